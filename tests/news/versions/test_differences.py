import pytest

from news.versions import differences, pairing, steps
from news.versions.blocks import Block, Mark, Token
from news.versions.differences import Same, compare_html, compare_plain

SIGNS = {"same": "{}", "added": "[+{}]", "removed": "[-{}]"}


def told(pieces):
    """Changes as text: [-removed] [+added]; what is the same as the number of its blocks."""
    return [len(piece.blocks) if isinstance(piece, Same) else line(piece) for piece in pieces]


def line(piece):
    words = " ".join(SIGNS[run.kind].format(Block("", run.tokens).text) for run in piece.runs)
    return f"{piece.was}>{piece.kind}: {words}" if piece.was else f"{piece.kind}: {words}"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<p>One.</p>", "<p>One.</p>", [1]),
        ("", "", []),
        ("", "<p>One.</p>", ["p: [+One.]"]),
        ("<p>One.</p>", "", ["p: [-One.]"]),
        (
            "<p>The meeting is planned for October.</p>",
            "<p>The meeting is planned for the autumn.</p>",
            ["p: The meeting is planned for [-October] [+the autumn] ."],
        ),
        (
            paragraphs("First one.", "Second one here."),
            paragraphs("First one.", "Between, quite different.", "Second one here."),
            [1, "p: [+Between, quite different.]", 1],
        ),
        ("<p>Thirteen friends</p>", "<h2>Thirteen friends</h2>", ["p>h2: Thirteen friends"]),
        ("<p>So said Roy Kho.</p>", "<p>So said <strong>Roy</strong> Kho.</p>", ["p: So said [-Roy] [+Roy] Kho."]),
        ("<p>One.</p>", "<p>One.</p><hr>", [1, "hr: [+]"]),
        ("<ul><li><p>a b</p></li></ul>", "<ul><li><p>a b</p></li><li><p>c</p></li></ul>", [1, "li: [+c]"]),
        (
            "<table><tbody><tr><td><p>Sum of all</p></td><td><p>12</p></td></tr></tbody></table>",
            "<table><tbody><tr><td><p>Sum of all</p></td><td><p>13</p></td></tr></tbody></table>",
            ["tr: Sum of all | [-12] [+13]"],
        ),
        ("<p>Gặp gỡ Nhật Bản</p>", "<p>Gặp gỡ Nhật Bản 2023</p>", ["p: Gặp gỡ Nhật Bản [+2023]"]),
    ],
    ids=[
        "same",
        "nothing",
        "all new",
        "all gone",
        "word",
        "paragraph",
        "kind",
        "mark",
        "line",
        "item",
        "cell",
        "marks",
    ],
)
def test_difference_is_told_by_block_and_word(old, new, expected):
    assert told(compare_html(old, new)) == expected


def test_new_address_of_a_link_is_a_difference():
    old, new = (f'<p>See <a href="/{each}/">the list</a>.</p>' for each in ("a", "b"))
    [changed] = compare_html(old, new)
    assert [run.tokens[0].marks for run in changed.runs if run.kind != "same"] == [
        (Mark("a", "/a/"),),
        (Mark("a", "/b/"),),
    ]


@pytest.mark.parametrize("source", ['src="/media/pictures/{}/full-320.webp"', 'data-picture="{}"'])
def test_another_picture_under_the_same_caption_is_a_difference(source):
    first, second = "1" * 8 + "-1111-4111-8111-" + "1" * 12, "2" * 8 + "-2222-4222-8222-" + "2" * 12
    figure = "<figure><img {} alt='A hall'><figcaption>The hall of the session</figcaption></figure>"
    old, new = (figure.format(source.format(picture)) for picture in (first, second))
    [changed] = compare_html(old, new)
    assert [(run.kind, run.tokens[0].marks) for run in changed.runs][:2] == [
        ("removed", (Mark("picture", first),)),
        ("added", (Mark("picture", second),)),
    ]
    assert changed.runs[2].kind == "same"


def test_alt_text_of_a_figure_is_a_difference():
    old, new = (f'<figure><img data-picture="x" alt="{alt}"><figcaption>At noon</figcaption></figure>' for alt in "ab")
    assert told(compare_html(old, new)) == ["figure:  [-a] [+b] At noon"]


