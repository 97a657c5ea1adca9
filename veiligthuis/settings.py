# SPDX-License-Identifier: EUPL-1.2
"""All settings, read from the environment by env.py. DATABASE_URL is required: see postgres.py for the embedded one."""

from pathlib import Path
from typing import Any

from celery.schedules import crontab
from csp.constants import NONE, SELF

from veiligthuis import env
from veiligthuis.logboek import logging_instellingen

BASE_DIR = Path(__file__).resolve().parent.parent
GEGEVENS = (BASE_DIR / env.tekst("GEGEVENS", ".gegevens")).resolve()
SLEUTELBESTAND = (BASE_DIR / env.tekst("SLEUTELBESTAND", ".sleutels/sleutelring.json")).resolve()

# A demo has fixed accounts, no second factor and plain http on the own machine; everything else has none of these.
DEMO = env.waar("VT_DEMO", standaard=False)
MFA_VERPLICHT = env.waar("MFA_VERPLICHT", standaard=not DEMO)
DEBUG = env.waar("DEBUG", standaard=False)
SECRET_KEY = env.tekst("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.lijst("SECRET_KEY_OUD")
ALLOWED_HOSTS = env.lijst("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.lijst("CSRF_TRUSTED_ORIGINS")
BASIS_URL = env.tekst("BASIS_URL", "http://localhost:8000")

INSTALLED_APPS = [
    "veiligthuis",
    "werkplek",
    "dossiers",
    "rapportage",
    "monitoring",
    "overdracht",
    "intake",
    "documenten",
    "meldingen",
    "personen",
    "organisaties",
    "achtergrond",
    "audit",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "oauth2_provider",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "audit.context.ContextMiddleware",
    "veiligthuis.api.versiekop",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organisaties.mfa.MFAVerplicht",
]

ROOT_URLCONF = "veiligthuis.urls"
WSGI_APPLICATION = "veiligthuis.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "werkplek.navigatie.navigatie",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: vt_app runs, vt_eigenaar migrates and loads (manage.py sets VT_ROL), vt_lezer reads for reports.
VT_ROL = env.tekst("VT_ROL", "app")
VERBINDING: dict[str, Any] = {
    "CONN_MAX_AGE": env.geheel("CONN_MAX_AGE", 60),
    "CONN_HEALTH_CHECKS": True,
}
APP = env.database("DATABASE_URL")
LEZEN = env.database("DATABASE_URL_LEZEN") if env.tekst("DATABASE_URL_LEZEN", "") else APP
ROL_APP, ROL_LEZER = APP["USER"], LEZEN["USER"]
DATABASES = {
    "default": (env.database("DATABASE_URL_EIGENAAR") if VT_ROL == "eigenaar" else APP) | VERBINDING,
    "lezen": LEZEN | VERBINDING | {"TEST": {"MIRROR": "default"}},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.tekst("CACHE_URL")}
        if env.tekst("CACHE_URL", "")
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "veiligthuis_cache"}
    )
}

