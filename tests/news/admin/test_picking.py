import pytest

from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db

PICTURES = "/admin/news/article/pictures/"


def offered(client, **query):
    response = client.get(PICTURES, query)
    assert response.status_code == 200
    return [picture.title for picture in response.context["pictures"]]


def test_newest_picture_stands_first(desk):
    row(title="Older"), row(title="Newer")
    assert offered(desk) == ["Newer", "Older"]


def test_picture_is_found_by_all_its_words(desk):
    row(title="Hall", alt="Rows of seats", caption="The opening")
    row(title="Hall")
    assert offered(desk, q="hall seats OPENING") == ["Hall"]
    assert offered(desk, q="bridge") == []


def test_chosen_picture_brings_its_suggestions_to_the_decisions(desk):
    hall = row(title="Hall", alt='"Rows"', caption="The opening", credit="Minh")
    page = desk.get(PICTURES, {"CKEditorFuncNum": "-1", "picture": hall.pk}).text
    assert 'data-asked-by="-1"' in page
    assert f'data-address="/admin/pictures/picture/{hall.uuid}/full-320.webp"' in page
    assert ">The opening</textarea>" in page and ">&quot;Rows&quot;</textarea>" in page
    assert "<dd>Minh</dd>" in page


@pytest.mark.parametrize("asked", ["x", "9", "9" * 99, "-1", "\0", ""])
def test_picture_that_does_not_exist_is_not_chosen(desk, asked):
    assert desk.get(PICTURES, {"picture": asked}).context["chosen"] is None


@pytest.mark.parametrize(
    ("permissions", "is_offered"), [(["view_picture"], False), (["view_picture", "add_picture"], True)]
)
def test_upload_is_offered_to_who_may_add(client, staff, permissions, is_offered):
    client.force_login(staff("guest", *permissions))
    assert ("data-upload" in client.get(PICTURES).text) == is_offered


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_and_for_three(desk, django_assert_num_queries, count):
    for _ in range(count):
        row()
    with django_assert_num_queries(6):
        assert len(offered(desk)) == count


def test_large_library_goes_over_pages_that_keep_words_and_asker(desk):
    for number in range(49):
        row(title=f"Hall {number}")
    assert offered(desk, q="hall", page="2") == ["Hall 0"]
    following = "?CKEditorFuncNum=-1&amp;q=hall&amp;page=2"
    assert f'href="{following}"' in desk.get(PICTURES, {"CKEditorFuncNum": "-1", "q": "hall"}).text


@pytest.mark.parametrize("query", [{"page": "x"}, {"page": "999"}, {"q": "\0"}, {"q": "x" * 5000}, {"q": "%_\\"}])
def test_absurd_questions_are_answered(desk, query):
    row()
    offered(desk, **query)


@pytest.mark.parametrize("value", ['"><script>', "javascript:"])
def test_what_was_asked_is_never_shown_as_markup(desk, value):
    assert "<script>" not in desk.get(PICTURES, {"CKEditorFuncNum": value, "q": value}).text


def test_library_is_closed_to_who_may_not_see_pictures(client, staff):
    assert client.get(PICTURES).status_code == 302
    client.force_login(staff("ke", role="accountant"))
    assert client.get(PICTURES).status_code == 403


def test_page_is_only_for_looking(desk):
    assert desk.post(PICTURES).status_code == 405
