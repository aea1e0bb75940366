"""Every field and every relation of a story, read from the model: a new one that was forgotten fails here."""

import pytest
from reversion.revisions import _get_options

from news.models import Article
from news.models.articles import HANGING
from news.versions.comparing import changed, compare
from news.versions.content import KEPT, RELATIONS, RESTORED, SILENT
from news.versions.names import Names
from news.versions.snapshots import read, versions_of
from tests.news.factories import make_article
from tests.news.versions.factories import TOGETHER, back_to, other, save

pytestmark = pytest.mark.django_db

# What leads to a story from elsewhere and is no part of what it says.
ELSEWHERE = {
    "editions",
    "key_figures",
    "assessment",
    "ledger_lines",
    "source_keys",
    "old_list_entries",
    "related_by",
    "remarks",
    "preview_links",
    "transitions",
    "withdrawals",
}
FIELDS = {field.name: field for field in (*Article._meta.concrete_fields, *Article._meta.many_to_many)}
MANY = {field.name for field in Article._meta.many_to_many}
DETAILS = [(relation, field.name) for relation in RELATIONS for field in relation.details]


def named(parameter):
    return getattr(parameter, "accessor", parameter)


def told(article, editor):
    """What the first and the newest version differ in, by section and by line."""
    versions = versions_of(article)
    old, new = read(article, [versions[0], versions[-1]])
    return compare(old, new, Names(editor, [old, new])), changed(old, new)


def value(article, name):
    article = Article.objects.get(pk=article.pk)
    return set(getattr(article, name).all()) if name in MANY else getattr(article, name)


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("lan")


def test_each_field_is_brought_back_or_kept_or_silent():
    assert sorted(FIELDS) == sorted([*RESTORED, *KEPT, *SILENT])


def test_each_relation_is_part_of_a_version_or_known_to_be_none():
    known = {relation.get_accessor_name() for relation in Article._meta.related_objects}
    assert known - ELSEWHERE == set(HANGING)
    assert {relation.accessor for relation in RELATIONS} == set(HANGING)


def test_nothing_of_a_story_is_left_out_of_a_version():
    assert set(_get_options(Article).fields) == set(FIELDS)
    assert _get_options(Article).follow == HANGING
    for relation in RELATIONS:
        assert set(_get_options(relation.model).fields) == {"id", relation.owner, *(f.name for f in relation.stored)}


@pytest.mark.parametrize("name", [*RESTORED, *KEPT])
def test_change_of_a_field_is_told_and_taken_back(name, editor):
    article = make_article()
    save(article)
    field, before = FIELDS[name], value(article, name)
    after = other(field, before)
    save(article, **{name: [after] if name in MANY else after}, **TOGETHER.get(name, {}))
    sections, words = told(article, editor)
    assert str(field.verbose_name).casefold() in " ".join(words).casefold()
    assert words and sections
    back_to(article, 2)
    assert value(article, name) == (({after} if name in MANY else after) if name in KEPT else before)


@pytest.mark.parametrize("name", [*RESTORED, *KEPT])
def test_field_that_stays_is_not_told(name, editor):
    article = make_article()
    if name in MANY:
        save(article, **{name: [other(FIELDS[name], None)]})
    save(article)
    assert [words for words in told(article, editor)[1] if name not in MANY] == []


def make_row(relation, article, **fields):
    """Of the first thing that it may be of, with nothing else said."""
    [first, *_others] = relation.naming
    return relation.model.objects.create(**{relation.owner: article, first.name: other(first, None)} | fields)


def rows(relation, article):
    names = [field.name for field in relation.stored]
    return [
        {name: getattr(row, name) for name in names}
        for row in relation.model.objects.filter(**{relation.owner: article})
    ]


@pytest.mark.parametrize("relation", RELATIONS, ids=named)
def test_row_that_came_is_told_and_taken_back(relation, editor):
    article = make_article()
    save(article)
    make_row(relation, article)
    save(article)
    [section], words = told(article, editor)
    assert (section.name, [line.what for line in section.lines]) == (relation.accessor, ["added"])
    assert words == [str(relation.title)]
    assert back_to(article, 1) == []
    assert rows(relation, article) == []


@pytest.mark.parametrize("relation", RELATIONS, ids=named)
def test_row_that_went_is_told_and_brought_back(relation, editor):
    article = make_article()
    make_row(relation, article)
    first, before = save(article), rows(relation, article)
    relation.model.objects.filter(**{relation.owner: article}).delete()
    save(article)
    number = versions_of(article).index(first) + 1
    old, new = read(article, [first, versions_of(article)[-1]])
    [section] = compare(old, new, Names(editor, [old, new]))
    assert [line.what for line in section.lines] == ["removed"]
    assert back_to(article, number) == []
    assert rows(relation, article) == before


@pytest.mark.parametrize(("relation", "name"), DETAILS, ids=named)
def test_detail_of_a_row_is_told_and_taken_back(relation, name, editor):
    article = make_article()
    row = make_row(relation, article, **({"alt": "A hall"} if name == "decorative" else {}))
    first, before = save(article), rows(relation, article)
    field = relation.model._meta.get_field(name)
    for each, new in ({name: other(field, getattr(row, name))} | TOGETHER.get(name, {})).items():
        setattr(row, each, new)
    row.save()
    save(article)
    number = versions_of(article).index(first) + 1
    old, new = read(article, [first, versions_of(article)[-1]])
    [section] = compare(old, new, Names(editor, [old, new]))
    assert {line.what for line in section.lines} == {"changed"}
    assert any(str(field.verbose_name) in line.name for line in section.lines)
    assert back_to(article, number) == []
    assert rows(relation, article) == before


@pytest.mark.parametrize("relation", [each for each in RELATIONS if each.accessor != "corrections"], ids=named)
def test_order_of_rows_is_told_and_taken_back(relation, editor):
    article = make_article()
    [first, *_others] = relation.naming
    place = {"place": "body"} if relation.accessor == "illustrations" else {}
    made = [
        relation.model.objects.create(
            **{relation.owner: article, first.name: other(first, None, n), "position": n} | place
        )
        for n in (1, 2)
    ]
    version, before = save(article), rows(relation, article)
    for row in made:
        row.position = 3 - row.position
        row.save()
    save(article)
    old, new = read(article, [version, versions_of(article)[-1]])
    [section] = compare(old, new, Names(editor, [old, new]))
    assert [line.name for line in section.lines if line.what == "changed"] == ["Order"]
    assert back_to(article, versions_of(article).index(version) + 1) == []
    assert rows(relation, article) == before
