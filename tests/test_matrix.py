"""Who gets what at which address: every address, for every role, of what is their own and of what is not.

The tables below are the promise. An address that no line speaks of fails; so does an answer that differs from its
line. What lies behind each answer is tried where it lives: this asks whether the doors are where the policy says.
"""

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client, override_settings
from django.urls import reverse

from events.models import Event
from news.models import (
    Article,
    Assignment,
    Contributor,
    Dossier,
    PreviewLink,
    Remark,
    SectionAssignment,
    Transition,
    Verb,
)
from news.publishing import publish_archive
from portal.accounts import audit
from portal.accounts.auditing import AuditedAdmin
from portal.accounts.roles import ROLES
from portal.addresses.models import Redirect
from portal.caching.version import changing
from portal.counting.models import DailyViews
from portal.directory.models import Distinction, Official
from portal.pictures.models import Picture
from tests.hidden import WIDTH, hide_much, show_a_site, uuid_of
from tests.news.factories import make_article, make_category
from tests.news.royalties.factories import load_rates
from tests.portal.accounts.factories import make_user
from tests.portal.directory.factories import make_official
from tests.test_routes import LINES, NEWSROOM, example

pytestmark = pytest.mark.django_db

# R reporter, E editor, C chief, A accountant, O registrar, D admin.
LETTERS = {"R": "reporter", "E": "editor", "C": "chief", "A": "accountant", "O": "registrar", "D": "admin"}
# Of each kind of record: who looks at it, adds, changes, deletes.
RECORDS = {
    "accounts/auditentry": ("CD", "", "", ""),
    "addresses/missingaddress": ("C", "", "", ""),
    "addresses/redirect": ("C", "C", "C", ""),
    "auth/group": ("D", "", "", ""),
    "auth/user": ("D", "D", "D", ""),
    "counting/dailyviews": ("C", "", "", ""),
    "directory/appointment": ("RECO", "CO", "CO", ""),
    "directory/official": ("RECO", "CO", "CO", ""),
    "directory/organization": ("RECO", "CO", "CO", ""),
    "directory/organizationchange": ("CO", "CO", "CO", ""),
    "directory/post": ("CO", "CO", "CO", ""),
    "events/event": ("RECO", "CO", "CO", ""),
    "events/eventseries": ("CO", "CO", "CO", ""),
    "events/venue": ("CO", "CO", "CO", ""),
    "imports/importitem": ("EC", "", "", ""),
    "imports/importmark": ("EC", "", "", ""),
    "imports/importrun": ("EC", "", "", ""),
    "news/addition": ("CA", "A", "A", ""),
    "news/article": ("REC", "REC", "REC", ""),
    "news/assessment": ("CA", "A", "A", ""),
    "news/assignment": ("REC", "EC", "EC", "EC"),
    "news/basesalary": ("CA", "A", "A", ""),
    "news/category": ("RECD", "C", "C", ""),
    "news/contributor": ("REC", "EC", "EC", ""),
    "news/dossier": ("EC", "", "EC", "EC"),
    "news/edition": ("EC", "", "", ""),
    "news/genrerate": ("CA", "A", "A", ""),
    "news/keyfigure": ("C", "C", "C", ""),
    "news/keyword": ("REC", "EC", "EC", ""),
    "news/ledgerline": ("CA", "", "", ""),
    "news/ledgermonth": ("CA", "", "", ""),
    "news/paymentterm": ("CA", "A", "A", ""),
    "news/photocounting": ("CA", "A", "A", ""),
    "news/roleshare": ("CA", "A", "A", ""),
    "news/sectionassignment": ("CD", "CD", "CD", "CD"),
    "news/transition": ("REC", "", "", ""),
    "news/unitrate": ("CA", "A", "A", ""),
    "pictures/picture": ("RECO", "RECO", "RECO", ""),
}
# Of which somebody reaches only their own: the rest is not there for them.
OWNED = {"news/article", "news/edition", "news/transition"}
EVERYBODY = "RECAOD"
STORY = "admin/news/article/<int:pk>/"
MONTH = "admin/news/ledgermonth/<int:year>/<int:month>/"
# Every other address: how it is asked, and who gets in. Of an app's page: who has anything in the app.
OTHERS = {
    "admin/": ("GET", "RECAOD"),
    "admin/autocomplete/": ("GET", ""),
    "admin/account/": ("GET", "RECAOD"),
    "admin/account/app/": ("GET POST", "RECAOD"),
    "admin/account/codes/": ("GET POST", "RECAOD"),
    "admin/jsi18n/": ("GET", "RECAOD"),
    "admin/login/": ("POST", "RECAOD"),
    "admin/login/code/": ("GET", ""),
    "admin/login/second-factor/": ("GET", ""),
    "admin/logout/": ("POST", ""),
    "admin/password_change/": ("GET POST", "RECAOD"),
    "admin/password_change/done/": ("GET", "RECAOD"),
    "admin/auth/user/<id>/password/": ("GET POST", "D"),
    "admin/auth/user/<int:pk>/second-factor/": ("POST", "D"),
    "admin/events/event/<path:object_id>/dates/": ("GET", "CO"),
    "admin/events/event/<path:object_id>/repeat/": ("GET", "CO"),
    "admin/news/article/keys/": ("GET", "RECAOD"),
    "admin/news/article/people/": ("GET", "REC"),
    "admin/news/article/pictures/": ("GET", "RECO"),
    "admin/news/article/<path:object_id>/transition/": ("POST", "REC"),
    **{f"{STORY}{page}/": ("GET", "REC") for page in ("compare", "conflict", "preview", "preview/page")},
    **{f"{STORY}{deed}/": ("POST", "REC") for deed in ("merge", "preview/links", "remarks", "restore")},
    f"{STORY}suggestions/": ("GET POST", "REC"),
    "admin/news/article/people/<uuid:story>/join/": ("POST", "REC"),
    "admin/news/article/people/<uuid:story>/look/": ("POST", "REC"),
    "admin/news/article/present/<uuid:story>/": ("GET POST", "REC"),
    "admin/news/article/preview-links/<int:pk>/revoke/": ("POST", "REC"),
    "admin/news/article/remarks/<uuid:uuid>/answer/": ("POST", "REC"),
    "admin/news/article/remarks/<uuid:uuid>/settle/": ("POST", "REC"),
    "admin/news/article/suggestions/<uuid:story>/": ("POST", "REC"),
    "admin/news/article/undo/": ("POST", "RECAOD"),
    "admin/news/article/unsaved/<uuid:story>/": ("POST", "REC"),
    "admin/news/article/unsaved/<uuid:story>/<slug:verb>/": ("POST", "REC"),
    "admin/news/assignment/gaps/": ("GET", "REC"),
    "admin/news/dossier/proposals/": ("GET POST", "EC"),
    **{f"{MONTH}{page}": ("GET", "CA") for page in ("", "totals/", "print/", "lines.csv", "lines.xlsx")},
    **{f"{MONTH}{step}/": ("POST", "A") for step in ("propose", "approve", "pay", "close")},
    f"{MONTH}people/<uuid:uuid>/": ("GET", "CA"),
    "admin/news/assessment/estimate/<uuid:uuid>/": ("GET", "CA"),
    "admin/pictures/picture/<uuid:uuid>/<str:name>": ("GET", "RECO"),
    "admin/pictures/picture/<int:pk>/remove/": ("POST", "EC"),
    "admin/pictures/picture/<int:pk>/replace/": ("POST", "RECO"),
    "admin/pictures/picture/advice/": ("GET", "RECO"),
    "admin/register/": ("GET", "CO"),
    "admin/register/merge/<slug:kind>/<int:kept>/<int:gone>/": ("GET", "CO"),
    "admin/register/apart/<slug:kind>/<int:first>/<int:second>/": ("POST", "CO"),
    # Nothing has been told apart or merged here.
    "admin/register/apart/<int:number>/undo/": ("POST", "CO"),
    "admin/register/merges/<int:number>/undo/": ("POST", ""),
    "admin/r/<path:content_type_id>/<path:object_id>/": ("GET", "REC"),
    r"admin/(?P<url>.*)$": ("GET", ""),
}
APPS = {
    "accounts": "CD",
    "addresses": "C",
    "auth": "D",
    "counting": "C",
    "directory": "RECO",
    "events": "RECO",
    "imports": "EC",
    "news": "RECAD",
    "pictures": "RECO",
}
# What a field offers while somebody types: app, model and field, and to whom.
OFFERED = {
    ("news", "article", "section"): "RECD",
    ("news", "article", "keywords"): "REC",
    ("news", "relatedarticle", "related"): "REC",
    ("news", "keyfigure", "article"): "REC",
    ("news", "mention", "official"): "RECO",
    ("news", "mention", "organization"): "RECO",
    ("news", "mention", "event"): "RECO",
    ("news", "mention", "appointment"): "RECO",
    ("news", "contribution", "contributor"): "REC",
    ("news", "contributor", "user"): "D",
    ("news", "illustration", "picture"): "RECO",
    ("directory", "appointment", "post"): "CO",
    ("directory", "organizationchange", "successors"): "RECO",
    ("events", "event", "venue"): "CO",
    ("events", "event", "series"): "CO",
}
RECORD = re.compile(r"admin/(\w+/\w+)/(?:(add/)|<path:object_id>/(?:(change|delete|history)/)?)?")
APP_PAGE = "admin/(?P<app_label>"


