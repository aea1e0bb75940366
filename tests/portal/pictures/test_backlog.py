import pytest

from portal.pictures import backlog
from tests.portal.pictures.factories import picture, picture_with_renditions, row

pytestmark = pytest.mark.django_db


def test_only_pictures_that_lack_renditions_are_waiting():
    picture_with_renditions(title="Hall")
    road = picture(title="Road", color="navy")
    assert [(job.title, job.folder) for job in backlog.jobs()] == [("Road", road.folder)]


def test_all_pictures_wait_to_be_made_again():
    picture_with_renditions(title="Hall")
    assert [job.title for job in backlog.jobs(again=True)] == ["Hall"]


def test_pool_makes_what_is_missing_and_names_what_fails():
    hall = picture(title="Hall")
    row(title="Lost", original="gone.png")
    faults = {done.job.title: done.fault.partition(":")[0] for done in backlog.work_off(backlog.jobs(), processes=2)}
    assert faults == {"Hall": "", "Lost": "FileNotFoundError"}
    assert not hall.lacks_renditions()