# Log-in
AUTH_USER_MODEL = "organisaties.Medewerker"
AUTHENTICATION_BACKENDS = ["organisaties.inloggen.Inlogbackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_ADAPTER = "veiligthuis.aanmelden.GeslotenAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Veilig Thuis"

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Transport and headers
BEVEILIGD = env.waar("HTTPS", standaard=not DEMO)
SECURE_SSL_REDIRECT = BEVEILIGD
SESSION_COOKIE_SECURE = BEVEILIGD
CSRF_COOKIE_SECURE = BEVEILIGD
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if BEVEILIGD else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEVEILIGD
SECURE_HSTS_PRELOAD = BEVEILIGD
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
# How many of our own proxies stand before us: as many entries of X-Forwarded-For are believed.
AANTAL_PROXIES = env.geheel("AANTAL_PROXIES", 0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if AANTAL_PROXIES else None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Noodtoegang (break-glass) to a shielded dossier ends by itself after this many hours.
NOODTOEGANG_UREN = env.geheel("NOODTOEGANG_UREN", 8)
# A melding may hold a long story; more than this is a mistake or an attack.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A document, one at a time, kept in memory until it is encrypted: nothing of it ever stands in the clear on a disk.
DOCUMENT_MAX_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
# The page of a melding with every row filled in, as a message of fifty people fills it, is more than a thousand.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_HANDLERS = ["documenten.opvangen.InGeheugen"]

# Static files: our own, and the design system from the locked npm packages.
STATIC_URL = "static/"
STATIC_ROOT = Path(env.tekst("STATIC_ROOT", str(GEGEVENS / "statisch")))
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    *([BASE_DIR / "static"] if (BASE_DIR / "static").is_dir() else []),
    *[
        (voorvoegsel, str(NODE_MODULES / pakket / "dist"))
        for voorvoegsel, pakket in {
            "utrecht": "@utrecht/component-library-css",
            "voorbeeld": "@nl-design-system-unstable/voorbeeld-design-tokens",
        }.items()
        if (NODE_MODULES / pakket / "dist").is_dir()
    ],
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if env.waar("STATISCH_MANIFEST", standaard=True)
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# E-mail never holds case content: "er staat een overdracht klaar" and a link.
EMAIL_BACKEND = env.tekst(
    "EMAIL_BACKEND",
    "django.core.mail.backends.filebased.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_FILE_PATH = GEGEVENS / "mail"
EMAIL_HOST = env.tekst("EMAIL_HOST", "localhost")
EMAIL_PORT = env.geheel("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.tekst("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.tekst("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.waar("EMAIL_USE_TLS", standaard=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.tekst("DEFAULT_FROM_EMAIL", "noreply@veiligthuis.example")

# Celery
CELERY_BROKER_URL = env.tekst("BROKER_URL", "filesystem://localhost")
BROKER_MAP = Path(env.tekst("BROKER_MAP", str(GEGEVENS / "broker")))
CELERY_BROKER_TRANSPORT = "veiligthuis.bestandsbroker:Transport" if CELERY_BROKER_URL.startswith("filesystem") else None
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    {
        "data_folder_in": str(BROKER_MAP / "berichten"),
        "data_folder_out": str(BROKER_MAP / "berichten"),
        "control_folder": str(BROKER_MAP / "beheer"),
    }
    if CELERY_BROKER_URL.startswith("filesystem")
    else {}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
# What runs at night and in between: every job sweeps rows that are due, so a missed tick never matters.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "wat klaarstaat opnieuw aanbellen": {"task": "achtergrond.veeg", "schedule": 30.0, "options": {"expires": 30}},
    "oude formuliertokens vergeten": {"task": "achtergrond.ruim_op", "schedule": crontab(hour="3", minute="10")},
    "overdrachten laten verlopen en herinneren": {"task": "overdracht.veeg", "schedule": crontab(minute="*/15")},
    "termijnen signaleren": {"task": "meldingen.veeg", "schedule": crontab(minute="*/15")},
    "samenvoegingen nalopen": {"task": "meldingen.veeg_samenvoegingen", "schedule": crontab(hour="3", minute="30")},
    "herhaling bijwerken": {"task": "meldingen.veeg_herhaling", "schedule": crontab(hour="3", minute="40")},
    "informeerlijsten maken": {"task": "meldingen.veeg_informeerlijsten", "schedule": crontab(hour="4", minute="20")},
    "bekende personen zoeken": {"task": "meldingen.veeg_niet_gezocht", "schedule": crontab(minute="*/15")},
    # A thousand at a time, so 24,000 a night; the next night goes on where this one ended.
    "bekende personen opnieuw zoeken": {
        "task": "meldingen.veeg_opnieuw",
        "schedule": crontab(hour="1-4", minute="*/10"),
    },
    "monitoring plannen en signaleren": {"task": "monitoring.veeg", "schedule": 60.0, "options": {"expires": 60}},
    "ongelezen berichten lezen": {"task": "intake.veeg", "schedule": 60.0, "options": {"expires": 60}},
    "verlopen formulieren wissen": {"task": "intake.ruim_formulieren_op", "schedule": crontab(minute="25")},
    "verlopen tokens vergeten": {"task": "intake.ruim_tokens_op", "schedule": crontab(hour="3", minute="20")},
    "audit verzegelen": {"task": "audit.verzegel", "schedule": crontab(minute="5")},
}

# Keys of machines that deliver messages (intake): client credentials and nothing else of OAuth2. The last group says
# that what this server does not have is not had in an unsafe form either; `check --deploy` asks for it.
OAUTH2_PROVIDER: dict[str, Any] = {
    "OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer",
    "SCOPES": {"berichten": "Berichten afleveren"},
    "ACCESS_TOKEN_EXPIRE_SECONDS": 15 * 60,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    **{
        f"COMPLIANT_BCP_RFC9700_{onderdeel}": True
        for onderdeel in ("IMPLICIT_GRANT", "PASSWORD_GRANT", "PKCE_METHOD", "AUTHZ_RESPONSE_ISS")
    },
}

# API
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["veiligthuis.api_vorm.BegrensdeJSON"],
    "EXCEPTION_HANDLER": "veiligthuis.api.foutafhandeling",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "DEFAULT_PAGINATION_CLASS": "veiligthuis.api_vorm.Bladeren",
    "PAGE_SIZE": 50,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Veilig Thuis API",
    "DESCRIPTION": "Zaakregistratie voor Veilig Thuis: van melding tot monitoring.",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "CONTACT": {"name": "Functioneel beheer Veilig Thuis"},
    "POSTPROCESSING_HOOKS": ["veiligthuis.api_vorm.beschrijf_problemen"],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}

LOGGING = logging_instellingen(env.tekst("LOG_NIVEAU", "INFO"))
