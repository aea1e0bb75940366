import pytest
from django.test import Client

from news.models import Remark
from news.writing import buffers
from tests.news.admin.forms import opened, page_of
from tests.news.factories import make_article

pytestmark = pytest.mark.django_db


def remark(client, article, text, **sent):
    return client.post(f"/admin/news/article/{article.pk}/remarks/", {"_remark": text} | sent)


def settle(client, remark):
    return client.post(f"/admin/news/article/remarks/{remark.uuid}/settle/")


def test_remark_stands_beside_the_story_until_it_is_settled(desk, editor):
    article = make_article()
    remark(desk, article, "Which of the two?", _quote="two bridges")
    left = Remark.objects.get()
    assert (left.text, left.quote, left.author) == ("Which of the two?", "two bridges", editor)
    assert "Which of the two?" in desk.get(page_of(article)).text
    settle(desk, left)
    left.refresh_from_db()
    assert left.settled_by == editor
    assert "Which of the two?" not in desk.get(page_of(article)).text


def answer(client, remark, text, **sent):
    address = f"/admin/news/article/remarks/{remark.uuid}/answer/"
    return client.post(address, {f"_answer-{remark.uuid}": text} | sent)


def test_answer_stands_under_its_remark_and_goes_with_it(desk, editor):
    article = make_article()
    remark(desk, article, "Which of the two?")
    first = Remark.objects.get()
    answer(desk, first, "The new one.")
    page = desk.get(page_of(article)).text
    assert page.index("Which of the two?") < page.index("The new one.")
    assert [each.text for each in Remark.objects.unsettled()] == ["Which of the two?"]
    settle(desk, first)
    page = desk.get(page_of(article)).text
    assert "Which of the two?" not in page and "The new one." not in page


def test_answer_opens_again_what_was_settled_meanwhile(desk):
    article = make_article()
    remark(desk, article, "Which?")
    first = Remark.objects.get()
    settle(desk, first)
    answer(desk, first, "Wait: both.")
    assert Remark.objects.unsettled().get() == first


def test_answer_of_nothing_is_refused_and_opens_nothing(desk):
    article = make_article()
    remark(desk, article, "Which?")
    first = Remark.objects.get()
    settle(desk, first)
    assert "Write what you have to remark." in desk.get(answer(desk, first, " ").url).text
    assert not Remark.objects.unsettled().exists()


def test_answers_are_neither_answered_nor_settled_by_themselves(desk, editor):
    article = make_article()
    remark(desk, article, "Which?")
    answer(desk, Remark.objects.get(), "This.")
    told = Remark.objects.get(text="This.")
    assert [settle(desk, told).status_code, answer(desk, told, "No.").status_code] == [404, 404]


def test_what_was_typed_goes_along_with_an_answer(desk, editor):
    article = make_article()
    remark(desk, article, "Which?")
    sent = opened(desk, page_of(article)) | {"headline": "Typed", "tab": ""}
    assert answer(desk, Remark.objects.get(), "This.", **sent).url == f"{page_of(article)}?text=mine"
    assert not any(name.startswith("_") for name in buffers.in_work(editor, article.uuid).data)


@pytest.mark.parametrize("count", [1, 3])
def test_answers_cost_the_same_however_many_there_are(desk, editor, count, django_assert_num_queries):
    article = make_article()
    for number in range(count):
        head = article.remarks.create(author=editor, text=f"Remark {number}")
        for _ in range(count):
            article.remarks.create(author=editor, thread=head, text="Answer")
    with django_assert_num_queries(52):
        desk.get(page_of(article))


def test_unsettled_remark_is_advice_and_stops_nothing(desk):
    article = make_article()
    remark(desk, article, "Which?")
    report = desk.get(page_of(article)).context["report"]
    assert "1 remark is not settled" in [finding.sentence for finding in report.advice]


def test_what_was_typed_goes_along_without_scripts(desk, editor):
    article = make_article()
    answer = remark(desk, article, "Which?", **opened(desk, page_of(article)) | {"headline": "Typed", "tab": ""})
    assert answer.url == f"{page_of(article)}?text=mine"
    assert opened(desk, answer.url)["headline"] == "Typed"
    assert "_remark" not in buffers.in_work(editor, article.uuid).data


def test_remark_of_nothing_is_refused_with_a_sentence(desk):
    article = make_article()
    answer = remark(desk, article, " \0")
    assert "Write what you have to remark." in desk.get(answer.url).text
    assert not Remark.objects.exists()


def test_settling_twice_keeps_who_was_first(desk, editor, staff):
    article = make_article()
    remark(desk, article, "Which?")
    settle(desk, Remark.objects.get())
    other = Client()
    other.force_login(staff("mai", role="chief"))
    settle(other, Remark.objects.get())
    assert Remark.objects.get().settled_by == editor


def test_who_does_not_see_the_story_neither_remarks_nor_settles(desk, client, staff):
    article = make_article()
    remark(desk, article, "Which?")
    client.force_login(staff("nobody", role="reporter"))
    assert remark(client, article, "Hm").status_code == 404
    assert settle(client, Remark.objects.get()).status_code == 404
    assert answer(client, Remark.objects.get(), "Hm").status_code == 404
    assert Remark.objects.get().settled_at is None
