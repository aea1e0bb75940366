import pytest
from django.test import Client
from reversion.models import Version

from news.models import Article, Mention
from news.versions.snapshots import versions_of
from tests.news.admin.forms import LIST, opened, page_of, said
from tests.news.admin.forms import save as save_form
from tests.news.factories import make_article, make_category, make_edition
from tests.news.versions.factories import save
from tests.portal.directory.factories import make_official
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def history(client, article, **query):
    return client.get(f"{LIST}{article.pk}/history/", query)


def compare(client, article, **query):
    return client.get(f"{LIST}{article.pk}/compare/", query)


def restore(client, article, number, *, reason="It was right.", newest=None):
    newest = versions_of(article)[-1].pk if newest is None else newest
    return client.post(f"{LIST}{article.pk}/restore/", {"version": number, "newest": newest, "reason": reason})


def listed(response):
    return [(entry.number, entry.who, entry.comment, entry.changed) for entry in response.context["page"]]


# All versions


def test_history_tells_who_saved_what_newest_first(desk, editor):
    article = make_article(headline="First", keywords=["icf"])
    Mention.objects.create(article=article, official=make_official())
    save(article, comment="Submitted", user=editor, state="submitted")
    save(article, headline="Third", keywords=[])
    assert listed(history(desk, article)) == [
        (3, "", "", ["Headline", "Keywords"]),
        (2, "lan", "Submitted", ["State", "People, organizations, events"]),
        (1, "", "", []),
    ]


def test_save_of_the_form_tells_what_changed_and_no_more(desk):
    article = make_article()
    save_form(desk, article, headline="Second")
    assert listed(history(desk, article))[0] == (2, "lan", "", ["Headline"])


def test_story_without_versions_says_when_the_first_comes(desk):
    article = make_article()
    Version.objects.all().delete()
    assert "the next save makes the first" in history(desk, article).text
    assert compare(desk, article).status_code == 404


@pytest.mark.parametrize("versions", [2, 4])
def test_history_costs_the_same_for_two_versions_and_for_four(desk, versions, django_assert_num_queries):
    article = make_article()
    for number in range(1, versions):
        save(article, headline=f"Headline {number}")
    history(desk, article)
    with django_assert_num_queries(HISTORY_QUERIES):
        assert len(listed(history(desk, article))) == versions


HISTORY_QUERIES = 9


def test_long_history_goes_over_pages(desk, monkeypatch):
    from news.admin import versions

    monkeypatch.setattr(versions, "PER_PAGE", 2)
    article = make_article(headline="Headline 1")
    for number in (2, 3):
        save(article, headline=f"Headline {number}")
    assert [number for number, *_ in listed(history(desk, article, page="2"))] == [1]
    assert [number for number, *_ in listed(history(desk, article, page="x"))] == [3, 2]


# Two versions


def test_two_versions_are_compared_by_word_and_by_name(desk):
    article = make_article(headline="Consuls meet on Monday", section=make_category())
    Mention.objects.create(article=article, official=make_official())
    save(article, headline="Consuls meet on Tuesday", section=None)
    page = " ".join(compare(desk, article, older=1, newer=2).text.split())
    assert (
        'Consuls meet on <del><span class="vh">[removed: </span>Monday<span class="vh">]</span></del> '
        '<ins><span class="vh">[added: </span>Tuesday<span class="vh">]</span></ins>'
    ) in page
    assert "<b>Added</b><span>Vo Van Minh, mentioned</span>" in page
    assert 'Section: <del><span class="vh">[was: </span>Smart City<span class="vh">]</span></del>' in page
    assert "Words added: 1, removed: 1; other changes: 2" in page


def test_body_shows_what_stayed_folded(desk):
    article = make_article(body="<p>One stays.</p><p>Two goes.</p>")
    save(article, body="<p>One stays.</p><h2>New heading</h2>")
    page = " ".join(compare(desk, article).text.split())
    assert "<summary>1 paragraph: the same</summary><p>One stays.</p>" in page
    assert '<p class="piece h2"><ins>' in page


def test_hostile_words_in_a_version_are_shown_as_words(desk):
    article = make_article(headline="a")
    link = '<p><a href="https://example.org/?a=1&amp;b=%3Cscript%3E">&lt;script&gt;alert(1)&lt;/script&gt;</a></p>'
    save(article, headline="<script>alert(1)</script>", body=link)
    page = compare(desk, article).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_picture_of_a_text_is_told_by_its_title(desk):
    hall = row(title="Great hall")
    article = make_article(body="<p>.</p>")
    save(article, body=f'<p>.</p><figure><img src="/media/pictures/{hall.uuid}/full-640.webp" alt="Rows"></figure>')
    assert "Picture “Great hall”" in compare(desk, article).text


def test_unasked_it_compares_the_newest_with_the_one_before(desk):
    article = make_article()
    for headline in ("Second", "Third"):
        save(article, headline=headline)
    context = compare(desk, article).context
    assert (context["older"], context["newer"]) == (2, 3)


def test_same_versions_say_so(desk):
    article = make_article()
    assert "The two versions are the same." in compare(desk, article, older=1, newer=1).text


