"""The city's kelurahan by name. Courses keeps their codes only; whoever keeps the list of the
regions registers it at start-up."""

_namer = None


def register_kelurahan(function):
    """`function()` answers `{name: code}`."""
    global _namer
    _namer = function
    return function


def kelurahan_codes() -> dict[str, str]:
    """Codes by name in small letters."""
    names = _namer() if _namer else {}
    return {name.casefold(): code for name, code in names.items()}
