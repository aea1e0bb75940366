from django.test import override_settings
from django.urls import path, reverse
from django.utils import translation

from portal.texts.paths import path_to

urlpatterns = [path("elsewhere/<slug:slug>/", lambda request, slug: None, name="keyword")]


def test_address_is_that_of_the_site_map():
    assert path_to("keyword", "roads") == reverse("keyword", args=["roads"])


def test_remembered_address_follows_the_language():
    english = path_to("keyword", "roads")
    with translation.override("vi"):
        assert path_to("keyword", "roads") == f"/vi{english}"
    assert path_to("keyword", "roads") == english


def test_remembered_address_follows_the_site_map():
    path_to("keyword", "roads")
    with override_settings(ROOT_URLCONF=__name__):
        assert path_to("keyword", "roads") == "/elsewhere/roads/"
