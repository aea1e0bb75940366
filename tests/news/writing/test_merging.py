import pytest

from news.writing.merging import blocks, marked, merged, pieces


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>One.</p><p>Two.</p>", ["<p>One.</p>", "<p>Two.</p>"]),
        ("<ul><li><p>a</p></li></ul><hr><h2>b</h2>", ["<ul><li><p>a</p></li></ul>", "<hr>", "<h2>b</h2>"]),
        (
            '<figure><img src="/a" alt=""></figure><p>a<br>b</p>',
            ['<figure><img src="/a" alt=""></figure>', "<p>a<br>b</p>"],
        ),
    ],
)
def test_text_is_cut_between_its_outermost_elements(html, expected):
    assert blocks(html) == expected
    assert "".join(blocks(html)) == html


def test_pieces_that_differ_are_numbered():
    found = pieces("<p>a</p><p>b</p><p>c</p>", "<p>a</p><p>B</p><p>c</p><p>d</p>")
    assert [(piece.number, list(piece.mine), list(piece.theirs)) for piece in found] == [
        (0, ["<p>a</p>"], ["<p>a</p>"]),
        (1, ["<p>b</p>"], ["<p>B</p>"]),
        (0, ["<p>c</p>"], ["<p>c</p>"]),
        (2, [], ["<p>d</p>"]),
    ]


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        (set(), "<p>a</p><p>b</p><p>e</p>"),
        ({1}, "<p>a</p><p>B</p><p>e</p>"),
        ({2}, "<p>a</p><p>b</p><p>e</p><p>d</p>"),
        ({1, 2}, "<p>a</p><p>B</p><p>e</p><p>d</p>"),
    ],
)
def test_text_is_put_together_as_chosen(theirs, expected):
    mine, other = "<p>a</p><p>b</p><p>e</p>", "<p>a</p><p>B</p><p>e</p><p>d</p>"
    assert merged(mine, other, theirs.__contains__) == expected


def test_words_that_differ_are_marked_on_both_sides():
    mine, theirs = marked("The day marked a <b>", "The day celebrated a <b>")
    assert mine == "<p>The day <mark>marked </mark>a &lt;b&gt;</p>"
    assert theirs == "<p>The day <mark>celebrated </mark>a &lt;b&gt;</p>"


def test_mark_that_runs_over_paragraphs_is_whole_in_each():
    _mine, theirs = marked("", "One.\nTwo.\nThree.")
    assert theirs == "<p><mark>One.</mark></p><p><mark>Two.</mark></p><p><mark>Three.</mark></p>"
