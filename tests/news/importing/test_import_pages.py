"""The command as it is used: files in, a site out, and a report."""

import json
from pathlib import Path

import pytest
import reversion
from django.core.management import call_command

from news.listings import ListKey
from news.models import Article, Edition, NewsList, OldListEntry, SourceKey
from news.pages import list_page
from news.publishing import withdraw
from portal.counting.totals import totals
from portal.imports.models import ImportMark, ImportRun
from tests.news.factories import moment

pytestmark = pytest.mark.django_db

ARTICLE = """Thứ 2, Ngày 18/09/2023, 10:00
{headline}
Cỡ chữ: Font size: Giảm (A-) Mặc định (A) Tăng (A+)
PORTAL - {lead}

The second paragraph tells what the guests saw in the city and whom they met there over three days.


The guests at the town hall

Lượt người xem:  Views:   {views}
Chia sẻ:
Tiêu đề
"""
LEAD = "On the morning of September 05, guests from abroad came to see how the smart city of the province is built."


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def article_page(folder, name="article.txt", *, headline="Guests look at the city", lead=LEAD, views="227"):
    return write(folder, name, ARTICLE.format(headline=headline, lead=lead, views=views))


def list_page_file(folder, name="list.txt", *, heading="News - Smart City", leads=()):
    return write(folder, name, "\n\n".join([heading, *(f"PORTAL - {lead}" for lead in leads)]))


def other_lead(number):
    return f"On the afternoon of May {number:02}, the province heard report {number} on roads and bridges for the year."


def run(*arguments, code=0, folder=None):
    report = (folder or Path(arguments[0]).parent) / "report.json"
    arguments = [str(argument) for argument in arguments]
    if code:
        with pytest.raises(SystemExit) as left:
            call_command("import_pages", *arguments, report=report)
        assert left.value.code == code
    else:
        call_command("import_pages", *arguments, report=report)
    return json.loads(report.read_text()) if report.exists() else None


def test_article_page_becomes_a_public_story(tmp_path):
    run(article_page(tmp_path))
    edition = Edition.objects.public().get()
    assert (edition.headline, edition.source, edition.lead) == ("Guests look at the city", "PORTAL", LEAD)
    assert edition.published_at == moment("2023-09-18 10:00")
    assert totals([edition.article_id]) == {edition.article_id: 227}
    assert edition.event_label == "September 5, 2023"
    assert "<figcaption>The guests at the town hall</figcaption>" in edition.body_html
    assert "Tiêu đề" not in edition.body_html


def test_second_run_changes_nothing(tmp_path):
    page = article_page(tmp_path)
    run(page)
    before = (Edition.objects.count(), ImportMark.objects.count(), Article.objects.get().changed_at)
    totals = run(page)["totals"]
    assert (totals["created"], totals["updated"], totals["unchanged"]) == (0, 0, 1)
    assert (Edition.objects.count(), ImportMark.objects.count(), Article.objects.get().changed_at) == before


def test_dry_run_changes_nothing_and_says_what_would_happen(tmp_path):
    page = article_page(tmp_path)
    assert run(page, "--dry-run", folder=tmp_path)["totals"]["created"] == 1
    assert not Article.objects.exists()
    assert not ImportRun.objects.exists()


def test_changed_page_makes_a_new_edition(tmp_path):
    run(article_page(tmp_path))
    assert run(article_page(tmp_path, headline="Guests look at the whole city"))["totals"]["updated"] == 1
    assert Edition.objects.public().get().headline == "Guests look at the whole city"


def test_editors_change_is_kept_and_reported(tmp_path):
    run(article_page(tmp_path))
    article = Article.objects.get()
    with reversion.create_revision():
        article.headline = "Better headline"
        article.save()
    report = run(article_page(tmp_path))
    assert report["totals"]["conflicts"] == 1
    assert "headline" in report["files"][0]["reason"]
    article.refresh_from_db()
    assert article.headline == "Better headline"


def test_withdrawn_story_is_not_published_again(tmp_path):
    run(article_page(tmp_path))
    article = Article.objects.get()
    with reversion.create_revision():
        article.state = Article.State.WITHDRAWN
        article.save()
    withdraw(article)
    run(article_page(tmp_path, views="300"))
    assert not Edition.objects.public().exists()


def test_list_items_keep_their_order_and_invent_no_date(tmp_path):
    leads = [other_lead(number) for number in range(3, 8)]
    run(list_page_file(tmp_path, leads=leads))
    page = list_page(ListKey(NewsList.Kind.ALL, "en"), 1)
    assert [edition.lead for edition in page.editions] == leads
    assert {edition.published_at for edition in page.editions} == {None}
    assert {edition.path.split("/")[2] for edition in page.editions} == {"undated"}
    assert page.editions[0].event_label == "May 3, no year"


def test_item_joins_its_article_that_comes_later(tmp_path):
    run(list_page_file(tmp_path, leads=[other_lead(1), LEAD, other_lead(2)]))
    run(article_page(tmp_path))
    assert Article.objects.count() == 3
    full = Article.objects.get(headline="Guests look at the city")
    assert not full.lead_only
    assert [category.name for category in full.categories.all()] == ["Smart City"]
    leads = [edition.lead for edition in list_page(ListKey(NewsList.Kind.ALL, "en"), 1).editions]
    assert leads == [other_lead(1), LEAD, other_lead(2)] or leads == [LEAD, other_lead(1), other_lead(2)]


def test_item_joins_its_article_that_came_before(tmp_path):
    run(article_page(tmp_path))
    report = run(list_page_file(tmp_path, leads=[LEAD]))
    assert report["totals"]["created"] == 0
    assert Article.objects.get().section.name == "Smart City"


