import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

ADULT_AGE = 18  # years; below it a guardian consents (UU PDP 27/2022)
SOCIAL_MEDIA_AGE = 16  # years; below it no account may be asked for (PP 17/2025)


class UserManager(BaseUserManager):
    def create_user(self, *, name, email=None, phone=None, password=None, **fields):
        user = self.model(
            name=name, email=(email or "").strip().lower() or None, phone=phone or None, **fields
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, name, password, email=None, phone=None, **fields):
        fields |= {"is_staff": True, "is_superuser": True}
        return self.create_user(name=name, email=email, phone=phone, password=password, **fields)

    def get_by_natural_key(self, login):
        """A person signs in with the address or the number they gave; e-mail in any case."""
        return self.get(Q(email=login.lower()) | Q(phone=login))


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. One name field: a single word is a full name."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    # E.164, for example +6281234567890.
    phone = models.CharField(_("mobile number"), max_length=16, unique=True, null=True, blank=True)
    # The number that a code came back from. Only while it is `phone` is that number trusted, so
    # that whatever else sets `phone` cannot lend it trust.
    proven_phone = models.CharField(max_length=16, blank=True, editable=False)
    # Part of what every session is signed with: another one ends them all.
    session_stamp = models.CharField(max_length=32, blank=True, editable=False)
    kelurahan = models.ForeignKey(
        "people.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("kelurahan"),
        limit_choices_to={"level": "kelurahan"},
    )
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=5, default="id")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    # Either `email` or `phone` signs in; Django asks for one field name.
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False),
                name="an_account_has_an_email_or_a_phone",
                violation_error_message=_("Give an e-mail address or a mobile number."),
            ),
            # Then "one account an address" holds in any case, and an index finds it.
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email=Lower("email")),
                name="an_email_is_kept_in_lower_case",
                violation_error_message=_("Write the e-mail address in lower case."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        self.email = (self.email or "").strip().lower() or None
        self.phone = self.phone or None

    def _get_session_auth_hash(self, secret=None):
        """Django's, and bound to `session_stamp`."""
        bare = super()._get_session_auth_hash(secret=secret)
        if not self.session_stamp:
            return bare
        salt = "lms.people.session_stamp"
        return salted_hmac(salt, bare + self.session_stamp, algorithm="sha256").hexdigest()

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    # Wagtail greets its editors by these two names.
    @property
    def first_name(self):
        return self.name

    @property
    def last_name(self):
        return ""

    def age_on(self, day) -> int | None:
        """Full years on `day`, or None where no date of birth was given."""
        if self.birth_date is None:
            return None
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (not had_birthday)

    @property
    def is_minor(self) -> bool:
        age = self.age_on(timezone.localdate())
        return age is not None and age < ADULT_AGE