@dataclass(frozen=True)
class Cast:
    """A user of the role, a story of their own, and one that they do not reach."""

    user: User
    own: Article
    foreign: Article


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, Cast]]:
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, suppress(Undo), changing():
        fill()
        yield {letter: cast(role) for letter, role in LETTERS.items()}
        raise Undo


class Undo(Exception):
    pass


def fill() -> None:
    """At least one record of each kind."""
    show_a_site()
    hide_much()
    load_rates()
    audit.record("sign-in")
    Redirect.objects.create(old_address="/old.aspx", new_path="/news/")
    DailyViews.objects.create(article_id=1, day="2023-09-18")
    make_official(name="Mai Hung Dung", slug="mai-hung-dung")
    Dossier.objects.create(state="rejected")
    Assignment.objects.create(event=Event.objects.first(), reporter=User.objects.first())
    SectionAssignment.objects.create(user=make_user(name="lan"), section=make_category())


def cast(role: str) -> Cast:
    section = make_category(name=role, slug=role)
    user = make_user(role=role, sections=[section])
    own = make_published(section=section, created_by=user)
    return Cast(user, own, make_published(section=make_category(), is_restricted=role == "chief"))


def make_published(**fields: Any) -> Article:
    article = make_article(**fields)
    publish_archive([article])
    by = User.objects.earliest("pk")
    PreviewLink.make(article, by, datetime.timedelta(days=1))
    Remark.objects.create(article=article, author=by, text="Who said so?")
    Transition.objects.create(article=article, verb="submit", from_state="draft", to_state="submitted", by=by)
    return article


