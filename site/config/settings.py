"""All settings. Every value can come from the environment; none has to (`make run`)."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.environment import data_contact, env, key_ring, secret

BASE_DIR = Path(__file__).resolve().parent.parent.parent
SITE_DIR = BASE_DIR / "site"

# --- Where data lives --------------------------------------------------------------------
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var"))).resolve()
SCRATCH_DIR = Path(env.str("SCRATCH_DIR", str(DATA_DIR / "scratch")))
for directory in (DATA_DIR, SCRATCH_DIR):
    directory.mkdir(parents=True, exist_ok=True)

# --- Safety ------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", True)
DEMO_SECRET_KEY = "demo-only-not-a-secret-ngalam-kreator-0000000000000000000"  # noqa: S105
DEMO_PASSWORD = "ngalam-kreator"  # noqa: S105
SECRET_KEY = secret("SECRET_KEY", DEMO_SECRET_KEY)
# Earlier ones, which what they signed still opens: links in letters, sessions.
SECRET_KEY_FALLBACKS = secret("SECRET_KEY_FALLBACKS", "").split()
if not DEBUG and SECRET_KEY == DEMO_SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY (or SECRET_KEY_FILE): DEBUG is off.")

PORT = env.int("PORT", 8000)
# Whom people turn to about their data, until the office fills it in at /cms/settings/.
DATA_CONTACT = data_contact("DATA_CONTACT")
PUBLIC_URL = env.str("PUBLIC_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["*"] if DEBUG else [urlsplit(PUBLIC_URL).hostname])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "config.views.csrf_failure"

SERVED_BY_TLS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_BY_TLS
SECURE_SSL_REDIRECT = SERVED_BY_TLS
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_BY_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SERVED_BY_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_BY_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews a page in a frame of its own
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# --- Rooms -------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",
    "demo",
    "face",
    "lms.integration",
    "lms.outcomes",
    "lms.assessment",
    "lms.learning",
    "lms.enrolment",
    "lms.notices",
    "lms.people",
    "courses",
    "media_tools",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail_localize",
    "wagtail_localize.locales",  # wagtail.locales, and which language follows which
    "wagtail.embeds",
    "wagtail.sites",
    "lms.people.accounts_app.AccountsConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    # Its templates, for FORM_RENDERER below.
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.strangers.StrangersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.bodies.BodyLimitMiddleware",
    "config.nul.NulMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.security.PolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.access.AccessMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.page",
            ],
        },
    },
]

# --- Database ----------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        secret("DATABASE_URL", f"sqlite:///{DATA_DIR / 'ngalam.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a
    # transaction, so that two writers queue up instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=60000; "
            # What is deleted is overwritten: an erased name must not be read from the file.
            "PRAGMA secure_delete=ON;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = secret("CACHE_URL", "")
if CACHE_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": CACHE_URL,
        }
    }
else:
    CACHES = {
        "default": {"BACKEND": "config.cache.MemoryAndCounts"},
        # Full, it would forget counts at random; a million is more than a day of an attack.
        "counts": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "people_tally",
            "OPTIONS": {"MAX_ENTRIES": 1_000_000},
        },
    }

# Pages that strangers ask for most, in the memory of each process (config/strangers.py): what they
# say, of seats too, may be so many seconds old. 0: each is drawn anew.
STRANGERS_SECONDS = env.int("STRANGERS_SECONDS", 30)
CACHES["strangers"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "strangers",
    "OPTIONS": {"MAX_ENTRIES": 200},
}

# --- Files -------------------------------------------------------------------------------
# Private: originals, renditions. Served by views that ask who may see them.
if env.str("MEDIA_STORAGE_URL", ""):
    raise ImproperlyConfigured("MEDIA_STORAGE_URL is not supported yet: files lie in DATA_DIR.")
MEDIA_ROOT = DATA_DIR / "public"
MEDIA_URL = "/media/"
PRIVATE_ROOT = DATA_DIR / "private"
STATIC_ROOT = DATA_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [SITE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# `make run` collects and compresses once; a developer's `runserver` finds files where they lie.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "build").exists()
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS
WHITENOISE_MAX_AGE = 3600

FILE_UPLOAD_TEMP_DIR = SCRATCH_DIR
MAX_UPLOAD_BYTES = env.int("MAX_UPLOAD_BYTES", 2 * 1024**3)
# An upload nobody continued for so long is removed.
UPLOAD_EXPIRES_HOURS = env.int("UPLOAD_EXPIRES_HOURS", 48)
# Where a proxy in front finds PRIVATE_ROOT (an internal location, "/private/"); empty: none does.
ACCEL_REDIRECT_PREFIX = env.str("ACCEL_REDIRECT_PREFIX", "")

# --- People ------------------------------------------------------------------------------
# Signs the audit trail. Its own secret, so that SECRET_KEY may change without breaking the chain.
AUDIT_KEY = secret("AUDIT_KEY", f"audit:{SECRET_KEY}")
TRAIL_ANCHORS = DATA_DIR / "trail-anchors.txt"
# Keep the NIK of those whose class asks for it: the first key writes, the others still read.
# Without any, nothing starts where a class asks (lms/enrolment/nik_guard.py).
NIK_KEYS = key_ring("NIK_KEYS")
if DEBUG and not NIK_KEYS:
    NIK_KEYS = {"demo": hashlib.sha256(f"nik:{SECRET_KEY}".encode()).digest()}
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[0]["OPTIONS"] = {"user_attributes": ("name", "email", "phone")}
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "learning:mine"
# Who comes to work starts where the work is; an administrator has every role, so that is first.
FIRST_PAGE_BY_ROLE = [
    ("administrator", "wagtailadmin_home"),
    ("officer", "outcomes:dashboard"),
    ("trainer", "assessment:desk"),
    ("editor", "wagtailadmin_home"),
]
LOGOUT_REDIRECT_URL = "/"

# --- Signing in --------------------------------------------------------------------------
# django-allauth underneath; pages, words and verbs are ours (docs/adr/0013).
# How many proxies of ours stand in front, whose X-Forwarded-For may be believed.
NUM_PROXIES = NINJA_NUM_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("NUM_PROXIES", 0)
ACCOUNT_ADAPTER = "lms.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# The form is ours; allauth wants to hear that people have a login and a password.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1"]
# Nobody has an account before their contact is proven, so signing in asks for no proof.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
# One code lives so long (seconds), whatever it is for, is tried so often and sent anew so often.
CODE_LIVES = ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
CODE_TRIES = ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
CODE_SENT_ANEW = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
# After proving who one is, sensitive acts are open for so long (seconds).
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
# Counted in the cache, so for all processes together. A class of 140 sits behind one address of
# the city's wifi: what counts by address ("ip") must let them all in within a few minutes.
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords and second-step codes of one account; what success takes back.
    "login_failed": "5/15m/key",
    # Wrong passwords from one address, whatever the accounts.
    "password_from_address": "100/15m/ip",
    # Codes for one contact: the wait before the next one, and how many in an hour.
    "code_wait": "1/45s/key",
    "code_sent": "6/1h/key,300/1h/ip",
    # Codes typed for one contact, right or wrong, over all browsers.
    "code_typed": "20/1h/key,600/1h/ip",
    "passkey_from_address": "300/15m/ip",
    # Letters to guardians of one child: a wrong digit or two, not a list of numbers.
    "guardian_asked": "6/1d/key,100/1h/ip",
    "sign_up": "300/1h/ip",
    # One calendar address: many devices may share it, a broken program may not.
    "calendar_read": "20/10m/key",
    # Questions and answers of one person.
    "words_written": "20/1h/key",
}
MFA_ADAPTER = "lms.people.factor_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A phone's clock may be half a minute wrong.
MFA_TOTP_TOLERANCE = 1
# Seals the secrets of authenticator apps. Its own, so that SECRET_KEY may change.
MFA_KEY = secret("MFA_KEY", f"mfa:{SECRET_KEY}")
# Staff sign in with a second factor. With DEBUG on, scripts use the demo's logins.
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", not DEBUG)

# --- Language and place ------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
# What the pages say, then what Wagtail leaves in English (config/editor_catalogues.py).
LOCALE_PATHS = [SITE_DIR / "locale", SITE_DIR / "locale_editor"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "config.formats"

# --- Wagtail -----------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Ngalam Kreator"
# Who signs in here is nobody else's business.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Versions are for who runs the platform; editors' browsers ask no other server about them.
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# A translation begins as a draft: nothing half translated is shown (docs/adr/0020).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# The words stay where a page is removed in one language.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# What the translator's screen asks for is answered as JSON, never as a page to try things on.
REST_FRAMEWORK = {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
# "simple": PostgreSQL would else take words for those of the language that its server was set up
# with, and leave out what English has too much of ("an", "do"). SQLite does neither.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
WAGTAILADMIN_LOGIN_URL = "/masuk/"
WAGTAIL_FRONTEND_LOGIN_URL = "/masuk/"
# People change their address and password on /akun/, where both are proven.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILDOCS_EXTENSIONS = ["pdf", "txt", "csv", "docx", "xlsx", "odt"]

# --- Background work ---------------------------------------------------------------------
# Without a URL, the broker is a Valkey of our own on a socket in DATA_DIR (config/broker.py).
CELERY_BROKER_URL = secret("CELERY_BROKER_URL", "")
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", 60)
JOB_HEARTBEAT_SECONDS = env.float("JOB_HEARTBEAT_SECONDS", 10.0)
JOB_SWEEP_SECONDS = env.float("JOB_SWEEP_SECONDS", 15.0)
# Work and uploads wait while the disk has less room than this.
# A directory with a Whisper model in CTranslate2's form; empty: no captions by the machine.
CAPTION_MODEL = env.path("CAPTION_MODEL", None)
if CAPTION_MODEL and not (CAPTION_MODEL / "model.bin").is_file():
    raise ImproperlyConfigured(f"CAPTION_MODEL: there is no model.bin in {CAPTION_MODEL}.")
KEEP_FREE_BYTES = env.int("KEEP_FREE_BYTES", 1024**3)
# What one person may have here at once; generous, so that only a mistake or a misuse meets it.
MOST_BYTES_A_PERSON = env.int("MOST_BYTES_A_PERSON", 30 * 1024**3)
MOST_JOBS_A_PERSON = env.int("MOST_JOBS_A_PERSON", 20)
# A repaired version that its owner does not keep is removed after so many days.
VERSIONS_KEPT_DAYS = env.int("VERSIONS_KEPT_DAYS", 14)

# --- Mail --------------------------------------------------------------------------------
# False: letters and texts lie as files in DATA_DIR/mail, and pages that await a code say so.
SENDS_MESSAGES = bool(secret("EMAIL_URL", ""))
_mail = urlsplit(secret("EMAIL_URL", ""))
if _mail.scheme in {"smtp", "smtps"}:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.username or "", _mail.password or ""
    EMAIL_USE_TLS = _mail.scheme == "smtps"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
# A mail server that does not answer must not hold a worker.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", "Ngalam Kreator <tidak-dibalas@localhost>")
# Short texts (WhatsApp or SMS): files in DATA_DIR/mail, or a gateway that takes them by HTTPS.
TEXT_GATEWAY_URL = env.str("TEXT_GATEWAY_URL", "file://")
TEXT_GATEWAY_TOKEN = secret("TEXT_GATEWAY_TOKEN", "")
if TEXT_GATEWAY_URL.startswith("https://") and not TEXT_GATEWAY_TOKEN:
    raise ImproperlyConfigured("Set TEXT_GATEWAY_TOKEN: TEXT_GATEWAY_URL names a gateway.")
MESSAGE_SWEEP_SECONDS = env.float("MESSAGE_SWEEP_SECONDS", 30.0)

# --- Content security policy -------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}

# --- Logs --------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    # Wagtail tells of every index entry it writes.
    "loggers": {
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
    },
}
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]
