"""What guardians had said before there was an answer for each purpose."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from lms.people.consent import give_consent
from lms.people.guardian import ask_guardian
from lms.people.models import ConsentText, GuardianAnswer, GuardianConsent

migration = import_module("lms.people.migrations.0010_guardian_withdrawal")


class Before:
    """The models as they were: a question had one yes or no."""

    def __init__(self, asked, *, given):
        self.asked, self.given = asked, given

    def get_model(self, app, name):
        model = apps.get_model(app, name)
        if name == "GuardianAnswer":
            # Historical models refuse no update.
            return type("Historical", (), {"objects": Plain(model)})
        if name == "GuardianConsent":
            self.asked.given = self.given
            return type("Historical", (), {"objects": One(self.asked)})
        return model


class One:
    def __init__(self, asked):
        self.asked = asked

    def filter(self, **_named):
        return self

    def exclude(self, **_named):
        return [self.asked]


class Plain:
    def __init__(self, model):
        self.model = model

    def create(self, **fields):
        return self.model.objects.create(**fields)

    def filter(self, **named):
        return QuerySet(self.model).filter(**named)


def text(purpose):
    return ConsentText.objects.get(purpose=purpose, version=1, language="id")


@pytest.mark.parametrize("given", [True, False])
def test_one_answer_becomes_one_for_each_purpose_that_the_child_had_agreed_to(budi, given):
    give_consent(person=budi, text=text("training"))
    give_consent(person=budi, text=text("publication"))
    asked = ask_guardian(child=budi, name="Wati", contact="wati@demo.test")
    moment = timezone.now() + timedelta(minutes=1)
    GuardianConsent.objects.update(answered_at=moment)
    asked.refresh_from_db()
    # What the child agreed to only afterwards was not on the guardian's page.
    later = give_consent(person=budi, text=text("portfolio"))
    QuerySet(type(later)).filter(pk=later.pk).update(at=moment + timedelta(hours=1))
    migration.keep_answers(Before(asked, given=given), None)
    rows = GuardianAnswer.objects.order_by("text__purpose")
    assert [(row.text, row.given, row.at, row.text_sha256) for row in rows] == [
        (each, given, moment, each.sha256) for each in (text("publication"), text("training"))
    ]
