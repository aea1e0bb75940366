from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from portal.counting.models import DailyViews


@pytest.fixture
def listed():
    return admin.site.get_model_admin(DailyViews)


@pytest.fixture
def by_superuser():
    request = RequestFactory().get("/")
    request.user = get_user_model()(is_superuser=True, is_active=True, is_staff=True)
    return request


def test_nobody_edits_what_was_counted(listed, by_superuser):
    assert listed.get_model_perms(by_superuser) == {"add": False, "change": False, "delete": False, "view": True}


@pytest.mark.django_db
def test_days_are_listed_newest_first(listed, by_superuser):
    for day in (1, 3, 2):
        DailyViews.objects.create(article_id=day, day=date(2024, 3, day), views=1)
    rows = listed.get_changelist_instance(by_superuser).get_queryset(by_superuser)
    assert [row.article_id for row in rows] == [3, 2, 1]
