from pathlib import Path

from news.dossiers.clusters import Report, clusters
from news.dossiers.signs import Signs
from tests.figures import dossiers


def report(key, month=None, day=None, names=(), people=(), year=2023):
    return Report(key, Signs(frozenset(people), frozenset(names)), year if month else None, month, day)


def keys(*reports):
    return [[each.key for each in cluster.reports] for cluster in clusters(reports)]


def test_near_days_and_a_guest_make_one_occasion():
    assert keys(report("a", 9, 5, ["forum"]), report("b", 9, 8, ["forum"])) == [["a", "b"]]


def test_days_too_far_apart_are_two_occasions():
    assert keys(report("a", 9, 5, ["forum"]), report("b", 9, 9, ["forum"])) == []


def test_same_day_without_a_name_in_common_is_not_one():
    assert keys(report("a", 9, 8, ["forum"]), report("b", 9, 8, ["japan"])) == []


def test_who_is_in_the_news_all_the_season_tells_nothing():
    hosts = [report(str(day), 9, day, ["chairman"]) for day in (1, 8, 9, 20)]
    assert keys(*hosts) == []


def test_same_days_of_other_years_are_other_occasions():
    assert keys(report("a", 9, 8, ["forum"]), report("b", 9, 8, ["forum"], year=2021)) == []


def test_unknown_year_fits_any():
    assert keys(report("a", 9, 8, ["forum"], year=None), report("b", 9, 8, ["forum"])) == [["a", "b"]]


def test_story_without_a_day_joins_by_a_person_and_by_nothing_else():
    dated = [report(key, 9, 8, ["forum"], ["john jung"]) for key in "ab"]
    undated = report("talk", people=["john jung"]), report("essay", names=["forum"])
    assert keys(*dated, *undated) == [["a", "b", "talk"]]


def test_shared_names_are_told():
    (found,) = clusters([report("a", 9, 5, ["forum", "x"]), report("b", 9, 5, ["forum", "y"])])
    assert found.shared == {"forum"}


def test_occasions_of_the_scraped_pages_are_those_a_person_finds(seeds):
    assert sorted(map(sorted, dossiers.proposed(Path(seeds)))) == sorted(map(sorted, dossiers.labeled().values()))
