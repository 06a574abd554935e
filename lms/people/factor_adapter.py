"""How django-allauth names, draws and keeps second factors here."""

import base64
import hashlib

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext as _

from .adapter import AccountAdapter

# What a phone shows beside a passkey, and an authenticator app above its digits.
SITE = "Ngalam Kreator"


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self):
        return SITE

    def _get_site_name(self):
        return SITE

    def build_totp_svg(self, url):
        """Without `style` attributes, which the content policy forbids."""
        code = segno.make(url, error="m")
        return code.svg_inline(
            scale=1, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr"
        )

    def generate_authenticator_name(self, user, type):
        return _("My passkey")

    # A copy of the database alone must not be enough to make somebody's codes.

    def encrypt(self, text):
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    digest = hashlib.sha256(settings.MFA_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
