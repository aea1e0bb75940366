"""Nothing that is not public can be read, found, counted or guessed at by anybody who is not signed in.

Every address of the URL table that can be read is asked, filled with everything that the database holds, on a
site with much to hide and on the same site without it. Both must answer alike, to the last byte and header.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection, models
from django.test import Client, override_settings
from django.urls import get_resolver
from django.utils import translation

from events.models import Event, EventSeries
from news.compiled import Compiled
from news.models import Article, Category, Keyword, PreviewLink
from portal.caching.intervals import IntervalQuerySet
from portal.caching.version import changing
from portal.directory.models import Appointment, Official, Organization
from portal.pictures.models import Picture, Showing
from tests.hidden import MARKER, WIDTH, hide_much, number_of, show_a_site, uuid_of, word, words
from tests.test_routes import routes

pytestmark = pytest.mark.django_db

DAYS = [{"year": "2023", "month": "09", "day": "18"}, {"year": "2999", "month": "05", "day": "05"}]
OLD = "/Lists/HoatDongCuaLanhDao/ChiTiet.aspx?ID="
# Where words are taken from an address: names of parameters of any list of the site.
NARROWED = [
    {"topic": "hidden-scheduled"},
    {"year": "2999"},
    {"page": "2"},
    {"venue": "hidden-venue"},
    {"series": "hidden-series"},
    {"period": "2999"},
    {"on": "2999-05-05"},
    {"name": MARKER},
    {"section": "smart-city"},
    {"keyword": "hidden-scheduled"},
    {"headline": MARKER},
]
# Where a word would be told if nobody asked whether it is public.
KEPT = [
    ("scheduled", "/news/2999/05/05/hidden-scheduled/"),
    ("withdrawn", "/feeds/news.atom"),
    ("withdrawn", "/news/2023/09/18/hidden-withdrawn/"),
    ("withdrawn", "/news/"),
    ("withdrawn", "/search/?q=quinzelbart"),
    ("announced", "/events/announced/"),
    ("private", f"/media/pictures/{uuid_of('picture-private')}/{WIDTH}"),
]


class Undo(Exception):
    pass


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def tells(self, text: str) -> bool:
        return text in f"{self.headers} {self.body.decode(errors='replace')}".lower()


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Asked:
    """The same addresses on three sites: with what is hidden, without it, and (a few) with every gate open."""

    hidden: Answers
    absent: Answers
    opened: Answers


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Asked]:
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        with suppress(Undo), changing():
            show_a_site()
            with suppress(Undo), changing():
                hide_much()
                addresses = list(all_addresses())
                hidden = answers(addresses)
                with every_gate_open():
                    opened = answers([address for _, address in KEPT])
                raise Undo
            absent = answers(addresses)
            raise Undo
        yield Asked(hidden, absent, opened)


def answers(addresses: list[str]) -> Answers:
    client = Client(raise_request_exception=False)
    return {address: answer(client, address) for address in addresses}


def answer(client: Client, address: str) -> Answer:
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(response.status_code, dict(response.headers), body)


def all_addresses() -> Iterator[str]:
    """Every readable address in both languages, with every record in it; what lists can be asked; old addresses.

    What is asked of the second engine is the same in both languages: one is enough there.
    """
    for language, _ in settings.LANGUAGES[: None if connection.vendor == "sqlite" else 1]:
        with translation.override(language):
            for route in routes(get_resolver().url_patterns):
                # The picture that counts a view writes, outside of any transaction; its gate is that of their number.
                if not route.startswith(("admin/", "^")) and not route.endswith("seen.gif"):
                    yield from filled(f"/{route}")
    yield from (f"{OLD}{number_of(kind)}" for kind in ("draft", "scheduled", "withdrawn"))


def filled(route: str) -> Iterator[str]:
    names = PART.findall(route)
    if not names:
        yield route
        yield from (f"{route}?{urlencode(query)}" for query in asked_of(route))
        return
    for day in DAYS if "year" in names else [{}]:
        others = [name for name in names if name not in day]
        for chosen in product(*(VALUES[name](models_of(route)) for name in others)):
            yield PART.sub(r"{\1}", route).format(**day, **dict(zip(others, chosen, strict=True)))


def asked_of(route: str) -> list[dict[str, str]]:
    if not models_of(route) and "search" not in route:
        return []
    return NARROWED + [{"q": text} for text in words() if "search" in route]


def models_of(route: str) -> list[type[models.Model]]:
    return [model for part in route.split("/") for model in RECORDS.get(part, [])]


def values(field: str) -> Callable[[list[type[models.Model]]], list[str]]:
    return lambda of: [str(value) for model in of for value in model._default_manager.values_list(field, flat=True)]


def values_of_links(of: list[type[models.Model]]) -> list[str]:
    return ["no-such-token", *PreviewLink.objects.values_list("digest", flat=True)]


PART = re.compile(r"<(?:\w+:)?(\w+)>")
# Which records the parts of an address name.
RECORDS: dict[str, list[type[models.Model]]] = {
    "news": [Article],
    "articles": [Article],
    "views": [Article],
    "keywords": [Keyword],
    "categories": [Category],
    "media": [Picture],
    "preview": [Picture],
    "events": [Event, EventSeries],
    "officials": [Official],
    "organizations": [Organization],
    "appointments": [Appointment],
}
# What can stand in the place of each part of an address that varies: a new part wants a line here.
VALUES: dict[str, Callable[[list[type[models.Model]]], list[str]]] = {
    "slug": values("slug"),
    "uuid": values("uuid"),
    "article": values("uuid"),
    "path": lambda of: list(Category.objects.values_list("path", flat=True)),
    "name": lambda of: [WIDTH],
    "language": lambda of: ["en", "vi"],
    "kind": lambda of: ["officials", "organizations", "events"],
    "number": lambda of: ["1"],
    # Nobody can guess one, and its digest, which is all that is kept, opens nothing.
    "token": values_of_links,
}


@contextmanager
def every_gate_open() -> Iterator[None]:
    """Nothing is asked whether it is public. Queries are not kept compiled meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        for gate in (IntervalQuerySet, type(Event.objects.all()), type(Showing.objects.all())):
            patch.setattr(gate, "public", lambda rows, at=None: rows.all())
        patch.setattr(Compiled, "rows", lambda self, **values: list(self.build(**values)))
        yield