# The newsroom


def test_every_role_has_a_letter():
    assert set(LETTERS.values()) == set(ROLES)


def test_every_address_of_the_newsroom_has_a_line():
    spoken_of = {route for route in NEWSROOM if record_of(route) in RECORDS or route in OTHERS or is_app_page(route)}
    assert set(NEWSROOM) - spoken_of == set()


def test_every_line_is_of_an_address():
    assert set(OTHERS) - set(NEWSROOM) == set()
    assert {label_of(model) for model in admin.site._registry} == set(RECORDS)


def test_every_change_by_hand_is_in_the_audit_log():
    assert [name for name in admin.site._registry.values() if not isinstance(name, AuditedAdmin)] == []


@pytest.fixture
def bare_pages(monkeypatch):
    """On the second engine doors are tried, and rooms not furnished again."""
    if connection.vendor == "postgresql":
        monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.usefixtures("bare_pages")
def test_role_gets_in_where_its_line_says_and_nowhere_else(site, letter):
    client, who = signed_in(site[letter].user), site[letter]
    found, promised = {}, {}
    for route in sorted(NEWSROOM, key=lambda route: ("logout" in route, OTHERS.get(route, [""])[0] == "POST")):
        for method, name, address, roles in asked(route, who):
            found[method, name, route] = gets_in(client, method, address)
            promised[method, name, route] = letter in roles
    assert {key: found[key] for key in found if found[key] != promised[key]} == {}


