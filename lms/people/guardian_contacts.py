"""Whose contact a guardian's is: not the child's own, and seldom that of many children.

Siblings share a guardian and a home has many children, so a shared contact is no reason to
refuse: the office is told and looks.
"""

from django.db.models import Count, Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import override

from lms.notices.tell import tell

from .access import OFFICER
from .models import GuardianAnswer, GuardianConsent, Purpose, User

# More children than this with one contact, and the office is told; again at every fifth more.
MANY_CHILDREN = 5

# Mail to these arrives in one mailbox however many dots are written.
WITHOUT_DOTS = ("gmail.com", "googlemail.com")


class OwnContact(ValueError):
    """A child named their own address or number as that of a guardian."""


def mailbox(contact: str) -> str:
    """Where a letter arrives: budi+ibu@contoh.id is the mailbox of budi@contoh.id."""
    name, at, host = contact.lower().partition("@")
    if not at:
        return contact
    name = name.partition("+")[0]
    return f"{name.replace('.', '') if host in WITHOUT_DOTS else name}@{host}"


def is_own(contact: str, *others: str | None) -> bool:
    """Whether `contact` reaches the same mailbox or number as one of `others`."""
    return mailbox(contact) in {mailbox(other) for other in others if other}


def children_of(contact: str) -> int:
    """How many children named this contact, ever."""
    named = GuardianConsent.objects.filter(guardian_contact=contact)
    return named.order_by().values("child").distinct().count()


def shared_contacts() -> list[tuple[str, list[GuardianConsent]]]:
    """Contacts of more than MANY_CHILDREN children, each with its questions. Two queries."""
    many = (
        GuardianConsent.objects.order_by()
        .values("guardian_contact")
        .annotate(children=Count("child", distinct=True))
        .filter(children__gt=MANY_CHILDREN)
        .order_by("-children", "guardian_contact")
        .values_list("guardian_contact", flat=True)
    )
    by_contact: dict[str, list] = {contact: [] for contact in many}
    for asked in GuardianConsent.objects.filter(guardian_contact__in=by_contact).select_related(
        "child"
    ):
        by_contact[asked.guardian_contact].append(asked)
    return list(by_contact.items())


def asked_after_a_no():
    """Questions with which a child turned to somebody else after another guardian said no."""
    last = (
        GuardianAnswer.objects.filter(asked=OuterRef("pk"), text__purpose=Purpose.TRAINING)
        .order_by("-pk")
        .values("given")[:1]
    )
    refused = (
        GuardianConsent.objects.filter(child=OuterRef("child"), pk__lt=OuterRef("pk"))
        .exclude(guardian_contact=OuterRef("guardian_contact"))
        .annotate(said=Subquery(last))
        .filter(said=False)
    )
    return GuardianConsent.objects.filter(Exists(refused)).select_related("child")


def tell_the_office(asked: GuardianConsent) -> None:
    """Tell every officer where the new question is one to look at. Nothing of the child or the
    guardian stands in the notice: it stays when they are erased."""
    children = children_of(asked.guardian_contact)
    if children > MANY_CHILDREN and children % MANY_CHILDREN == 1:
        _tell_officers("guardian_of_many", number=children)
    if asked_after_a_no().filter(pk=asked.pk).exists():
        _tell_officers("guardian_after_a_no")


def _tell_officers(code, **data) -> None:
    for officer in User.objects.filter(groups__name=OFFICER, is_active=True):
        with override(officer.language):
            path = reverse("people:guardians")
        tell(recipient=officer, code=code, path=path, **data)
