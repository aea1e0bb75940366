from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.texts.html import LONGEST, MOST_TAGS, UncleanableHtml, clean, count_words, from_plain, text_of
from tests.portal.texts.corpus import payloads

UUID = "7b1f5e9a-0000-4000-8000-000000000001"
HARMLESS = {
    "a": {"href", "title", "hreflang", "rel", "lang"},
    "abbr": {"title", "lang"},
    "figure": {"data-picture", "lang"},
    "img": {"src", "alt", "width", "height", "data-picture", "lang"},
    "ol": {"start", "lang"},
    "td": {"colspan", "rowspan", "lang"},
    "th": {"colspan", "rowspan", "scope", "lang"},
}
PLAIN = "p h2 h3 ul li blockquote figcaption hr table caption thead tbody tfoot tr strong em br sub sup span"
HARMLESS |= {tag: {"lang"} for tag in PLAIN.split()}
SNIPPETS = (
    "<svg> <math> <mtext> <style> </style> <!-- --> <div> <h1> <b> <form> <select> <template> <pre>\n & < > &lt; x"
)
PIECES = st.sampled_from(
    [*payloads(), *SNIPPETS.split(" "), *(f"<{tag}>" for tag in HARMLESS), *(f"</{tag}>" for tag in HARMLESS)]
)


