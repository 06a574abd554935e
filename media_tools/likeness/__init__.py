"""Works that resemble an earlier one of somebody else: for a trainer to look at, never a verdict.

`hashing` makes a fingerprint of what the measuring pass kept, `matching` compares two, `index`
finds among all those that are worth comparing, `looking` writes down what was found.
"""
