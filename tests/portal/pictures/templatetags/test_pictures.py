import re

import pytest
from django.template import Context, Template

from portal.pictures.models import Picture

UUID = "6f0a1c9e-3a52-4f7e-9a69-0d7d1f1f7a11"
SIZES = "(min-width:62rem) 24rem, 92vw"


def rendered(options="", data=None):
    data = data or Picture(uuid=UUID, width=1600, height=900, alt="A hall").as_data()
    template = Template(f'{{% load pictures %}}{{% picture data sizes="{SIZES}" {options} %}}')
    return template.render(Context({"data": data})).strip()


def attributes(markup, tag):
    element = re.search(rf"<{tag}\b([^>]*)>", markup)[1]
    return dict(re.findall(r'([\w-]+)="([^"]*)"', element))


def test_browser_may_choose_format_and_width():
    source, img = (attributes(rendered(), tag) for tag in ("source", "img"))
    assert source["type"] == "image/avif"
    assert source["srcset"].endswith(f"/media/pictures/{UUID}/card-1280.avif 1280w")
    assert img["srcset"].endswith(f"/media/pictures/{UUID}/card-1280.webp 1280w")
    assert source["sizes"] == img["sizes"] == SIZES


def test_place_is_kept_until_the_picture_comes():
    img = attributes(rendered(), "img")
    assert (img["width"], img["height"]) == ("1280", "720")


def test_picture_waits_until_it_is_near():
    img = attributes(rendered(), "img")
    assert (img["loading"], img["decoding"], img.get("fetchpriority")) == ("lazy", "async", None)


def test_first_picture_is_fetched_at_once():
    img = attributes(rendered("priority=True"), "img")
    assert (img["fetchpriority"], img.get("loading"), img.get("decoding")) == ("high", None, None)


@pytest.mark.parametrize(("options", "alt"), [("", "A hall"), ('alt=""', ""), ('alt="Another"', "Another")])
def test_alt_is_that_of_the_use_unless_the_place_says_otherwise(options, alt):
    assert attributes(rendered(options), "img")["alt"] == alt


def test_whole_picture_is_asked_for_by_its_shape():
    assert "full-640.webp" in rendered('shape="full"')
    assert "card" not in rendered('shape="full"')


def test_markup_in_a_text_is_escaped():
    data = Picture(uuid=UUID, width=1600, height=900, alt='"><script>').as_data()
    assert "<script>" not in rendered(data=data)


@pytest.mark.parametrize("data", [{}, None])
def test_nothing_is_rendered_where_there_is_no_picture(data):
    template = Template('{% load pictures %}{% picture data sizes="92vw" %}')
    assert template.render(Context({"data": data})).strip() == ""


@pytest.mark.django_db
def test_rendering_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        rendered()