def test_site_answers_alike_with_and_without_what_is_hidden(asked):
    assert {address for address in asked.hidden if asked.hidden[address] != asked.absent[address]} == set()


def test_marker_is_nowhere_but_where_it_was_asked_for(asked):
    told = {address: answer for address, answer in asked.hidden.items() if answer.tells(MARKER)}
    assert {address for address in told if MARKER not in address.lower()} == set()


def test_nothing_fails(asked):
    assert {address for address, answer in asked.hidden.items() if answer.status >= 500} == set()


def test_what_is_public_is_read(asked):
    """Otherwise a site that answers nothing would keep its secrets best."""
    read = {address for address, answer in asked.hidden.items() if answer.tells("team opens three days")}
    expected = {"/", "/news/", "/news/2023/09/18/survey/", "/search/?q=survey", "/feeds/news.atom"}
    assert expected - read == set()


def test_story_taken_back_has_a_note_in_its_place_and_nothing_else(asked):
    answer = asked.hidden["/news/2023/09/18/hidden-retracted/"]
    assert (answer.status, answer.tells("it was wrong.")) == (410, True)


@pytest.mark.parametrize(("kind", "address"), KEPT)
def test_it_is_the_gates_that_keep_the_word(asked, kind, address):
    """So that the tests above can fail: with every gate open the word is told."""
    assert asked.opened[address].tells(word(kind))
