import pytest

from news.models import Assessment, Contributor, LedgerLine, Share
from news.royalties.ledger import propose
from tests.news.admin.test_royalties import OTHERS, signed_in
from tests.news.factories import make_article
from tests.news.royalties.factories import credit, load_rates, make_story

pytestmark = pytest.mark.django_db
ADD = "/admin/news/assessment/add/"


@pytest.fixture
def line() -> LedgerLine:
    load_rates()
    return propose(make_story(("An", "writer"))).lines[0]


def estimate_of(line: LedgerLine) -> str:
    return f"/admin/news/assessment/estimate/{line.article.uuid}/"


NO_SHARES = {"shares-TOTAL_FORMS": 0, "shares-INITIAL_FORMS": 0}


def shares_of(line: LedgerLine, *percents: str) -> dict[str, object]:
    """A form's rows: as many people who write the line's story, with these shares."""
    rows = {"shares-TOTAL_FORMS": len(percents), "shares-INITIAL_FORMS": 0}
    for number, percent in enumerate(percents):
        name = "An" if number == 0 else f"Writer {number}"
        if not Contributor.objects.filter(name=name).exists():
            credit(line.article, (name, "writer"))
        contributor = Contributor.objects.get(name=name)
        row = {"contributor": contributor.pk, "role": "writer", "percent": percent}
        rows |= {f"shares-{number}-{name}": value for name, value in row.items()}
    return rows


def test_shares_of_one_kind_of_work_cannot_pass_the_whole(line):
    client, form = signed_in(role="accountant"), {"article": line.article_id}
    answer = client.post("/admin/news/assessment/add/", form | shares_of(line, "60", "40.5"))
    assert "come to 100.5 %: they cannot pass 100 %." in answer.content.decode()
    assert not Share.objects.exists()
    client.post("/admin/news/assessment/add/", form | shares_of(line, "60", "40"))
    assert [share.percent for share in Share.objects.all()] == [60, 40]


def test_ledger_follows_an_assessment_at_once(line):
    form = {"article": line.article_id, "coefficient": 3} | shares_of(line, "50")
    signed_in(role="accountant").post("/admin/news/assessment/add/", form)
    assert [each.amount for each in LedgerLine.objects.all()] == [270_000]


def test_assessment_that_cannot_be_reckoned_is_told(line):
    form = {"article": line.article_id, "foreign": 60} | NO_SHARES
    answer = signed_in(role="accountant").post("/admin/news/assessment/add/", form, follow=True)
    assert "The addition for foreign lies between 30 and 50 %: 60 % does not." in answer.content.decode()


def test_assessment_says_who_and_needs_a_reason_for_another_count(line):
    client, form = signed_in(role="accountant"), {"article": line.article_id, "photos": 9} | NO_SHARES
    assert "needs a reason" in client.post("/admin/news/assessment/add/", form).content.decode()
    client.post("/admin/news/assessment/add/", form | {"reason": "Nine photos in the gallery."})
    assert Assessment.objects.get().changed_by.username == "accountant"


def test_page_names_the_story_and_keeps_its_number_out_of_sight(line):
    text = signed_in(role="accountant").get(f"{ADD}?article={line.article_id}").content.decode()
    assert "Survey team opens three days of fieldwork" in text
    assert f'<input type="hidden" name="article" value="{line.article_id}"' in text


def test_story_that_is_assessed_leads_to_what_was_set(line):
    known = Assessment.objects.create(article=line.article)
    answer = signed_in(role="accountant").get(f"{ADD}?article={line.article_id}")
    assert answer.headers["Location"] == f"/admin/news/assessment/{known.pk}/change/"


def test_assessment_begins_with_a_line(line):
    answer = signed_in(role="accountant").get(ADD, follow=True)
    assert "Choose a line, then “Assess” below its formula." in answer.content.decode()


@pytest.mark.parametrize("number", ["0", "x", "-1", "9" * 40, "٣"])
def test_story_that_is_not_there(number, line):
    assert signed_in(role="accountant").get(f"{ADD}?article={number}").status_code == 404


def test_accountant_is_told_nothing_of_a_draft(line):
    draft = make_article(headline="Quinzelbart")
    client = signed_in(role="accountant")
    assert client.get(f"{ADD}?article={draft.pk}").status_code == 404
    assert client.get(f"/admin/news/assessment/estimate/{draft.uuid}/").status_code == 404
    assert client.post(ADD, {"article": draft.pk, "coefficient": 3} | NO_SHARES).status_code == 404


def test_estimate_says_what_the_story_as_saved_would_earn(line):
    credit(line.article, ("Ha", "translator"))
    text = signed_in(role="accountant").get(estimate_of(line)).content.decode()
    assert "2 × 10 % × 1,800,000 × 50 % translator = 180,000 VND" in text
    assert "540,000 VND" in text and "By the rates of September 18, 2023" in text
    assert LedgerLine.objects.count() == 1


def test_estimate_says_why_there_is_none(line):
    Assessment.objects.create(article=line.article, translation=80)
    credit(line.article, ("Ha", "translator"))
    text = signed_in(role="accountant").get(estimate_of(line)).content.decode()
    assert "The share of the translator lies between 40 and 65 %: 80 % does not." in text


def test_writing_screen_of_the_chief_shows_the_estimate(line):
    text = signed_in(role="chief").get(f"/admin/news/article/{line.article_id}/change/").content.decode()
    assert "Royalty, estimated" in text and "360,000 VND" in text


@pytest.mark.parametrize("role", OTHERS)
def test_estimate_is_for_those_who_may_see_royalties_only(role, line):
    client = signed_in(role=role)
    assert client.get(estimate_of(line)).status_code == 403
    text = client.get(f"/admin/news/article/{line.article_id}/change/").content.decode()
    assert "oyalty" not in text and "360,000" not in text
