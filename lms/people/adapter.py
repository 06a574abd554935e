"""How django-allauth finds our people, writes to them and sends them on. It calls these methods by
name; what a sign-in is made of stays its own matter."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.notices.letters import send_letter

from .codes import forget_registration
from .contacts import proven_contacts, take_contact
from .limits import spend_or_refuse
from .models import User
from .onward import onward
from .security import note_sign_in

# What allauth calls its letters, and what they are called here.
LETTERS = {
    "account/email/login_code": "sign_in_code",
    "account/email/unknown_account": "no_account",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code. Look at it again and type all its digits."),
        "too_many_login_attempts": _("Too many tries. Wait a quarter of an hour."),
        "rate_limited": _("Too many tries. Wait a quarter of an hour."),
    }

    # --- People by their number ---

    def get_user_by_phone(self, phone):
        return User.objects.filter(phone=phone, is_active=True).first()

    def get_phone(self, user):
        return (user.phone, user.phone in proven_contacts(user)) if user.phone else None

    def set_phone(self, user, phone, verified):
        if verified:
            take_contact(person=user, contact=phone)

    def set_phone_verified(self, user, phone):
        take_contact(person=user, contact=phone)

    # --- Writing to them ---

    def send_mail(self, template_prefix, email, context):
        # Not allauth's link: its host is the one that the caller named.
        link = settings.PUBLIC_URL + reverse("people:register")
        words = {"code": context.get("code"), "link": link}
        self._write(LETTERS[template_prefix], contact=email, words=words)

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        self._write("sign_in_code", contact=phone, words={"code": code})

    def _write(self, letter, *, contact, words):
        send_letter(contact=contact, letter=letter, language=get_language(), words=words)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Nothing: each view of ours says in its own words what happened."""

    # --- Tries, counted by whom they are about ---

    def _get_login_attempts_cache_key(self, request, **credentials):
        # allauth's has the Host header in it, which the caller chooses, and no number.
        return credentials.get("email") or credentials["phone"]

    def pre_authenticate(self, request, **credentials):
        """Raises TooOften. Only wrong passwords count: allauth gives back what is kept here after
        a right one."""
        account = self._get_login_attempts_cache_key(request, **credentials)
        by_account = spend_or_refuse(request, "login_failed", key=account)
        by_address = spend_or_refuse(request, "password_from_address")
        by_account.usage += by_address.usage
        self._login_failed_rl_usage = by_account

    # --- Signing in ---

    def get_login_stages(self):
        return ["allauth.account.stages.LoginByCodeStage", "lms.people.stages.SecondStep"]

    def post_login(self, request, user, **about):
        given = get_authentication_records(request, user)
        note_sign_in(person=user, ways=[each.get("type") or each["method"] for each in given])
        # Whoever came in just now has proven enough for sensitive acts.
        record_authentication(request, user, method="sign_in", reauthenticated=True)
        forget_registration(request)
        return super().post_login(request, user, **about)

    def respond_user_inactive(self, request, user):
        return redirect("people:sign_in")

    def get_login_redirect_url(self, request):
        return onward(request, request.user)

    get_signup_redirect_url = get_login_redirect_url
