"""How long a page takes, asked in process: no network, no other visitor."""

from itertools import cycle

from django.test import Client

from tests.bench.rows import Row, alternated, p95, wall_seconds

REQUESTS = 40  # a round
FLOOR = "/healthz"


def page_row(*, name: str, addresses: list[str], client: Client, holding: str) -> Row:
    """95th percentile of `addresses` in turn; the same stack answering nothing is the floor."""
    asked = Asker(client, addresses), Asker(client, [FLOOR])
    for ask in asked:
        ask()
    page, floor = alternated(*asked)
    return Row(
        name,
        round(1000 * page, 1),
        "ms",
        f"{FLOOR} {1000 * floor:.1f} ms; {holding}",
        round(page / floor, 1),
    )


class Asker:
    """One round of requests; the answer is the 95th percentile of their seconds."""

    def __init__(self, client: Client, addresses: list[str]):
        self.client = client
        self.addresses = cycle(addresses)

    def __call__(self) -> float:
        return p95([wall_seconds(self.get) for _ in range(REQUESTS)])

    def get(self) -> None:
        address = next(self.addresses)
        # An error page is quick to make and would flatter the figure.
        if (status := self.client.get(address).status_code) != 200:
            raise RuntimeError(f"{address} answered {status}")


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