@pytest.mark.parametrize("letter", LETTERS)
def test_pages_of_apps_are_open_to_who_has_something_there(site, letter):
    client = signed_in(site[letter].user)
    assert "".join(sorted(app for app in APPS if gets_in(client, "GET", f"/admin/{app}/"))) == "".join(
        sorted(app for app in APPS if letter in APPS[app])
    )


@pytest.mark.parametrize("letter", LETTERS)
def test_fields_offer_what_the_role_may_look_at(site, letter):
    client = signed_in(site[letter].user)
    open_fields = {field for field in OFFERED if gets_in(client, "GET", offer(field, ""))}
    assert open_fields == {field for field in OFFERED if letter in OFFERED[field]}


def asked(route: str, who: Cast) -> Iterator[tuple[str, str, str, str]]:
    """Method, whose it is, address, and the letters of who gets in."""
    if route in OTHERS:
        methods, roles = OTHERS[route]
        for method in methods.split():
            for name, address in addresses(route, who):
                yield method, name, address, "" if name == "foreign" else roles
    elif not is_app_page(route):
        yield from asked_of_record(route, who)


def asked_of_record(route: str, who: Cast) -> Iterator[tuple[str, str, str, str]]:
    record, adds, verb = RECORD.fullmatch(route).groups()
    looks, adders, changers, deleters = RECORDS[record]
    if "object_id" not in route:
        yield "GET", "", f"/{route}", adders if adds else looks
        yield "POST", "", f"/{route}", adders if adds else looks
        return
    doors = {"change": (looks, changers), "delete": (deleters, deleters), "history": (looks, None)}
    looking, changing = doors.get(verb, ("RECAOD", None))
    for name, address in addresses(route, who):
        reached = "" if name == "foreign" and verb else None
        yield "GET", name, address, looking if reached is None else ""
        if changing is not None:
            yield "POST", name, address, changing if reached is None else ""


def addresses(route: str, who: Cast) -> list[tuple[str, str]]:
    """Of what is owned two, one of each; else one, of any record."""
    record = re.match(r"admin/(\w+/\w+)/", route)
    kind = record[1] if record else ""
    if "content_type_id" in route:
        kind = "news/article"
    if kind in OWNED and re.search("object_id|<int:pk>|<uuid", route):
        return [(name, filled(route, kind, getattr(who, name))) for name in ("own", "foreign")]
    return [("", filled(route, kind, None))]


def filled(route: str, kind: str, article: Article | None) -> str:
    if "content_type_id" in route and article:
        return f"/admin/r/{ContentType.objects.get_for_model(article).pk}/{article.pk}/"
    if kind == "news/article" and article:
        return "/" + filled_with(route, article)
    if "<path:object_id>" in route:
        return "/" + route.replace("<path:object_id>", str(number_of(kind, article)))
    if route.startswith(MONTH):
        uuid = Contributor.objects.earliest("pk").uuid
        return "/" + re.sub("<uuid:uuid>", str(uuid), route).replace("<int:year>", "2023").replace("<int:month>", "9")
    if "<id>" in route:
        return "/" + route.replace("<id>", str(User.objects.get(username="lan").pk))
    if "<int:pk>" in route:
        return "/" + route.replace("<int:pk>", str(number_of(kind, None)))
    if "apart/<int:number>" in route:
        told = Distinction.objects.get_or_create(kind="official", first=1, second=2)[0]
        return "/" + route.replace("<int:number>", str(told.pk))
    if "<slug:kind>" in route:
        kept, gone = Official.objects.values_list("pk", flat=True)[:2]
        pair = re.sub("<int:(kept|first)>", str(kept), route.replace("<slug:kind>", "official"))
        return "/" + re.sub("<int:(gone|second)>", str(gone), pair)
    if "estimate" in route:
        return "/" + route.replace("<uuid:uuid>", str(uuid_of("survey")))
    if "<uuid:uuid>" in route:
        return reverse("admin:pictures_picture_rendition", args=[uuid_of("picture-shown"), WIDTH])
    return example(route)


