"""What allauth asks between a right password or code and being signed in."""

from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login

from .second_factor import has_second_step


class SecondStep(AuthenticateStage):
    """The second factor, of those who have to give one; a passkey is both steps at once."""

    def _should_handle(self, request) -> bool:
        person = self.login.user
        if person is None or did_use_passwordless_login(request, person):
            return False
        return has_second_step(person)
