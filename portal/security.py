"""The headers that tell a browser what a page may do."""

from typing import Any

from csp.constants import NONCE, NONE, SELF

READER_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

# A passkey at sign-in is the one power our pages ask for. Short, since it goes with every picture and font too, and
# only names that browsers know: others are console errors.
CLOSED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
PERMISSIONS = {**dict.fromkeys(CLOSED, "()"), "publickey-credentials-get": "(self)"}

READER_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in READER_POLICY.items()),
    "Permissions-Policy": ", ".join(f"{name}={value}" for name, value in PERMISSIONS.items()),
}

# What the editor of texts, django-prose-editor 0.28, writes into the head of its page, whose look depends on nothing
# else. A test compares it with the installed one.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"

# Editing pages are never cached, so that a nonce (`request.csp_nonce`) is safe there and there only.
EDITING_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE, EDITOR_STYLE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
