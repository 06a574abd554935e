from .account import ContactForm, DataForm, GuardianForm
from .registration import RegisterForm
from .security import (
    AppForm,
    NameOfPasskeyForm,
    PasskeyForm,
    PasswordForm,
    PasswordProofForm,
)
from .signing_in import (
    AppProofForm,
    CodeForm,
    ForgottenForm,
    PasskeyProofForm,
    PasskeySignInForm,
    PasskeyStepForm,
    SecondStepForm,
    SignInForm,
)

__all__ = [
    "AppForm",
    "AppProofForm",
    "CodeForm",
    "ContactForm",
    "DataForm",
    "ForgottenForm",
    "GuardianForm",
    "NameOfPasskeyForm",
    "PasskeyForm",
    "PasskeyProofForm",
    "PasskeySignInForm",
    "PasskeyStepForm",
    "PasswordForm",
    "PasswordProofForm",
    "RegisterForm",
    "SecondStepForm",
    "SignInForm",
]
