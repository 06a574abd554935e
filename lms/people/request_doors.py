"""Who of the office may write down, answer and carry out which request.

An officer who could change the address of an administrator could become one, and who could write
down an erasure and carry it out could make anybody disappear. So nobody answers their own request,
requests of staff are the administrator's, and an erasure that was written down at the counter is
carried out at once only by somebody else; else it waits its 24 hours, in which the person reads of
it and can take it back. A date of birth decides who needs a guardian, so who wrote its correction
down at the counter does not decide it.
"""

from .access import ADMINISTRATOR, GROUP_ROLES, roles_of
from .corrections import BIRTH_DATE


def is_staff(person) -> bool:
    return bool(roles_of(person) & {ADMINISTRATOR, *GROUP_ROLES})


def may_enter_for(actor, person) -> bool:
    """Whether `actor` of the office may ask for `person`, or answer what they ask."""
    if ADMINISTRATOR in roles_of(actor):
        return True
    return actor.pk != person.pk and not is_staff(person)


def may_answer(actor, request) -> bool:
    if request.person is None or needs_a_second_person(actor, request):
        return False
    return may_enter_for(actor, request.person)


def needs_a_second_person(actor, request) -> bool:
    """Whether `actor` wrote it down and a colleague has to decide."""
    return request.field == BIRTH_DATE and request.entered_by_id == actor.pk


def may_stop(actor, request) -> bool:
    """Whether `actor` of the office may end an erasure for a person who changed their mind.

    What a guardian asked for is stopped by the guardian's own link.
    """
    return request.guardian_id is None and may_answer(actor, request)


def may_erase_now(actor, request) -> bool:
    """Without waiting for the time to reconsider."""
    if request.person_id == actor.pk and request.entered_by_id is None:
        return True
    return may_answer(actor, request) and request.entered_by_id != actor.pk
