"""From the rich text that editors keep to the HTML that readers get: figures become pictures."""

import re
from dataclasses import dataclass
from html import unescape
from uuid import UUID

from django.template.loader import render_to_string

from news.models import Article, Illustration
from news.stories import Story
from portal.pictures.models import Picture
from portal.texts.html import text_of

FIGURE = re.compile(r"<figure(?: [^>]*)?>.*?</figure>", re.DOTALL)
# The library's picture, however the text names it: by a mark, or by an address of one of its renditions.
PICTURE = re.compile(
    r'<(?:figure|img) [^>]*(?:data-picture="|src="[^"]*/pictures/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
)
# The editor of texts keeps of a picture its address alone: that is where the decision stands.
DECORATIVE = re.compile(r'<img [^>]*src="[^"]*#decorative"')
ALT = re.compile(r'<img [^>]*alt="([^"]*)"')
CAPTION = re.compile(r"<figcaption(?: [^>]*)?>(.*?)</figcaption>", re.DOTALL)


@dataclass(frozen=True)
class Figure:
    picture: UUID | None
    alt: str
    caption_html: str
    # Its alt text is empty because it says nothing beyond the caption.
    is_decorative: bool = False

    @property
    def caption(self) -> str:
        return text_of(self.caption_html)


def figures_of(body: str) -> list[Figure]:
    return [figure(match[0]) for match in FIGURE.finditer(body)]


def figure(html: str) -> Figure:
    picture, alt, caption = PICTURE.search(html), ALT.search(html), CAPTION.search(html)
    return Figure(
        picture=UUID(picture[1]) if picture else None,
        alt=unescape(alt[1]) if alt else "",
        caption_html=caption[1] if caption else "",
        is_decorative=bool(DECORATIVE.search(html)),
    )


def render_body(story: Story) -> str:
    """The article's clean body with responsive pictures. A figure whose picture is lost keeps its caption."""
    uses = {use.picture.uuid: use for use in story.illustrations if use.place == Illustration.Place.BODY}
    return FIGURE.sub(lambda match: render_figure(figure(match[0]), uses), story.article.body)


def render_figure(figure: Figure, uses: dict[UUID, Illustration]) -> str:
    use = uses.get(figure.picture) if figure.picture else None
    picture = use.picture.as_data(figure.alt, figure.caption, use.credit) if use else None
    return render_to_string("news/_figure.html", {"picture": picture, "caption_html": figure.caption_html}).strip()


def follow_body(article: Article) -> None:
    """Makes the article's rows of pictures in the text follow the text."""
    uses = uses_in(article)
    for use in uses:
        use.save()
    gone = article.illustrations.filter(place=Illustration.Place.BODY)
    gone.exclude(pk__in=[use.pk for use in uses]).delete()


def uses_in(article: Article) -> list[Illustration]:
    """The pictures of the text in their order, as rows that may have to be saved. What was decided of one stays."""
    figures = [each for each in figures_of(article.body) if each.picture]
    known = Picture.objects.in_bulk([each.picture for each in figures], field_name="uuid")
    saved = article.illustrations.filter(place=Illustration.Place.BODY) if article.pk else ()
    kept = {use.picture_id: use for use in saved}
    uses = []
    for position, each in enumerate(figures):
        picture = known.get(each.picture)
        if picture is None:
            continue
        use = kept.pop(picture.pk, None) or Illustration(  # a picture that stands twice has two rows
            article=article, picture=picture, place=Illustration.Place.BODY, credit=picture.credit
        )
        use.position, use.alt, use.caption = position, each.alt[:300], each.caption[:500]
        use.decorative = (use.decorative or each.is_decorative) and not use.alt
        uses.append(use)
    return uses
