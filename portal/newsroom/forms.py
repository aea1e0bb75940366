from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts import totp

ATTRIBUTES = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}


class SignInForm(AdminAuthenticationForm):
    """Django's takes names of any length, which those who count tries cannot write down."""

    username = UsernameField(max_length=150)


class CodeForm(forms.Form):
    """A code of the second factor. Given a `secret`, it must be that secret's code of now: the app is set up."""

    code = forms.CharField(max_length=20, label=_("Code"), widget=forms.TextInput(attrs=ATTRIBUTES))

    def __init__(self, *args: Any, secret: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = secret

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if self.secret and totp.step_of(self.secret, "".join(code.split()), timezone.now()) is None:
            raise ValidationError(_("The app shows another code. Is the clock of the phone right?"))
        return code


class OwnCodeForm(CodeForm):
    """For a change of one's own account: whoever finds a desk left open must not be able to make it."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,  # a password may begin with a space
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["password", "code"]

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your password."))
        return password
