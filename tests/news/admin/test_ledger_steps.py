import pytest
from django.test import Client

from news.models import GenreRate, LedgerLine, LedgerMonth
from news.royalties.ledger import propose
from tests.news.admin.test_royalties import signed_in, take
from tests.news.royalties.factories import assess, load_rates, make_story

pytestmark = pytest.mark.django_db
MONTH = "/admin/news/ledgermonth/2023/9/"
PAYMENT = {"on": "2023-10-05", "reference": "UNC 17"}


@pytest.fixture
def line() -> LedgerLine:
    load_rates()
    return propose(make_story(("An", "writer"))).lines[0]


@pytest.fixture
def accountant(line: LedgerLine) -> Client:
    return signed_in(role="accountant")


def states() -> list[str]:
    return [line.state for line in LedgerLine.objects.order_by("pk")]


def test_accountant_approves_closes_and_pays(line, accountant):
    assert "1 lines approved." in take(accountant, "approve", line).content.decode()
    assert LedgerLine.objects.get().approved_by.username == "accountant"
    assert "September 2023 is closed." in take(accountant, "close", line).content.decode()
    assert LedgerMonth.objects.get().closed_by.username == "accountant"
    assert "1 lines marked as paid." in take(accountant, "pay", line, **PAYMENT).content.decode()
    paid = LedgerLine.objects.get()
    assert (f"{paid.paid_on:%Y-%m-%d}", paid.paid_reference) == ("2023-10-05", "UNC 17")


def test_step_asks_first_and_names_what_it_is_about(accountant):
    text = accountant.get(f"{MONTH}approve/").content.decode()
    assert "360,000 VND" in text and "Survey team opens three days of fieldwork: An, writer" in text
    assert states() == ["proposed"]


def test_only_what_was_chosen_is_approved(line, accountant):
    propose(make_story(("Bao", "writer"), headline="Other"))
    asked = f"{MONTH}approve/?line={line.pk}"
    accountant.post(asked, {"shown": accountant.get(asked).context["chosen"].shown})
    assert states() == ["approved", "proposed"]


def test_lines_of_another_month_cannot_be_slipped_in(line, accountant):
    other = propose(make_story(("Bao", "writer"), headline="Other", published="2023-10-02 10:00")).lines[0]
    asked = f"{MONTH}approve/?line={other.pk}"
    assert "Nothing here waits for approval." in accountant.get(asked).content.decode()
    accountant.post(asked, {"shown": "1 360000"})
    assert states() == ["proposed", "proposed"]


@pytest.mark.parametrize("key", ["x", "1e3", "-1", "9" * 30, "٣"])
def test_line_that_is_no_number_is_refused(key, accountant):
    assert accountant.get(f"{MONTH}approve/?line={key}").status_code == 400


def test_what_has_changed_meanwhile_is_shown_again_instead(line, accountant):
    shown = accountant.get(f"{MONTH}approve/").context["chosen"].shown
    story = line.edition
    assess(story, coefficient=3)
    propose(story)
    answer = accountant.post(f"{MONTH}approve/", {"shown": shown})
    assert "The lines have changed since they were shown." in answer.content.decode()
    assert states() == ["proposed"]


def test_month_that_cannot_be_closed_says_why(line, accountant):
    assert "1 lines of September 2023 are not approved yet." in take(accountant, "close", line).content.decode()
    assert not LedgerMonth.objects.get().is_closed


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reference": ""}, "This field is required"),
        ({"on": "yesterday"}, "Enter a valid date"),
        ({"on": "2999-01-01"}, "cannot lie ahead"),
        ({"on": "2023-09-01"}, "was published on 2023-09-18, after that day"),
    ],
)
def test_payment_without_a_sound_day_and_reference_is_refused_and_loses_nothing(values, words, line, accountant):
    take(accountant, "approve", line)
    take(accountant, "close", line)
    answer = take(accountant, "pay", line, **(PAYMENT | values)).content.decode()
    assert words in answer and f'value="{(PAYMENT | values)["on"]}"' in answer
    assert states() == ["approved"]


def test_proposing_names_what_cannot_be_reckoned(accountant):
    GenreRate.objects.filter(genre__in=["interview", "commentary"]).delete()
    for number in range(4):
        make_story(("An", "writer"), genre="interview", headline=f"Unpriced {number}")
    text = accountant.post(f"{MONTH}propose/", follow=True).content.decode()
    assert "Unpriced 0: There is no coefficient for the genre interview on 2023-09-18." in text
    assert "And 1 more stories that cannot be reckoned." in text


@pytest.mark.parametrize("step", ["approve", "pay", "close"])
def test_looking_at_a_step_changes_nothing(step, accountant):
    before = list(LedgerLine.objects.values()), list(LedgerMonth.objects.values())
    assert accountant.get(f"{MONTH}{step}/").status_code == 200
    assert (list(LedgerLine.objects.values()), list(LedgerMonth.objects.values())) == before


def test_proposing_takes_a_post(accountant):
    assert accountant.get(f"{MONTH}propose/").status_code == 405
