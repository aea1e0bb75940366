import pytest
from django.core.management import call_command

from news.publishing import publish, withdraw
from portal.indexing import rebuild_search
from portal.search.models import SearchDocument
from tests.news.factories import make_article, make_edition, soon
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db


def kinds():
    return sorted(SearchDocument.objects.values_list("kind", flat=True))


def test_index_made_anew_equals_the_one_that_grew():
    make_edition()
    make_official()
    grown = set(SearchDocument.objects.values_list("kind", "record", "public_from", "public_until"))
    rebuild_search()
    assert set(SearchDocument.objects.values_list("kind", "record", "public_from", "public_until")) == grown


def test_what_is_over_is_left_out_and_what_is_scheduled_is_kept():
    withdraw(make_edition().article)
    publish(make_article(headline="To come"), public_from=soon())
    rebuild_search()
    assert kinds() == ["story"]
    assert not SearchDocument.objects.public().exists()


def test_command_says_how_much_can_be_found(capsys):
    make_edition()
    call_command("rebuild_search")
    assert capsys.readouterr().out == "1 documents can be found.\n"
