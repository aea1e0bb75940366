import pytest

from news.body import figures_of, follow_body
from tests.news.factories import make_article
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db

FIGURE = '<figure><img src="/media/pictures/{}/full-320.webp{}" alt="{}"><figcaption>The hall</figcaption></figure>'


@pytest.mark.parametrize(
    ("mark", "alt", "decision"),
    [
        ("", "Rows", ("Rows", False)),
        ("", "", ("", False)),
        ("#decorative", "", ("", True)),
        ("#decorative", "Rows", ("Rows", False)),
    ],
)
def test_figure_says_whether_it_needs_no_alt_text(mark, alt, decision):
    hall = row()
    article = make_article(body=FIGURE.format(hall.uuid, mark, alt))
    follow_body(article)
    use = article.illustrations.get()
    assert (use.alt, use.decorative) == decision


def test_decision_made_elsewhere_is_kept_while_there_is_no_alt_text():
    hall = row()
    article = make_article(body=FIGURE.format(hall.uuid, "", ""))
    article.illustrations.create(picture=hall, place="body", decorative=True)
    follow_body(article)
    assert article.illustrations.get().decorative


def test_figure_without_a_picture_of_the_library_has_no_decision():
    assert [
        figure.is_decorative for figure in figures_of('<figure><img src="/static/img/lost.svg" alt=""></figure>')
    ] == [False]


def test_figure_written_into_an_alt_text_stays_text():
    inner = "<figure><figcaption><script>alert(1)</script></figcaption></figure>"
    article = make_article(
        body=f"<figure><img src='/media/x.jpg' alt='{inner}'><figcaption>The hall</figcaption></figure>"
    )
    assert [figure.caption_html for figure in figures_of(article.body)] == ["The hall"]
