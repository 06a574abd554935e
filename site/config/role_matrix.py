"""Who may use what, read from the code: the table of docs/ROLES.md."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, resolvers

from config.access import modules_of, rules_of
from config.api import api
from lms.people.access import (
    ADMINISTRATOR,
    ANYONE,
    EDITOR,
    GUARDIAN,
    OFFICER,
    OPERATOR,
    RESIDENT,
    SIGNED_IN,
    TRAINER,
)

OURS = {"config", "face", "lms", "courses", "media_tools"}
# Each column with the rules that open a route to it. Everybody with an account is a resident, an
# officer runs the machines as well, and an administrator has every role.
COLUMNS = {
    "stranger": {ANYONE},
    # The holder of the link that was sent to them, whoever they are otherwise.
    "guardian": {ANYONE, GUARDIAN},
    "resident": {ANYONE, SIGNED_IN, RESIDENT},
    "trainer": {ANYONE, SIGNED_IN, RESIDENT, TRAINER},
    "officer": {ANYONE, SIGNED_IN, RESIDENT, OFFICER, OPERATOR},
    "editor": {ANYONE, SIGNED_IN, RESIDENT, EDITOR},
    "administrator": {
        ANYONE,
        SIGNED_IN,
        RESIDENT,
        TRAINER,
        OFFICER,
        OPERATOR,
        EDITOR,
        ADMINISTRATOR,
    },
}
HEAD = """# Who may use what

Made from the code by `manage.py roles`; a test holds it true. This is the outer door. Behind it a trainer sees their own classes only, a resident their own data only; what is not for somebody looks as if it were not there. A guardian has no account: the link that was sent to them is their key to the pages about one child, until that child is 18.
"""  # noqa: E501


def routes(resolver=None, prefix="/") -> Iterator[tuple[str, frozenset]]:
    """(address, rules) of every page of ours, without the English doubles."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            is_language = isinstance(pattern.pattern, resolvers.LocalePrefixPattern)
            yield from routes(pattern, prefix if is_language else prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern) and is_ours(pattern.callback):
            yield prefix + str(pattern.pattern), rules_of(pattern.callback)


def is_ours(view) -> bool:
    written_here = any(module.split(".")[0] in OURS for module in modules_of(view))
    return written_here and hasattr(view, "access_rules")


def operations() -> Iterator[tuple[str, frozenset]]:
    """(method and address, rules) of every operation of the API."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                if operation.include_in_schema:
                    address = f"/api/v1{prefix}{path}".replace("//", "/")
                    for method in operation.methods:
                        yield f"{method} {address}", rules_of(operation.view_func)


def page() -> str:
    return "\n".join(
        [HEAD, "## Pages", "", *table(routes()), "", "## API", "", *table(operations()), ""]
    )


def table(lines) -> list[str]:
    known = {}
    for address, rules in lines:
        known[address] = known.get(address, frozenset()) | rules
    head = ["| | " + " | ".join(COLUMNS) + " |", "|---|" + "---|" * len(COLUMNS)]
    return head + [
        f"| `{address}` | "
        + " | ".join("yes" if rules & opens else "" for opens in COLUMNS.values())
        + " |"
        for address, rules in sorted(known.items())
    ]
