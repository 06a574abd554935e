"""Contacts as the office may see them: enough to recognise, too little to use."""


def masked(contact: str) -> str:
    """a•••@d•••.test for an address, +6281•••••890 for a number; nothing for nothing."""
    if "@" in contact:
        name, _at, domain = contact.rpartition("@")
        host, dot, rest = domain.partition(".")
        return f"{name[:1]}•••@{host[:1]}•••{dot}{rest}"[:80]
    if not contact:
        return ""
    return f"{contact[:5]}{'•' * max(3, len(contact) - 8)}{contact[-3:]}"[:80]
