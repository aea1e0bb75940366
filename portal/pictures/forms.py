from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from portal.pictures.models import Picture

ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif"


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Whether each is a picture is found out one by one: a refused file leaves the others alone."""

    widget = ManyFilesInput(attrs={"accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        sent = data if isinstance(data, list | tuple) else [data]
        # Named in full: within a comprehension super() finds no self.
        return [super(ManyFilesField, self).clean(file, initial) for file in sent or [None]]


class UploadForm(forms.Form):
    pictures = ManyFilesField(
        label=_("Pictures"),
        allow_empty_file=True,  # `opening` refuses it by its own sentence, and takes the others
        help_text=_(
            "JPEG, PNG, WebP, GIF or AVIF up to 40 million pixels and 25 MB each. Place and camera data are removed."
        ),
    )
    credit = forms.CharField(label=_("Credit"), max_length=200, required=False, help_text=_("Who took or drew them."))
    license = forms.ChoiceField(label=_("License"), choices=Picture.License.choices)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class ReplacementForm(forms.Form):
    file = forms.FileField(label=_("Another file"), widget=forms.FileInput(attrs={"accept": ACCEPTED}))


class FocalInput(forms.NumberInput):
    """Arrows move by 1 %, Page keys by 10 %: the browser's own."""

    input_type = "range"

    def __init__(self) -> None:
        super().__init__(attrs={"min": "0", "max": "1", "step": "0.01"})


class PictureForm(forms.ModelForm):
    class Meta:
        model = Picture
        fields = ("focal_x", "focal_y", "title", "alt", "caption", "credit", "license", "source")
        widgets = {
            "focal_x": FocalInput(),
            "focal_y": FocalInput(),
            "alt": forms.Textarea(attrs={"rows": 2}),
            "caption": forms.Textarea(attrs={"rows": 2}),
        }
