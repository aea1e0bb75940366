"""Every setting of the site, in the order of Django's documentation.

The environment is read strictly: an unknown value stops the start with a sentence
(`portal/environment.py`). The variables are listed in `.env.example`.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

from portal import security
from portal.environment import read_environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = read_environment(BASE_DIR)

# Cache and database

CACHES = {"default": env.cache}
DATABASES = {"default": env.database}

# Debugging

DEBUG = env.debug

# File uploads

DATA_DIR = env.data_dir
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
REQUEST_MAX_BYTES = 200 * 2**20
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static_files.JoinedStaticFilesStorage"},
}

# Languages and times

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"

# HTTP

ALLOWED_HOSTS = env.allowed_hosts
WSGI_APPLICATION = "portal.wsgi.application"
MIDDLEWARE = [
    "portal.middleware.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.SessionMiddleware",
    "portal.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.middleware.CsrfViewMiddleware",
    "portal.middleware.AuthenticationMiddleware",
    "portal.middleware.MessageMiddleware",
    "portal.middleware.EditingPolicyMiddleware",
    "portal.middleware.EditingMethodsMiddleware",
    "portal.middleware.ChangingMiddleware",
]
if DEBUG:
    MIDDLEWARE.insert(0, "portal.middleware.QueryCountMiddleware")

# Logging: to stdout, where whoever runs the site collects it. What a reader got wrong is no news.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name} pid={process} {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "style": "{",
        },
    },
    "handlers": {
        "stdout": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stdout"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stdout"], "level": env.log_level},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        # The audit log tells of it.
        "axes": {"level": "ERROR"},
        "gunicorn.error": {"handlers": ["stdout"], "propagate": False},
        # It says so of every HEAD that Django answers.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}

# Forms: our templates before Django's

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Models

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
INSTALLED_APPS = [
    "portal",
    "news",
    "events",
    "portal.directory",
    "portal.imports",
    "portal.addresses",
    "portal.search",
    "portal.counting",
    "portal.pictures",
    "portal.caching",
    "portal.texts",
    "portal.accounts",
    "portal.newsroom.apps.NewsroomConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "axes",
    "django_filters",
    "django_prose_editor",
    "js_asset",
    "rest_framework",
    "drf_spectacular",
    "reversion",
]

# Security

SECRET_KEY = env.secret_key
READER_HEADERS = security.READER_HEADERS
CONTENT_SECURITY_POLICY = security.EDITING_POLICY
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = env.on_https
SECURE_SSL_HOST = env.site_origin.partition("://")[2]  # never the host that was asked for
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = 63072000 if env.on_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.on_https
SECURE_HSTS_PRELOAD = env.on_https
CSRF_COOKIE_SECURE = env.on_https
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_PATH = "/admin/"
CSRF_FAILURE_VIEW = "portal.refusals.forbidden"
# Django and axes look for middlewares by name: ours are subclasses, frame-ancestors stands for X-Frame-Options, and our
# own sign-in says that an account is locked.
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002", "security.W003", "axes.W002"]
if not env.on_https:
    # Only this machine may do without https, and there these policies would lock the reader out.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W010"]

# Templates

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
                "portal.navigation.site",
            ],
        },
    },
]

# Addresses

ROOT_URLCONF = "portal.urls"

# Sign-in and sessions: the newsroom's only, so that no reader ever carries a cookie

LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "/admin/"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SESSION_COOKIE_SECURE = env.on_https
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = "/admin/"

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

# Libraries

# Tries to sign in are counted by name and by address; the audit log tells of them, not a log of its own.
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_CLIENT_IP_CALLABLE = "portal.accounts.attempts.address"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
REVERSION_MANAGE_MANAGERS = False
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "portal.api.answers.OneForm",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_PAGINATION_CLASS": "portal.api.answers.NumberedPages",
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "portal.api.answers.refusal",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": f"Open data of {env.site_name}",
    "DESCRIPTION": "Everything public on this site, for programs: read-only, without an account.",
    "VERSION": "1",
    "SERVERS": [{"url": env.site_origin}],
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "portal.api.views.with_refusals"],
}

# The portal

SITE_ORIGIN = env.site_origin
SITE_NAME = env.site_name
SITE_TAGLINE = env.site_tagline
CONTACT_EMAIL = env.contact_email
SEVERAL_HOSTS = env.several_hosts
TRUSTED_PROXIES = env.trusted_proxies
# Views counted change a page without changing content: no kept page is older than this. 0 keeps none.
PAGE_CACHE_SECONDS = 10
PAGE_CACHE_BYTES = 32 * 2**20
# Asked, with a moment, for the next instant at which something public begins or ends by itself.
NEXT_BOUNDARY = ["news.boundaries.next_boundary"]
VIEWS_PER_CLIENT_MINUTE = env.views_per_client_minute
PORTAL_DEMO = env.demo
PORTAL_DEMO_PASSWORD = env.demo_password
PORTAL_DEMO_TOTP_SECRET = env.demo_totp_secret
