import json
import re

import pytest

from portal.texts.page import Page
from portal.texts.templatetags.page import fixed, jsonld, rendered


def make_page(*data: dict[str, object]) -> Page:
    return Page(title="News", description="The latest provincial news.", path="/news/", jsonld=data)


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!--<script", "a\u2028b\u2029c", "&lt;"])
def test_data_cannot_leave_its_script_element(hostile):
    markup = jsonld(make_page({"name": hostile}))
    (content,) = re.findall(r'^<script type="application/ld\+json">([^<>&\u2028\u2029]*)</script>$', markup)
    assert json.loads(content) == {"name": hostile}


def test_vietnamese_names_stay_readable():
    assert '{"name":"Nguyễn Văn Lợi"}' in jsonld(make_page({"name": "Nguyễn Văn Lợi"}))


def test_each_piece_of_data_has_its_own_element():
    assert jsonld(make_page({"@type": "Person"}, {"@type": "Event"})).count("<script ") == 2
    assert jsonld(make_page()) == ""


def test_what_pages_have_alike_is_rendered_once():
    rendered.cache_clear()
    assert fixed("partials/_seek.html", words="loi") == fixed("partials/_seek.html", words="loi")
    assert (rendered.cache_info().misses, rendered.cache_info().hits) == (1, 1)


def test_other_inputs_give_another_rendering():
    assert fixed("partials/_seek.html", words="loi") != fixed("partials/_seek.html", words="minh")


def test_change_of_a_partial_is_seen_at_once_while_developing(settings):
    settings.DEBUG = True
    rendered.cache_clear()
    fixed("partials/_seek.html")
    assert rendered.cache_info().misses == 0
