"""The form in which an article is written, and the rows that hang on it."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from news import policy
from news.admin.readers import Readers
from news.models import Article, Contribution, Correction, Illustration, Mention, RelatedArticle
from news.versions.newest import newest_number, newest_version, overtaken_by
from portal.texts.editor import PARAGRAPHS, TextEditor

EXTENSIONS: dict[str, Any] = PARAGRAPHS | {
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3]},
    "Blockquote": True,
    "HorizontalRule": True,
    "Figure": True,
    "Image": True,
    "Caption": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HTML": True,
    # Ours: see static/js/newsroom/text-editor.js, and figures.js for "Figure"
    "Abbreviation": True,
    "Foreign": True,
    "Kept": True,
    # Ours: see static/js/newsroom/pasting.js and word-lists.js
    "Pasting": True,
    "WordLists": True,
}
MODULES = [f"js/newsroom/{name}.js" for name in ("text-editor", "figures", "pasting", "word-lists")]


class StoryEditor(TextEditor):
    """With all that a story may hold, pictures of the library too.

    Readers get a picture while something public shows it, editors always: in the form it has their address.
    """

    extensions = EXTENSIONS

    def get_config(self) -> dict[str, Any]:
        config = super().get_config() | {"js_modules": [static(name) for name in MODULES]}
        config["extensions"] |= {"Figure": {"pickerUrl": reverse("admin:news_article_pictures")}}
        return config

    def format_value(self, value: Any) -> str | None:
        text = super().format_value(value)
        return text and text.replace(*self.addresses())

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        text = super().value_from_datadict(data, files, name)
        of_readers, of_editors = self.addresses()
        return text and text.replace(of_editors, of_readers)

    def addresses(self) -> tuple[str, str]:
        """What a picture's address begins with, for readers and for editors."""
        return f'src="{settings.MEDIA_URL}pictures/', f'src="{reverse("admin:pictures_picture_changelist")}'


class ArticleForm(forms.ModelForm):
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    readers = Readers()
    # False where a text is only looked at: then no row is locked, and nobody is refused.
    is_for_saving = True

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 - the admin's fieldsets choose
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "data-count": "headline-count", "data-most": 90}),
            "lead": forms.Textarea(attrs={"rows": 4}),
            "body": StoryEditor(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = newest_number(self.instance)
        if "readers" in self.fields:
            self.fields["readers"].queryset = policy.nameable(self.instance)  # type: ignore[attr-defined]

    def clean_headline(self) -> str:
        """One line: the field is as high as the headline is long."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean_body(self) -> str:
        """In the form, so that a text that cannot be cleaned never stands on an article, be it only to be looked at."""
        body: str = Article._meta.get_field("body").clean(self.cleaned_data["body"], self.instance)
        return body

    def clean_external_url(self) -> str:
        address: str = self.cleaned_data["external_url"]
        if address and not address.startswith(("http://", "https://")):
            raise forms.ValidationError(_("Give an address that begins with https://"))
        return address

    def clean_published_at(self) -> datetime.datetime | None:
        published_at: datetime.datetime | None = self.cleaned_data["published_at"]
        if published_at and not 1900 <= published_at.year <= 2999:
            raise forms.ValidationError(_("Give a year between 1900 and 2999."))
        return published_at

    def clean_event_month_day(self) -> str:
        day: str = self.cleaned_data["event_month_day"]
        try:
            # A leap year: the day may be February 29.
            return datetime.date.fromisoformat(f"2000-{day}").strftime("%m-%d") if day else ""
        except ValueError:
            raise forms.ValidationError(_("Give month and day as 09-05.")) from None

    def clean_featured_until(self) -> datetime.datetime | None:
        """A pin on the home page ends by itself; without a beginning it begins now."""
        begins, ends = self.cleaned_data.get("featured_from"), self.cleaned_data["featured_until"]
        if begins and not ends:
            raise forms.ValidationError(_("A featured story needs an end, after its beginning."))
        self.cleaned_data["featured_from"] = begins or (timezone.now() if ends else None)
        return ends

    def clean(self) -> dict[str, Any] | None:
        """Refuses what was written on top of a version that is not the newest any more.

        The number of the newest version is compared under the lock of the row, never a column of the article:
        restoring would put its old value back.
        """
        if self.is_for_saving and self.instance.pk and "version" in self.cleaned_data:
            Article.objects.select_for_update().get(pk=self.instance.pk)
            if self.cleaned_data["version"] != newest_number(self.instance):
                self.add_error("version", overtaken_by(newest_version(self.instance)))
        return super().clean()


class CoverInline(admin.StackedInline):
    model = Illustration
    verbose_name = "cover picture"
    verbose_name_plural = "cover picture"
    fields = ["picture", "alt", "decorative", "caption", "credit"]
    autocomplete_fields = ["picture"]
    extra = 0
    max_num = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Illustration]:
        return super().get_queryset(request).filter(place=Illustration.Place.COVER).select_related("picture")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class Rows(admin.TabularInline):
    """What hangs on a story: who may change it may take it off, and a version keeps it."""

    extra = 0
    # What a row is called after.
    joined: ClassVar[list[str]] = []

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.joined)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class MentionInline(Rows):
    model = Mention
    joined = ["official", "organization", "event"]
    template = "admin/news/article/_people.html"
    fields = ["official", "organization", "event", "appointment", "role", "position"]
    formfield_overrides: ClassVar[dict[Any, Any]] = {ForeignKey: {"widget": forms.HiddenInput}}


class ContributionInline(Rows):
    model = Contribution
    joined = ["contributor"]
    fields = ["contributor", "role", "position"]
    autocomplete_fields = ["contributor"]


class RelatedInline(Rows):
    model = RelatedArticle
    joined = ["related"]
    fk_name = "article"
    fields = ["related", "position"]
    autocomplete_fields = ["related"]

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "related":
            kwargs["queryset"] = policy.relatable_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class CorrectionInline(Rows):
    model = Correction
    fields = ["noted_at", "text"]
