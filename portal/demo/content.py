"""The demo's content: fixtures and drawings, loaded once, then published as a newsroom would have."""

import json
import re
from pathlib import Path
from typing import Any

import reversion
from django.conf import settings
from django.core.management import call_command

from events import rebuilding
from news.body import follow_body
from news.models import Article
from news.publishing import publish_archive
from news.royalties.ledger import propose_for
from portal.caching.version import changing, touch
from portal.counting.totals import set_baselines
from portal.directory import register
from portal.pictures.library import add_picture
from portal.pictures.markup import address
from portal.pictures.models import Picture

FIXTURES = settings.BASE_DIR / "fixtures"
APPS = ["directory", "events", "news", "royalties"]
SOURCE = "demo/"
DEMO_PICTURE = re.compile(r"/demo/([a-z0-9-]+)")


def load_content() -> int:
    """Loads what is missing and changes nothing that is there. Gives back the number of stories published."""
    load_pictures()  # before the transaction: opening each takes a second
    with changing():
        known = set(Article.objects.values_list("uuid", flat=True))
        load_fixtures()
        articles = list(Article.objects.exclude(uuid__in=known))
        for article in articles:
            finish(article)
        publish_archive([article for article in articles if article.state == Article.State.PUBLISHED])
        load_views(articles)
        # `publish_archive` tells the ledger nothing: what an archive brings in was paid long ago.
        propose_for(article.pk for article in articles)
        touch()
    return len(articles)


def load_pictures() -> None:
    folder = FIXTURES / "pictures"
    for about in json.loads((folder / "pictures.json").read_text(encoding="utf-8")):
        name = Path(about.pop("file"))
        with (folder / name).open("rb") as file:
            add_picture(file, source_key=f"{SOURCE}{name.stem}", **about)


def load_fixtures() -> None:
    """Only what is not there yet: an editor's changes to the demo stay."""
    if Article.objects.filter(uuid=first_article()).exists():
        return
    call_command("loaddata", *(str(FIXTURES / f"{app}.json") for app in APPS), verbosity=0)
    register.rebuild()  # loaddata passes by what save() does
    rebuilding.rebuild()


def first_article() -> str:
    rows: list[dict[str, Any]] = json.loads((FIXTURES / "news.json").read_text(encoding="utf-8"))
    return next(row["fields"]["uuid"] for row in rows if row["model"] == "news.article")


def finish(article: Article) -> None:
    """Gives the text the addresses of the drawings it names, and the article its first version."""
    article.body = DEMO_PICTURE.sub(picture_address, article.body)
    with reversion.create_revision():
        reversion.set_comment("Demo content")
        article.save()
        follow_body(article)


def picture_address(match: re.Match[str]) -> str:
    picture = Picture.objects.get(source_key=f"{SOURCE}{match[1]}")
    return address(str(picture.uuid), "full-640.webp")


def load_views(articles: list[Article]) -> None:
    """What the old portal had counted."""
    counters = {row["article"]: row["views"] for row in json.loads((FIXTURES / "views.json").read_text())}
    by_uuid = {str(article.uuid): article.pk for article in articles}
    set_baselines({by_uuid[uuid]: views for uuid, views in counters.items() if uuid in by_uuid})