def test_cut_item_joins_its_article(tmp_path):
    run(article_page(tmp_path))
    run(list_page_file(tmp_path, leads=[LEAD[:70] + "…"]))
    assert Article.objects.count() == 1


def test_undated_stand_between_their_dated_neighbors(tmp_path):
    newer, older = other_lead(20), other_lead(10)
    run(write(tmp_path, "a.txt", ARTICLE.format(headline="Newer", lead=newer, views=1)))
    text = ARTICLE.format(headline="Older", lead=older, views=1).replace("18/09/2023", "11/09/2023")
    run(write(tmp_path, "b.txt", text))
    run(list_page_file(tmp_path, leads=[newer, other_lead(15), older]))
    editions = list_page(ListKey(NewsList.Kind.ALL, "en"), 1).editions
    assert [edition.lead for edition in editions] == [newer, other_lead(15), older]


def test_neighbors_take_their_place_when_an_article_is_found(tmp_path):
    run(list_page_file(tmp_path, leads=[LEAD, other_lead(15)]))
    run(article_page(tmp_path))
    run(
        write(
            tmp_path,
            "old.txt",
            ARTICLE.format(headline="Much older", lead=other_lead(1), views=1).replace(
                "2, Ngày 18/09/2023", "2, Ngày 11/09/2023"
            ),
        )
    )
    editions = list_page(ListKey(NewsList.Kind.ALL, "en"), 1).editions
    assert [edition.lead for edition in editions] == [LEAD, other_lead(15), other_lead(1)]


def test_address_gives_number_and_category(tmp_path):
    write(tmp_path, "addresses.csv", "file,address\narticle.txt,/Lists/SmartCity/DispForm.aspx?ID=50\n")
    run(article_page(tmp_path))
    key = SourceKey.objects.get()
    assert (key.list_name, key.number) == ("SmartCity", 50)
    assert key.article.section.name == "Smart City"


def test_number_found_later_is_added_to_the_same_story(tmp_path):
    run(article_page(tmp_path))
    write(tmp_path, "addresses.csv", "file,address\narticle.txt,/Lists/SmartCity/DispForm.aspx?ID=50\n")
    run(article_page(tmp_path))
    assert Article.objects.count() == 1
    assert SourceKey.objects.count() == 1


def test_refused_page_changes_nothing_and_is_named(tmp_path):
    write(tmp_path, "broken.txt", "Thứ 2, Ngày 31/02/2023, 10:00\nHeadline\n\nPORTAL - Lead.\n")
    article_page(tmp_path)
    report = run(tmp_path, code=1, folder=tmp_path)
    outcomes = {Path(file["file"]).name: (file["outcome"], file["line"]) for file in report["files"]}
    assert outcomes["broken.txt"] == ("rejected", 1)
    assert outcomes["article.txt"][0] == "taken"
    assert Article.objects.count() == 1
    assert ImportRun.objects.get().outcome == "partly"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"\x00" * 50, "﻿".encode()], ids=["empty", "utf-16", "nul", "bom"]
)
def test_unreadable_page_is_refused_without_a_traceback(tmp_path, content):
    (tmp_path / "page.txt").write_bytes(content)
    report = run(tmp_path, code=1, folder=tmp_path)
    assert report["files"][0]["outcome"] == "rejected"
    assert report["files"][0]["line"] >= 1


def test_path_that_is_not_there_cannot_be_carried_out(tmp_path):
    run(tmp_path / "nowhere", code=2, folder=tmp_path)


def test_address_book_that_cannot_be_read_cannot_be_carried_out(tmp_path):
    write(tmp_path, "addresses.csv", "nonsense\n")
    article_page(tmp_path)
    run(tmp_path, code=2, folder=tmp_path)
    assert not Article.objects.exists()


def test_every_character_is_accounted_for(tmp_path):
    page = article_page(tmp_path)
    counts = run(page)["totals"]["characters"]
    assert sum(counts.values()) == len(page.read_text(encoding="utf-8"))


def test_guesses_are_left_for_an_editor(tmp_path):
    run(article_page(tmp_path))
    mark = ImportMark.objects.get(kind="caption")
    assert (mark.text, mark.record) == ("The guests at the town hall", Article.objects.get().uuid)


def test_seeds_become_two_stories_and_thirty_leads(seeds, tmp_path):
    totals_of_run = run(seeds, folder=tmp_path)["totals"]
    assert totals_of_run["created"] == 32
    assert Article.objects.filter(lead_only=True).count() == 30
    full = Article.objects.filter(lead_only=False).order_by("published_at")
    assert [article.published_at for article in full] == [moment("2023-09-18 10:00"), moment("2024-01-24 11:00")]
    assert sorted(totals([article.pk for article in full]).values()) == [71, 227]
    assert sum(article.body.count("<figcaption>") for article in full) == 8
    assert OldListEntry.objects.count() == 30
    assert run(seeds, folder=tmp_path)["totals"]["unchanged"] == 32


def test_smart_city_lists_its_article_and_ten_leads_in_order(seeds, tmp_path):
    run(seeds, folder=tmp_path)
    section = Article.objects.get(source_keys__number=50).section
    key = ListKey(NewsList.Kind.CATEGORY, "en", section.uuid)
    shown = [edition for number in (1, 2) for edition in list_page(key, number).editions]
    text = next(seeds.glob("003_*")).read_text(encoding="utf-8")
    assert shown[0].published_at == moment("2023-09-18 10:00")
    assert sorted(shown[1:], key=lambda edition: text.index(edition.lead[:60])) == shown[1:]
    assert len(shown) == 11
