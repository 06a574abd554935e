"""Draw the lots of a class again: `python lottery_check.py undian.json`, the published file."""

import hashlib
import json
import sys

drawn = json.load(open(sys.argv[1]))
sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
assert sha(drawn["seed"]) == drawn["seed_sha256"], "the seed is not the one that was announced"
for group in drawn["groups"]:
    order = sorted(group["order"], key=lambda ticket: sha(f"{drawn['seed']}:{ticket}"))
    assert order == group["order"], f"another order in {group['group']}"
    print(group["group"], "has seats for:", *order[: group["seats"]])
