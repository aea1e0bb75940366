import pytest

from news.importing.account import Account
from news.importing.passages import Passage
from news.importing.reading import Line
from tests.news.importing.factories import lines


def account_of(text: str) -> tuple[Account, list[Line]]:
    found = lines(text)
    return Account(found), found


def test_characters_go_to_fields_body_and_rules():
    account, (headline, blank, text) = account_of("Title\n\nText | end")
    account.field(Passage.of(headline))
    account.body(Passage.of(text), 0, 4)
    account.discard_rest(Passage.of(text), "separator")
    assert account.totals() == (
        {"fields": 5, "body": 4, "discarded": 8},
        {"line end": 1, "blank line": 1, "separator": 6},
    )
    assert blank.text == ""


def test_a_composed_letter_counts_as_the_raw_characters_behind_it():
    account, (line,) = account_of("u\u031b\u0301")
    account.field(Passage.of(line))
    assert account.totals()[0]["fields"] == 3


def test_a_character_cannot_be_taken_twice():
    account, (line,) = account_of("Title")
    account.field(Passage.of(line), 1, 3)
    for start, end in [(0, 2), (2, 5), (1, 3), (0, 5)]:
        with pytest.raises(ValueError, match="taken twice"):
            account.body(Passage.of(line), start, end)


def test_neighbors_can_be_taken_in_any_order():
    account, (line,) = account_of("abcdef")
    for start in (4, 0, 2):
        account.field(Passage.of(line), start, start + 2)
    assert list(account.untaken()) == []


def test_what_nobody_took_is_known():
    account, (first, second) = account_of("one\ntwo")
    account.field(Passage.of(first))
    account.field(Passage.of(second), 1)
    assert list(account.untaken()) == [second]


def test_a_passage_over_several_lines_is_taken_in_all_of_them():
    account, (first, second) = account_of("one\ntwo")
    account.field(Passage.of(first, second), 1, 6)
    account.discard_rest(Passage.of(first, second), "rest")
    assert account.totals() == ({"fields": 4, "body": 0, "discarded": 3}, {"line end": 1, "rest": 2})


def test_of_a_page_that_is_given_up_nothing_is_taken():
    account, (first, second, third) = account_of("one\ntwo\nthree")
    account.field(Passage.of(first))
    account.discard(Passage.of(second), "spam")
    account.body(Passage.of(third), 0, 2)
    account.discard_everything("given up")
    assert account.totals() == (
        {"fields": 0, "body": 0, "discarded": 13},
        {"line end": 2, "given up": 8, "spam": 3},
    )
