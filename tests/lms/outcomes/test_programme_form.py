"""The office enters a programme in Wagtail's editor."""

from lms.outcomes.models import Programme
from lms.outcomes.office import allow_officers

ADD = "/cms/snippets/outcomes/programme/add/"


def test_an_officer_enters_a_programme_with_its_budget_and_classes(client, endah, cohort):
    allow_officers()
    client.force_login(endah)
    assert client.get(ADD).status_code == 200
    sent = client.post(
        ADD,
        {
            "name": "Pelatihan kreator",
            "slug": "kreator-2021",
            "fiscal_year": "2021",
            "budget": "150000000",
            "cohorts": [cohort.pk],
        },
    )
    assert sent.status_code == 302, sent.content
    programme = Programme.objects.get()
    assert (programme.slug, programme.fiscal_year, programme.budget) == (
        "kreator-2021",
        2021,
        150_000_000,
    )
    assert list(programme.cohorts.all()) == [cohort]


def test_an_editor_does_not_touch_budgets(client, fajar):
    allow_officers()
    client.force_login(fajar)
    assert client.get(ADD).status_code in (302, 404)
    assert Programme.objects.count() == 0
