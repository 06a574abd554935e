from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from .phone import as_e164


class EmailOrPhoneBackend(ModelBackend):
    """Signs in by e-mail address or by mobile number, however the number was typed."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        login = (username or kwargs.get("email") or "").strip()
        if not login or password is None:
            return None
        people = get_user_model()
        number = as_e164(login)
        try:
            person = people.objects.get_by_natural_key(number or login)
        except people.DoesNotExist:
            # The same work as for a known account, so that time tells nothing.
            people().set_password(password)
            return None
        if person.check_password(password) and self.user_can_authenticate(person):
            return person
        return None