def test_paragraphs_that_changed_places_are_told_once_each():
    old = paragraphs("Alpha beta gamma.", "Delta epsilon zeta.")
    new = paragraphs("Delta epsilon zeta.", "Alpha beta gamma.")
    assert sorted(map(str, told(compare_html(old, new)))) == [
        "1",
        "p: [+Delta epsilon zeta.]",
        "p: [-Delta epsilon zeta.]",
    ]


def test_rewritten_paragraph_is_paired_with_the_one_it_came_from():
    old = paragraphs("The road opens on Monday.", "Nothing else is known.")
    new = paragraphs("An entirely new beginning!", "The road opens on Tuesday.", "Nothing more is known.")
    assert told(compare_html(old, new)) == [
        "p: [+An entirely new beginning!]",
        "p: The road opens on [-Monday] [+Tuesday] .",
        "p: Nothing [-else] [+more] is known.",
    ]


def test_small_words_between_changes_are_joined_with_them():
    assert told(compare_plain("He came on a Monday.", "He came by a Tuesday.")) == [
        "p: He came [-on a Monday] [+by a Tuesday] ."
    ]


def test_plain_text_is_compared_by_lines():
    assert told(compare_plain("One.\nTwo is here.", "One.\n\nTwo was here.")) == [1, "p: Two [-is] [+was] here."]


def test_old_and_new_can_each_be_read_out_of_the_differences():
    old = paragraphs(*(f"Paragraph {n} of {n * n} words, said twice." for n in range(30)))
    new = paragraphs(*(f"Paragraph {n} of {n * n % 7} words, told twice." for n in range(3, 33)))
    pieces = compare_html(old, new)
    assert side(pieces, "removed") == texts(old)
    assert side(pieces, "added") == texts(new)


def side(pieces, kind):
    """The blocks of the one side: what is the same and what is of that kind."""
    found = []
    for piece in pieces:
        if isinstance(piece, Same):
            found += [block.text for block in piece.blocks]
        elif any(run.kind in ("same", kind) for run in piece.runs):
            tokens = [token for run in piece.runs if run.kind in ("same", kind) for token in run.tokens]
            found.append(Block("p", tuple(token._replace(space=True) for token in tokens)).text)
    return [text.replace(" ", "") for text in found]


def texts(html):
    return [block.text.replace(" ", "") for block in differences.blocks_of(html)]


def test_what_would_take_long_is_told_whole(monkeypatch):
    monkeypatch.setattr(steps, "MOST_CELLS", 8)
    assert told(compare_plain("a b c", "a b d")) == ["p: [-a b c] [+a b d]"]
    monkeypatch.setattr(pairing, "MOST_PAIRS", 1)
    assert told(compare_plain("a b c\nd e f", "a b d\nd e g")) == [
        "p: [-a b c]",
        "p: [-d e f]",
        "p: [+a b d]",
        "p: [+d e g]",
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("a " * 1990, "a b " * 990), ("a " * 20_000, "b " * 2_500)], ids=["alike", "unlike"]
)
def test_text_of_two_words_repeated_is_no_trap(old, new):
    """With difflib the first took four minutes: it would be seen."""
    assert compare_plain(old, new)


def test_work_grows_with_the_text_and_not_with_its_square(monkeypatch):
    """Counted, not timed: sixty paragraphs, each with one word changed, are sixty comparisons of words."""
    compared = []
    whole = differences.compare_words
    monkeypatch.setattr(differences, "compare_words", lambda a, b: compared.append(len(a)) or whole(a, b))
    old = paragraphs(*(f"{n} " + " ".join(f"word{n}x{m}" for m in range(80)) + " old" for n in range(60)))
    assert len(compare_html(old, old.replace(" old", " new"))) == 60
    assert compared == [82] * 60


def test_spaces_alone_are_no_difference():
    assert told(compare_html("<p>One  two</p>", "<p>One two </p>")) == [1]
    assert Token("a", True).key == Token("a", False).key
