from news.importing.body import Body, read_body, stands_alone
from tests.news.importing.factories import PARAGRAPH, passages, scraped


def body(text: str) -> tuple[Body, dict[str, int]]:
    page = scraped(text)
    found = read_body(page, passages(text))
    counts, _ = page.account.totals()
    return found, {"fields": counts["fields"], "body": counts["body"]}


def test_paragraphs_become_blocks_and_every_letter_of_them_is_body():
    found, counts = body(f"{PARAGRAPH}\n\n{PARAGRAPH}")
    assert [(block.kind, block.line, block.text) for block in found.blocks] == [
        ("paragraph", 1, PARAGRAPH),
        ("paragraph", 3, PARAGRAPH),
    ]
    assert counts == {"fields": 0, "body": 2 * len(PARAGRAPH)}


def test_photographer_is_a_field_beside_the_caption():
    found, counts = body(f"{PARAGRAPH}\n\n\nThe bridge. Photo: Quoc Chien")
    assert (found.blocks[1].text, found.blocks[1].credit) == ("The bridge.", "Quoc Chien")
    assert counts == {"fields": len("Quoc Chien"), "body": len(PARAGRAPH) + len("The bridge.")}


def test_names_of_credits_are_fields_and_no_block():
    found, counts = body(f"{PARAGRAPH}\n\nReported by Tran Minh - Translated by Hoa")
    assert [(person.name, person.role, person.line) for person in found.contributors] == [
        ("Tran Minh", "writer", 3),
        ("Hoa", "translator", 3),
    ]
    assert len(found.blocks) == 1
    assert counts["fields"] == len("Tran Minh") + len("Hoa")


def test_file_name_belongs_to_the_caption_directly_below_only():
    found, _ = body(f"{PARAGRAPH}\n\n\na.jpg\nThe bridge\n\n\nThe river\n\nb.jpg\n{PARAGRAPH}\n\n\nThe sea")
    assert [(block.kind, block.file_name) for block in found.blocks] == [
        ("paragraph", ""),
        ("caption", "a.jpg"),
        ("caption", ""),
        ("paragraph", ""),
        ("caption", ""),
    ]


def test_empty_body_has_no_blocks():
    assert read_body(scraped("x"), []) == Body((), ())


def test_file_names_and_credits_are_never_joined_to_other_lines():
    assert stands_alone("a.jpg")
    assert stands_alone("Translated by Hoa")
    assert not stands_alone("The bridge")
