import pytest

ADDRESSES = ["/about/", "/about/accessibility/", "/about/corrections/", "/about/contact/"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["", "/vi"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_about_the_site_has_its_own_address_in_both_languages(client, settings, address, language):
    settings.SITE_ORIGIN = "https://news.example.org"
    text = client.get(language + address).text
    assert f'<link rel="canonical" href="https://news.example.org{language}{address}">' in text
    for code, prefix in (("en", ""), ("vi", "/vi")):
        assert f'<link rel="alternate" hreflang="{code}" href="https://news.example.org{prefix}{address}">' in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_vietnamese_page_does_not_mix_languages(client, address):
    text = client.get(f"/vi{address}").text
    assert '<html lang="vi">' in text
    for english in ("Skip to main content", "Search", "About this portal", "English edition", "Home<"):
        assert english not in text


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_page_can_only_be_read(client, address, method):
    assert client.generic(method, address).status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_reader_gets_no_cookie_and_one_page_for_everybody(client, address):
    answer = client.get(address, headers={"accept-language": "vi", "cookie": "django_language=vi"})
    assert answer.headers["Content-Language"] == "en"
    assert "Vary" not in answer.headers
    assert answer.cookies == {}


def test_statement_lists_known_issues_and_the_day_of_the_last_audit(client):
    text = client.get("/about/accessibility/").text
    assert "What is known not to work" in text
    assert "November 21, 2026" in text


def test_readers_see_where_to_write(client, settings):
    settings.CONTACT_EMAIL = "editors@news.example.org"
    assert 'href="mailto:editors@news.example.org"' in client.get("/about/contact/").text


def test_missing_address_is_not_hidden(client, settings):
    settings.CONTACT_EMAIL = ""
    text = client.get("/about/contact/").text
    assert "No mail address has been set" in text
    assert "mailto:" not in text


def test_breadcrumb_leads_to_the_pages_above(client):
    text = client.get("/about/contact/").text
    assert '<a href="/about/">About this portal</a></li>\n<li><b aria-current="page">Contact the editors</b>' in text


def test_icon_is_found_where_browsers_look_for_it(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/static/img/icon.svg")