@pytest.mark.parametrize("asked", ["0", "3", "-1", "x", "", "９", "9" * 400, "1.0", "\0"])
@pytest.mark.parametrize("name", ["older", "newer"])
def test_version_that_does_not_exist_is_not_found(desk, name, asked):
    article = make_article()
    save(article)
    assert compare(desk, article, **{name: asked}).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_comparing_costs_the_same_for_one_person_and_for_three(desk, people, django_assert_num_queries):
    article = make_article()
    for number in range(people):
        official = make_official(name=f"Official {number}", slug=f"official-{number}")
        Mention.objects.create(article=article, official=official, position=number)
    save(article)
    compare(desk, article)
    with django_assert_num_queries(COMPARE_QUERIES):
        assert compare(desk, article).text.count("Official ") >= people


COMPARE_QUERIES = 10


def test_looking_at_versions_writes_nothing(desk):
    article = make_article()
    save(article, headline="Second")
    before = list(Article.objects.values()), Version.objects.count()
    assert {history(desk, article).status_code, compare(desk, article).status_code} == {200}
    assert (list(Article.objects.values()), Version.objects.count()) == before


# Restoring


def test_version_is_restored_with_a_reason(desk, editor):
    article = make_article(headline="First")
    save(article, headline="Second")
    response = restore(desk, article, 1, reason="The second was a joke.")
    assert response.url == page_of(article)
    assert said(response) == ["Version 1 is restored, as the newest version."]
    assert listed(history(desk, article))[0] == (
        3,
        "lan",
        "Restored version 1: The second was a joke.",
        ["Headline"],
    )


def test_what_cannot_come_back_is_said(desk):
    article = make_article(section=make_category(name="Gone", slug="gone"))
    save(article, section=None)
    make_category(name="Gone", slug="gone").delete()
    assert said(restore(desk, article, 1))[1:] == ["Section: what it was exists no more."]


@pytest.mark.parametrize("reason", ["", "   ", "\0"])
def test_restoring_without_a_reason_is_refused(desk, reason):
    article = make_article(headline="First")
    save(article, headline="Second")
    response = restore(desk, article, 1, reason=reason)
    assert response.status_code == 409
    assert "Say why" in response.text
    assert len(versions_of(article)) == 2


def test_save_in_between_refuses_and_the_reason_is_not_lost(desk):
    article = make_article(headline="First")
    save(article, headline="Second")
    newest = versions_of(article)[-1].pk
    save(article, headline="Third")
    response = restore(desk, article, 1, newest=newest, reason="The second was a joke.")
    assert response.status_code == 409
    assert "Somebody has saved this story" in response.text
    assert 'value="The second was a joke."' in response.text
    assert versions_of(article)[-1].field_dict["headline"] == "Third"


def test_form_opened_before_a_restoration_is_refused_after_it(desk):
    article = make_article(headline="First")
    save_form(desk, article, headline="Second")
    stale = opened(desk, page_of(article)) | {"headline": "Mine"}
    restore(desk, article, 1)
    desk.post(page_of(article), stale)
    article.refresh_from_db()
    assert article.headline == "First"


def test_public_page_stays_as_it_is(desk, client):
    edition = make_edition(headline="First words")
    save(edition.article, headline="Second")
    before = Client().get(edition.path).content
    restore(desk, edition.article, 1)
    restore(desk, edition.article, 2)
    assert Client().get(edition.path).content == before


@pytest.mark.parametrize("number", ["0", "9", "x", ""])
def test_version_that_does_not_exist_is_not_restored(desk, number):
    article = make_article()
    assert restore(desk, article, number).status_code == 404


# Who may


def test_restricted_story_has_no_versions_for_who_is_not_named(desk):
    secret = make_article(headline="Hushed", is_restricted=True)
    save(secret, headline="Hushed too")
    pages = [history(desk, secret), compare(desk, secret), restore(desk, secret, 1)]
    assert [page.status_code for page in pages] == [404] * 3
    assert not any("Hushed" in page.text for page in pages)
    assert len(versions_of(secret)) == 2


def test_restricted_story_related_to_this_one_is_not_named(desk):
    secret, article = make_article(headline="Hushed", is_restricted=True), make_article()
    article.related.create(related=secret)
    save(article)
    page = compare(desk, article).text
    assert "a story that you may not see" in page
    assert "Hushed" not in page


def test_who_may_only_look_restores_nothing(client, staff):
    article = make_article(headline="First")
    save(article, headline="Second")
    guest = staff("guest", "view_article")
    article.readers.add(guest)
    client.force_login(guest)
    assert history(client, article).status_code == 200
    assert "Restore version" not in compare(client, article).text
    assert restore(client, article, 1).status_code == 403
    assert len(versions_of(article)) == 2


def test_who_may_not_see_articles_sees_no_versions(client, staff):
    article = make_article(headline="Hushed")
    client.force_login(staff("clerk"))
    assert {history(client, article).status_code, compare(client, article).status_code} <= {403, 404}


@pytest.mark.parametrize("address", ["recover/", "recover/1/", "1/history/1/"])
def test_library_s_own_pages_are_closed(admin_client, address):
    """They would restore whatever a number leads to, other stories of its revision too."""
    make_article()
    assert admin_client.get(f"{LIST}{address}", follow=True).status_code in (200, 404)
    assert admin_client.get(f"{LIST}{address}").status_code != 200
    assert admin_client.post(f"{LIST}{address}").status_code != 200