class Faults(HTMLParser):
    """Reads as something other than our own parser does, and lists what may not be there."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in HARMLESS:
            self.found.append(tag)
        for name, value in attrs:
            if name not in HARMLESS.get(tag, ()) or (name in ("href", "src") and not is_harmless(value)):
                self.found.append(f"{tag} {name}={value}")

    def other_markup(self, markup):
        self.found.append(markup)

    handle_comment = handle_decl = handle_pi = unknown_decl = other_markup


def is_harmless(address):
    seen = "".join(character for character in address if character.isprintable() and not character.isspace())
    if seen.startswith(("//", "/\\", "\\")):
        return False
    scheme, colon, _ = seen.partition(":")
    return not colon or scheme in {"http", "https", "mailto", "tel"} or "/" in scheme


@pytest.mark.parametrize("payload", payloads())
def test_hostile_text_leaves_nothing_but_harmless_markup(payload):
    assert Faults(clean(payload)).found == []


@pytest.mark.parametrize("payload", payloads())
def test_foreign_cleaner_finds_nothing_to_change_after_ours(payload):
    cleaned = clean(payload)
    foreign = nh3.clean(cleaned, tags=set(HARMLESS), attributes=HARMLESS, link_rel=None)
    assert foreign == cleaned


@pytest.mark.parametrize(
    "fault", ["<script>", "<p onclick=x>", "<a href='java&#10;script:x'>", "<img src='//x'>", "<!-- x -->", "<b>"]
)
def test_fault_would_be_found(fault):
    assert Faults(fault).found


def test_corpus_is_large_and_says_nothing_twice():
    assert len(payloads()) == len(set(payloads())) >= 120


@given(st.lists(PIECES, max_size=12).map("".join))
def test_cleaning_again_changes_nothing(html):
    cleaned = clean(html)
    assert clean(cleaned) == cleaned
    assert Faults(cleaned).found == []


@given(st.text())
def test_any_text_can_be_cleaned_twice(text):
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <strong>b</strong> <em>c</em> H<sub>2</sub>O x<sup>2</sup><br>d</p><hr>",
        '<h2>A</h2><h3 lang="vi">Tỉnh ủy</h3><blockquote><p>q</p></blockquote>',
        '<ul><li>a</li></ul><ol start="3"><li>b</li></ol>',
        '<p><a href="/news/2023/09/18/x/?page=2#top" title="t" hreflang="en">in</a> <a href="#top">up</a></p>',
        '<p><a href="mailto:desk@example.org">mail</a> <a href="tel:+842743822825">call</a></p>',
        '<p><abbr title="Provincial People\'s Committee">PPC</abbr> <span lang="vi">Bình Dương</span></p>',
        '<table><caption>c</caption><thead><tr><th scope="col" colspan="2">h</th></tr></thead>'
        '<tbody><tr><td rowspan="2">1</td></tr></tbody></table>',
        f'<figure data-picture="{UUID}"><img src="/media/a.webp" alt="x" width="640" height="360">'
        "<figcaption>Delegates.</figcaption></figure>",
        f'<figure><img data-picture="{UUID}" alt=""><figcaption>c</figcaption></figure>',
        "a &amp; b &lt; c&nbsp;d",
        "",
    ],
)
def test_what_editors_write_stays_as_it_is(html):
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<h1>A</h1><H4>b</H4><h6>c</h6>", "<h2>A</h2><h3>b</h3><h3>c</h3>"),
        ("<b>a</b> <i class=x>c</i>", "<strong>a</strong> <em>c</em>"),
        ("<div>a<div>b</div></div>", "<p>a</p><p>b</p>"),
        ("<p>a</p><p>&nbsp;</p><p><br></p><p></p>", "<p>a</p>"),
        ("a\r\nb\rc&#13;d", "a\nb\nc\nd"),
        ("a\x00b\x08\ud800\ufffe\u202ec\x0cd", "abc d"),
        ("<p><o:p>Word</o:p><font face=x><u>s</u></font></p>", "<p>Words</p>"),
        ("<p onclick='x' style='y' class='z' id='w'>t</p>", "<p>t</p>"),
        ("<img alt='no address'>", ""),
        ("<img src='https://example.org/a.png' alt='elsewhere'>", ""),
        (f"<figure data-picture='{UUID.upper()}'></figure>", f'<figure data-picture="{UUID}"></figure>'),
        ('<a href=" /a b\u200b ">x</a>', '<a href="/a%20b">x</a>'),
        (
            '<a href="https://example.org/" rel="me" target=_blank>x</a>',
            '<a href="https://example.org/" rel="noopener">x</a>',
        ),
        ("<a href=HTTPS://example.org>x</a>", '<a href="HTTPS://example.org" rel="noopener">x</a>'),
        (f"<a href='/{'x' * 2000}'>x</a>", "<a>x</a>"),
        ("<th scope=x colspan=-1 rowspan=99999>x", "x"),
    ],
)
def test_other_markup_becomes_what_it_meant(html, cleaned):
    assert clean(html) == cleaned


@pytest.mark.parametrize("html", ["<p>x</p>" * (MOST_TAGS + 1), "<p>" * (MOST_TAGS + 1), "</p><br>" * (MOST_TAGS + 1)])
def test_text_with_too_many_tags_is_refused_in_a_sentence(html):
    with pytest.raises(UncleanableHtml, match="more than 10000 tags"):
        clean(html)


def test_tags_that_the_parser_would_add_count_too():
    with pytest.raises(UncleanableHtml, match="tags"):
        clean("<p>" + "<em><strong>" * 3 + "<p>x" * (MOST_TAGS // 6))


def test_text_that_is_too_long_is_refused_in_a_sentence():
    with pytest.raises(UncleanableHtml, match="characters"):
        clean("x" * (LONGEST + 1))


def test_open_tags_are_not_multiplied_by_their_attributes():
    html = "<p>" + "".join(f"<em title={number}>" for number in range(1000)) + "<p>x" * 1000
    assert clean(html).count("<em>") == 1000 + 3 * 1000


def test_refused_text_is_a_value_error():
    assert issubclass(UncleanableHtml, ValueError)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>A</h2><p>b<br>c\nd</p><hr>e", "A\nb\nc d\ne"),
        ("<ul><li>a</li><li>b <strong>c</strong>d</li></ul>", "a\nb cd"),
        (
            "<table><caption>t</caption><tbody><tr><th>1</th><td>2</td></tr><tr><td>3</td></tr></tbody></table>",
            "t\n1 2\n3",
        ),
        ('<figure><img src="/a" alt="not this"><figcaption>but this</figcaption></figure>', "but this"),
        ('<p lang="vi">a &amp;lt; &lt;b&gt;&nbsp;\u00a0c</p>', "a &lt; <b> c"),
        ("<p></p>", ""),
        ("", ""),
    ],
)
def test_words_of_a_text_stand_in_lines(html, text):
    assert text_of(html) == text


@given(st.lists(PIECES, max_size=8).map("".join))
def test_words_of_clean_text_hold_no_empty_line(html):
    assert all(line.strip() == line != "" for line in text_of(clean(html)).split("\n")) or text_of(clean(html)) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one", 1), ("Viet Nam - Japan", 3), ("People's Committee (PPC)\nNo.06 –", 4), ("1,490,000 đồng", 2)],
)
def test_words_are_counted_without_lone_dashes(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a\r\nb\r\n \u00a0\r\n\r\nc", "<p>a<br>b</p><p>c</p>"),
        ("<script> & 'q'", "<p>&lt;script&gt; &amp; 'q'</p>"),
        ("\n \n", ""),
    ],
)
def test_plain_text_becomes_paragraphs(text, html):
    assert from_plain(text) == html


@given(st.text())
def test_plain_text_keeps_every_word(text):
    assert text_of(from_plain(text)).split() == clean_words(text)


def clean_words(text):
    return text_of(clean(text.replace("&", "&amp;").replace("<", "&lt;"))).split()
