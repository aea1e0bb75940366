import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client

from news.models import GenreRate, LedgerLine
from news.royalties.ledger import propose
from portal.accounts.roles import ROLES, group_of
from tests.news.royalties.factories import load_rates, make_story

pytestmark = pytest.mark.django_db
MODELS = ["basesalary", "unitrate", "photocounting", "genrerate", "roleshare", "addition"]
MODELS += ["paymentterm", "assessment", "ledgermonth", "ledgerline"]
LINES = "/admin/news/ledgerline/"


def signed_in(*, role: str = "", permissions: tuple[str, ...] = ()) -> Client:
    user, _ = User.objects.update_or_create(username=role or "somebody", defaults={"is_staff": True})
    if role:
        user.groups.add(group_of(role))
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def take(client: Client, step: str, line: LedgerLine, **values: object) -> HttpResponse:
    """What a person does: looks at what is asked, then confirms it."""
    address = f"/admin/news/ledgermonth/{line.month.month.year}/{line.month.month.month}/{step}/"
    shown = client.get(address).context["chosen"].shown
    return client.post(address, {"shown": shown} | values, follow=True)


@pytest.fixture
def line() -> LedgerLine:
    load_rates()
    return propose(make_story(("An", "writer"))).lines[0]


@pytest.mark.parametrize("model", MODELS)
def test_accountant_sees_rates_and_ledger(model, line):
    assert signed_in(role="accountant").get(f"/admin/news/{model}/").status_code == 200


OTHERS = ["reporter", "editor", "registrar", "admin"]


def test_every_role_has_its_place_here():
    assert {*OTHERS, "chief", "accountant"} == set(ROLES)


@pytest.mark.parametrize("role", OTHERS)
def test_others_learn_nothing_of_royalties(role, line):
    client = signed_in(role=role)
    index = client.get("/admin/").content.decode()
    for model in MODELS:
        assert client.get(f"/admin/news/{model}/").status_code == 403
        assert f"/admin/news/{model}/" not in index
    assert client.get(f"{LINES}{line.pk}/change/").status_code == 403
    assert client.get(f"{LINES}{line.pk}/history/").status_code == 403


def test_django_s_own_permissions_open_nothing(line):
    own = ("view_ledgerline", "change_ledgerline", "settle_royalties")
    assert signed_in(permissions=own).get(LINES).status_code == 403


def test_chief_sees_and_does_not_settle(line):
    client = signed_in(role="chief")
    assert client.get("/admin/news/ledgermonth/2023/9/").status_code == 200
    for step in ("propose", "approve", "pay", "close"):
        assert client.post(f"/admin/news/ledgermonth/2023/9/{step}/", {"shown": "1 360000"}).status_code == 403
    assert LedgerLine.objects.proposed().count() == 1
    assert client.get("/admin/news/genrerate/add/").status_code == 403


def test_nobody_writes_or_deletes_lines_by_hand(line):
    client = signed_in(role="accountant")
    assert client.get(f"{LINES}add/").status_code == 403
    assert client.post(f"{LINES}{line.pk}/change/", {"amount": 1}).status_code == 403
    assert client.post(f"{LINES}{line.pk}/delete/", {"post": "yes"}).status_code == 403


def test_overlapping_rate_is_refused_in_the_form(line):
    form = {"genre": "news", "valid_from": "2024-01-01", "lowest": 0, "usual": 2, "highest": 10, "legal_basis": "New"}
    answer = signed_in(role="accountant").post("/admin/news/genrerate/add/", form)
    assert "end it first" in answer.content.decode()
    assert not GenreRate.objects.filter(legal_basis="New").exists()


def test_rate_is_not_ended_before_the_stories_that_need_it(line):
    rate = GenreRate.objects.get(genre="news")
    form = {"genre": "news", "lowest": 0, "usual": 2, "highest": 10, "legal_basis": "D", "valid_until": "2023-09-18"}
    answer = signed_in(role="accountant").post(f"/admin/news/genrerate/{rate.pk}/change/", form)
    assert "nothing would hold for stories that are published: news, first on 2023-09-18." in answer.content.decode()
    rate.refresh_from_db()
    assert rate.valid_until is None


@pytest.mark.parametrize("stories", [1, 3])
def test_list_of_lines_costs_the_same_for_one_and_for_three(line, stories, django_assert_num_queries):
    for number in range(1, stories):
        propose(make_story(("An", "writer"), headline=f"Story {number}"))
    client = signed_in(role="accountant")
    with django_assert_num_queries(7):
        assert client.get(LINES).context["cl"].result_count == stories
