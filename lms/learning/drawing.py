"""Which questions of a quiz are asked, and in which order. Pure: the same seed, the same draw."""

import random


def drawn(questions, *, draws: dict[str, int], shuffle: bool, seed: int) -> list[dict]:
    """Of each pool in `draws` as many as it says, every question of no pool; `questions` are
    plain data of `courses.marking`. With `shuffle` the questions, and the parts that may change
    places within each, stand in another order."""
    chance = random.Random(seed)
    taken = set()
    for pool, number in draws.items():
        keys = [each["key"] for each in questions if each["pool"] == pool]
        taken |= set(chance.sample(keys, min(number, len(keys))))
    asked = [each for each in questions if each["pool"] not in draws or each["key"] in taken]
    if shuffle:
        chance.shuffle(asked)
    return [laid_out(each, chance, shuffle=shuffle) for each in asked]


def laid_out(question, chance, *, shuffle) -> dict:
    """`shown` is the order in which the parts stand; what is to be ordered or matched never
    stands in the right one."""
    match question["kind"]:
        case "order":
            keys = [each["key"] for each in question["items"]]
            return question | {"shown": mixed(keys, chance)}
        case "match":
            keys = [each["key"] for each in question["pairs"]]
            return question | {"shown": mixed(keys, chance)}
        case "single" | "multiple" | "fault":
            keys = [each["key"] for each in question["choices"]]
            return question | {"shown": chance.sample(keys, len(keys)) if shuffle else keys}
        case "hotspot":
            return question | {"shown": [each["key"] for each in question["regions"]]}
    return question


def mixed(keys, chance) -> list:
    other = list(keys)
    while len(set(keys)) > 1 and other == list(keys):
        chance.shuffle(other)
    return other
