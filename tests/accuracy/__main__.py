"""How often the checks are right: `make accuracy` prints precision and recall of each finding.

Ends with 1 where one of them is under what is promised.
"""

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import django

PROMISED = 0.98


def main() -> int:
    django.setup()
    from tests.accuracy.specimens import specimens

    hits, misses, false = Counter(), Counter(), Counter()
    wrong = []
    every = specimens()
    with TemporaryDirectory() as room:
        for specimen in every:
            told = findings_of(specimen, Path(room))
            hits.update(specimen.faults & told)
            misses.update(specimen.faults - told)
            false.update(told - specimen.faults - specimen.also)
            if missed := specimen.faults - told:
                wrong.append(f"{specimen.name}: not told {', '.join(sorted(missed))}")
            if extra := told - specimen.faults - specimen.also:
                wrong.append(f"{specimen.name}: told {', '.join(sorted(extra))}")
    good = True
    print(f"{'finding':24}{'clips':>6}{'missed':>8}{'false':>7}{'precision':>11}{'recall':>8}")
    for code in sorted({*hits, *misses, *false}):
        said, there = hits[code] + false[code], hits[code] + misses[code]
        precision = hits[code] / said if said else 1.0
        recall = hits[code] / there if there else 1.0
        good &= min(precision, recall) >= PROMISED
        print(
            f"{code:24}{there:>6}{misses[code]:>8}{false[code]:>7}{precision:>11.3f}{recall:>8.3f}"
        )
    print(f"\n{len(every)} clips, {len(every) - len({w.split(':')[0] for w in wrong})} all right")
    print("\n".join(wrong))
    return 0 if good else 1


def findings_of(specimen, room: Path) -> set[str]:
    """The codes told of a specimen; its clip is gone afterwards."""
    from media_tools import checks, pipeline
    from tests.accuracy.recipes import cook

    made = cook(specimen.recipe, room, specimen.name)
    measured = pipeline.measure(pipeline.inspect(made))
    made.unlink()
    return {found.code for found in checks.findings(measured, specimen.profile)}


if __name__ == "__main__":
    sys.exit(main())
