import pytest
from django.contrib.auth.models import AnonymousUser

from news import policy
from news.models import Article, Contribution, Contributor
from news.publishing import publish_archive
from tests.news.factories import make_article, make_category
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db
State = Article.State


def make_child():
    return make_category(name="Projects", slug="projects", parent=make_category())


def credit(article, user, role="writer"):
    contributor = Contributor.objects.create(name=user.username, user=user)
    Contribution.objects.create(article=article, contributor=contributor, role=role)


def reached(user):
    """What they reach, as the list says and as the question about one story says: always the same."""
    stories = {article.headline for article in policy.visible_to(user)}
    assert stories == {article.headline for article in Article.objects.all() if policy.may(user, "view", article)}
    return stories


# Which stories


def test_reporter_reaches_what_they_began_or_are_credited_for():
    mai = make_user(role="reporter")
    make_article(headline="Own", created_by=mai)
    credit(make_article(headline="Credited"), mai, role="photographer")
    make_article(headline="Foreign", section=make_category())
    assert reached(mai) == {"Own", "Credited"}


def test_section_gives_a_reporter_nothing():
    section = make_category()
    make_article(section=section)
    assert reached(make_user(role="reporter", sections=[section])) == set()


def test_editor_reaches_the_sections_assigned_and_all_below():
    section = make_category()
    make_article(headline="In it", section=section)
    make_article(headline="Below", section=make_child())
    make_article(headline="Beside", section=make_category(name="Roads", slug="smart-city-roads"))
    make_article(headline="Nowhere")
    assert reached(make_user(role="editor", sections=[section])) == {"In it", "Below"}


def test_editor_of_a_section_below_does_not_reach_the_one_above():
    child = make_child()
    make_article(headline="Above", section=make_category())
    assert reached(make_user(role="editor", sections=[child])) == set()


def test_chief_reaches_everything_but_restricted_stories():
    make_article(headline="Nowhere")
    make_article(headline="Hushed", is_restricted=True)
    assert reached(make_user(role="chief")) == {"Nowhere"}


def test_restricted_story_is_reached_by_who_began_it_and_who_is_named():
    section = make_category()
    began, named, credited = (make_user(role="reporter", name=name) for name in ("an", "binh", "chi"))
    secret = make_article(headline="Hushed", is_restricted=True, created_by=began, section=section)
    secret.readers.add(named)
    credit(secret, credited)
    others = [credited, make_user(role="editor", sections=[section]), make_user(role="chief")]
    assert [reached(user) for user in (began, named)] == [{"Hushed"}] * 2
    assert [reached(user) for user in others] == [set()] * 3


@pytest.mark.parametrize("role", ["accountant", "registrar", "admin"])
def test_others_reach_no_story_even_when_they_are_named(role):
    user = make_user(role=role)
    make_article(created_by=user).readers.add(user)
    assert reached(user) == set()


def test_closed_account_and_strangers_reach_nothing():
    chief = make_user(role="chief", is_active=False)
    article = make_article(created_by=chief)
    assert list(policy.visible_to(chief)) == list(policy.visible_to(AnonymousUser())) == []
    assert not policy.may(AnonymousUser(), "view", article)


def test_superuser_reaches_everything():
    make_article(headline="Hushed", is_restricted=True)
    assert reached(make_user(is_superuser=True)) == {"Hushed"}


def test_reporter_may_name_what_everybody_reads_beside_their_own():
    mai = make_user(role="reporter")
    own, public, _ = make_article(created_by=mai), make_article(headline="Public"), make_article(headline="Draft")
    publish_archive([public])
    assert set(policy.relatable_to(mai)) == {own, public}
    assert not policy.relatable_to(make_user(role="accountant")).exists()


# What may be done with them


@pytest.mark.parametrize(
    ("role", "state", "may"),
    [
        ("reporter", State.DRAFT, {"view", "change", "restrict", "submit", "recall", "revise"}),
        ("reporter", State.RETURNED, {"view", "change", "restrict", "submit", "recall", "revise"}),
        ("reporter", State.SUBMITTED, {"view", "recall"}),
        ("reporter", State.APPROVED, {"view", "recall"}),
        ("reporter", State.PUBLISHED, {"view", "change", "restrict", "submit", "recall", "revise"}),
    ],
)
def test_own_story_is_in_its_reporters_hands_until_the_desk_has_it(role, state, may):
    mai = make_user(role=role)
    assert policy.verbs_of(mai, make_article(created_by=mai, state=state)) == may


DESK = {"view", "change", "submit", "return", "approve", "revise"}
PUBLIC = {"publish", "schedule", "correct", "withdraw", "unschedule", "restrict"}


@pytest.mark.parametrize("state", State)
def test_editor_edits_and_approves_what_stands_in_their_section(state):
    section = make_category()
    assert (
        policy.verbs_of(make_user(role="editor", sections=[section]), make_article(section=section, state=state))
        == DESK
    )


@pytest.mark.parametrize("state", State)
def test_chief_publishes_what_others_wrote(state):
    assert policy.verbs_of(make_user(role="chief"), make_article(state=state)) == DESK | PUBLIC


@pytest.mark.parametrize("person", [{"role": "editor"}, {"role": "chief"}, {"is_superuser": True}])
@pytest.mark.parametrize("authorship", ["began", "writer", "translator"])
def test_nobody_approves_or_publishes_their_own_text(person, authorship):
    user = make_user(**person, sections=[make_category()])
    article = make_article(section=make_category(), created_by=user if authorship == "began" else None)
    if authorship != "began":
        credit(article, user, role=authorship)
    assert not {"approve", "publish", "schedule", "correct", "clear"} & policy.verbs_of(user, article)


def test_who_took_the_pictures_or_edited_may_approve():
    section = make_category()
    lan = make_user(role="editor", sections=[section])
    article = make_article(section=section)
    credit(article, lan, role="photographer")
    assert policy.may(lan, "approve", article)


def test_own_text_that_somebody_else_approved_is_published_by_its_author():
    chief = make_user(role="chief")
    article = make_article(created_by=chief, state=State.APPROVED)
    assert policy.may(chief, "publish", article)
    assert not policy.may(chief, "emergency", article)


def test_chief_may_publish_their_own_text_in_an_emergency_only():
    chief = make_user(role="chief")
    own, foreign = make_article(created_by=chief), make_article()
    assert policy.may(chief, "emergency", own)
    assert not policy.may(chief, "emergency", foreign)


def test_who_may_publish_needs_a_second_factor():
    people = {role: policy.may_ever_publish(make_user(role=role)) for role in ("reporter", "editor", "chief", "admin")}
    assert people == {"reporter": False, "editor": False, "chief": True, "admin": False}
    assert policy.may_ever_publish(make_user(is_superuser=True))


def test_what_the_policy_does_not_know_is_a_fault():
    with pytest.raises(KeyError):
        policy.may(make_user(role="chief"), "burn", make_article())


def test_one_question_is_one_query(django_assert_num_queries):
    chief, article = make_user(role="chief"), make_article()
    policy.may(chief, "view", article)
    with django_assert_num_queries(1):
        policy.may(chief, "publish", article)