def filled_with(route: str, article: Article) -> str:
    link, remark = article.preview_links.earliest("pk"), article.remarks.earliest("pk")
    route = route.replace("preview-links/<int:pk>", f"preview-links/{link.pk}").replace("<int:pk>", str(article.pk))
    route = route.replace("<uuid:story>", str(article.uuid)).replace("<uuid:uuid>", str(remark.uuid))
    return route.replace("<slug:verb>", "take-back").replace("<path:object_id>", str(article.pk))


def number_of(kind: str, article: Article | None) -> int:
    rows = model_of(kind)._default_manager.all()
    rows = rows.filter(article=article) if article else rows
    return (rows.filter(username="lan") if kind == "auth/user" else rows).first().pk


# What a page needs to be asked at all; each is then refused for a reason of its own.
SENT = {"transition": b"verb=submit", "restore": b"version=1"}


def offer(field: tuple[str, str, str], term: str) -> str:
    query = dict(zip(("app_label", "model_name", "field_name"), field, strict=True))
    return f"/admin/autocomplete/?{urlencode(query | {'term': term})}"


def gets_in(client: Client, method: str, address: str) -> bool:
    """Refused is 403, 404, or the way back to the desk, with the sentence that there is no such thing, or the door."""
    sent = SENT.get(address.split("/")[-2], b"")
    response = client.generic(method, address, sent, content_type="application/x-www-form-urlencoded")
    answer(response)
    assert response.status_code in {200, 302, 403, 404, 409}, (method, address, response.status_code)
    leads_to = response.headers.get("Location", "/admin/")
    return response.status_code in {200, 409} or leads_to not in {"/admin/", "/admin/login/"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def record_of(route: str) -> str | None:
    found = RECORD.fullmatch(route)
    return found[1] if found else None


def is_app_page(route: str) -> bool:
    return route.startswith(APP_PAGE)


def label_of(model: type[Model]) -> str:
    return model._meta.label_lower.replace(".", "/")


def model_of(kind: str) -> type[Model]:
    return apps.get_model(*kind.split("/"))


# What is sent is looked up among what one reaches


@pytest.mark.parametrize("letter", "REC")
def test_related_news_offers_ones_own_and_what_everybody_reads(site, letter):
    who = site[letter]
    draft, hushed = make_article(headline="Draft"), make_article(headline="Hushed", is_restricted=True)
    found = signed_in(who.user).get(offer(("news", "relatedarticle", "related"), "")).json()["results"]
    assert not {str(draft.pk) if letter != "C" else "", str(hushed.pk)} & {each["id"] for each in found}


@pytest.mark.parametrize("letter", "REC")
def test_bulk_action_reaches_only_what_one_reaches(site, letter):
    who = site[letter]
    sent = {"action": "submit", "_selected_action": [who.own.pk, who.foreign.pk]}
    signed_in(who.user).post("/admin/news/article/", sent)
    assert not Transition.objects.filter(article=who.foreign, by=who.user).exists()


@pytest.mark.parametrize("letter", "REC")
@pytest.mark.parametrize("verb", list(Verb))
def test_no_step_is_taken_with_what_one_does_not_reach(site, letter, verb):
    who = site[letter]
    sent = {"verb": verb, "step-reason": "r", "step-note": "n", "version": ""}
    address = f"/admin/news/article/{who.foreign.pk}/transition/"
    assert signed_in(who.user).post(address, sent).status_code == 404


@pytest.mark.parametrize("letter", LETTERS)
def test_file_of_a_picture_that_readers_see_is_replaced_by_who_answers_for_it(site, letter):
    shown = Picture.objects.get(uuid=uuid_of("picture-shown"))
    assert shown.is_public()
    assert gets_in(signed_in(site[letter].user), "POST", f"/admin/pictures/picture/{shown.pk}/replace/") == (
        letter in "ECO"
    )


# Readers


def test_readers_get_the_same_whoever_they_are(site):
    """Nothing of a session reaches a page for readers: an editor is a reader there."""
    strangers = answers(Client())
    for letter in LETTERS:
        assert answers(signed_in(site[letter].user)) == strangers


def answers(client: Client) -> dict[str, tuple[int, bytes]]:
    return {address: answer(client.get(address)) for address, _ in LINES.values()}


def answer(response: HttpResponse) -> tuple[int, bytes]:
    return response.status_code, b"".join(response.streaming_content) if response.streaming else response.content
