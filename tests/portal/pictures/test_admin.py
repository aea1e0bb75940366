import datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from portal.pictures import library
from portal.pictures.models import Picture, Showing
from portal.pictures.opening import PictureRefused
from tests.events.factories import make_event
from tests.news.factories import make_article
from tests.portal.accounts.factories import make_user
from tests.portal.directory.factories import make_official
from tests.portal.pictures.factories import (
    content,
    picture,
    picture_with_renditions,
    row,
    scene,
    shown,
    upload,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/pictures/picture/"
ADD = "/admin/pictures/picture/add/"


@pytest.fixture
def desk(client, django_user_model):
    """A browser of somebody who may sign in, and nothing else yet."""
    user = django_user_model.objects.create_user("lan", is_staff=True)
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def library_desk(desk):
    desk.user.user_permissions.set(
        Permission.objects.filter(
            codename__in=["add_picture", "view_picture", "change_picture", "replace_shown_picture"]
        )
    )
    return desk


def send(client, *files, **fields):
    return client.post(ADD, {"pictures": files, "credit": "", "license": "own", **fields}, follow=True)


def said(response):
    return [str(message) for message in response.context["messages"]]


def told(response):
    """What became of each file."""
    return [
        (outcome.name, "refused" if outcome.refusal else "new" if outcome.is_new else "known")
        for outcome in response.context["outcomes"]
    ]


# Uploading


@pytest.fixture
def committing(monkeypatch):
    """What waits for the commit is done at once: a test is one transaction."""
    monkeypatch.setattr(transaction, "on_commit", lambda action: action())


def test_sent_picture_is_in_the_library_with_its_renditions(library_desk, committing):
    response = send(library_desk, upload(name="road_works.png"), credit="Minh", license="free", source="Archive")
    added = Picture.objects.get()
    assert (added.title, added.credit, added.license, added.source, added.created_by) == (
        "road works",
        "Minh",
        "free",
        "Archive",
        library_desk.user,
    )
    assert not added.lacks_renditions()
    assert told(response) == [("road works", "new")]
    assert f'href="{LIST}?picture={added.pk}"' in response.text


def test_many_are_sent_at_once_and_a_refused_one_leaves_the_others(library_desk, committing):
    files = [
        upload(name="a.png"),
        upload(name="plan.svg", data=b"<svg/>"),
        upload(name="b.png", data=content(color="navy")),
    ]
    response = send(library_desk, *files)
    assert told(response) == [("a", "new"), ("plan", "refused"), ("b", "new")]
    assert set(Picture.objects.values_list("title", flat=True)) == {"a", "b"}
    assert "<b>plan refused:</b> This is no picture we take: send a JPEG, PNG, WebP, GIF or AVIF file." in response.text


def test_script_that_sends_one_file_gets_its_outcome_alone(library_desk, committing):
    page = send(library_desk, upload(name="hall.png"), fragment="1").text
    assert page.strip().startswith("<li>")
    assert "<html" not in page


def test_picture_there_is_already_is_offered(library_desk, committing):
    known = picture(title="<b>Hall")
    response = send(library_desk, upload(name="copy.png"))
    assert Picture.objects.get() == known
    assert told(response) == [("copy", "known")]
    assert "copy: the same picture as “&lt;b&gt;Hall”, added " in response.text
    assert f'<a href="{LIST}?picture={known.pk}" data-picture="{known.pk}">Use that one</a>' in response.text


def test_picture_that_looks_the_same_is_taken_and_the_other_named(library_desk, committing):
    known = library.add_picture(BytesIO(scene(size=(640, 360))), title="Large")[0]
    response = send(library_desk, upload(name="small.png", data=scene(size=(320, 180))))
    assert told(response) == [("small", "new")]
    assert f'it looks like <a href="{LIST}?picture={known.pk}">“Large”</a>' in " ".join(response.text.split())


@pytest.mark.parametrize("data", [b"", b"<script>alert(1)</script>"])
def test_file_that_is_no_picture_is_answered_with_a_sentence(library_desk, committing, data):
    response = send(library_desk, upload(data=data))
    assert told(response) == [("photo", "refused")]
    assert not Picture.objects.exists()


def test_form_without_a_file_says_so(library_desk):
    response = send(library_desk)
    assert response.context["form"].errors == {"pictures": ["This field is required."]}


def test_full_disk_is_answered_with_a_sentence(library_desk, committing, monkeypatch):
    monkeypatch.setattr(library, "add_picture", full_disk)
    response = send(library_desk, upload())
    assert told(response) == [("photo", "refused")]
    assert "could not be written" in response.text


def full_disk(*args, **kwargs):
    raise OSError("No space left on device")


@pytest.mark.parametrize("name", ["\u202e.png", "a\x07b.png", ".png", "x" * 300 + ".png"])
def test_name_of_a_file_never_breaks_a_title(library_desk, committing, name):
    send(library_desk, upload(name=name))
    title = Picture.objects.get().title
    assert title and title.isprintable() and len(title) <= 200


def test_upload_page_needs_the_permission(desk):
    assert desk.get(ADD).status_code == 403
    assert send(desk, upload()).status_code == 403
    assert not Picture.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_file_is_opened(library_desk, monkeypatch):
    within = []

    def opened(file):
        within.append(connection.in_atomic_block)
        raise PictureRefused("enough")

    monkeypatch.setattr(library, "open_picture", opened)
    assert "<b>hall refused:</b> enough" in send(library_desk, upload(name="hall.png")).text
    assert within == [False]


# The list


def test_list_costs_the_same_for_one_and_for_three(library_desk, django_assert_num_queries):
    for number in range(3):
        shown(row(title=f"Picture {number}"))
        with django_assert_num_queries(8):
            assert f"Picture {number}" in library_desk.get(LIST).content.decode()


@pytest.mark.parametrize("words", ["hall", "seats", "opening", "minh"])
def test_picture_is_found_by_its_words(library_desk, words):
    row(title="Hall", alt="Rows of seats", caption="The opening", credit="Minh")
    row(title="Road")
    listed = library_desk.get(LIST, {"q": words}).context["cl"].result_list
    assert [picture.title for picture in listed] == ["Hall"]


def test_list_says_what_readers_see(library_desk):
    shown(row(title="Hall")), row(title="Road")
    listed = library_desk.get(LIST).context["cl"].result_list
    assert {picture.title: picture.is_shown for picture in listed} == {"Hall": True, "Road": False}


# One picture


def change(client, hall, **fields):
    data = {"title": hall.title, "license": "own", "focal_x": hall.focal_x, "focal_y": hall.focal_y, **fields}
    return client.post(f"{LIST}{hall.pk}/change/", data)


def test_new_focal_point_cuts_the_picture_anew(library_desk, django_capture_on_commit_callbacks):
    hall = picture_with_renditions()
    file = hall.folder / "card-320.webp"
    file.write_bytes(b"old")
    with django_capture_on_commit_callbacks(execute=True):
        assert change(library_desk, hall, focal_x=0.2).status_code == 302
    hall.refresh_from_db()
    assert hall.focal_x == 0.2
    assert file.read_bytes() != b"old"


def test_new_title_leaves_the_files_alone(library_desk, django_capture_on_commit_callbacks):
    hall = picture_with_renditions()
    file = hall.folder / "card-320.webp"
    file.write_bytes(b"old")
    with django_capture_on_commit_callbacks(execute=True):
        assert change(library_desk, hall, title="Great hall").status_code == 302
    assert file.read_bytes() == b"old"


@pytest.mark.django_db(transaction=True)
def test_lost_original_is_answered_with_a_sentence(library_desk):
    assert change(library_desk, row(original="gone.png"), focal_x=0.2).status_code == 302
    assert "could not be written" in said(library_desk.get(LIST))[-1]


def test_focal_point_outside_is_refused_with_a_sentence(library_desk):
    response = change(library_desk, row(), focal_x=1.5)
    assert "both numbers are from 0 to 1" in response.content.decode()


def test_pictures_are_never_deleted(admin_client):
    hall = row()
    assert admin_client.post(f"{LIST}{hall.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Picture.objects.filter(pk=hall.pk).exists()


# Its renditions, private ones too


def rendition(client, hall, name="card-320.webp"):
    return client.get(reverse("admin:pictures_picture_rendition", args=[hall.uuid, name]))


def test_who_may_see_the_library_sees_private_pictures(library_desk):
    hall = picture_with_renditions()
    response = rendition(library_desk, hall)
    assert b"".join(response) == (hall.folder / "card-320.webp").read_bytes()
    assert "public" not in response.headers.get("Cache-Control", "")


def test_reader_is_sent_to_sign_in(client):
    assert rendition(client, picture_with_renditions()).status_code == 302


def test_who_may_not_see_the_library_sees_no_private_picture(desk):
    assert rendition(desk, picture_with_renditions()).status_code == 403


def test_name_not_on_the_list_is_not_found(library_desk):
    hall = picture_with_renditions()
    (hall.folder / "notes.txt").write_text("secret")
    assert rendition(library_desk, hall, "notes.txt").status_code == 404


# Narrowing the library


def listed(client, **query):
    response = client.get(LIST, query)
    assert response.status_code == 200
    return [picture.title for picture in response.context["cl"].result_list]


def test_library_narrows_to_what_one_added_oneself(library_desk):
    row(title="Mine", created_by=library_desk.user), row(title="Theirs")
    assert listed(library_desk, show="mine") == ["Mine"]


def test_library_narrows_to_a_license(library_desk):
    row(title="Free", license="free"), row(title="Own")
    assert listed(library_desk, license="free") == ["Free"]


def test_library_narrows_to_what_nothing_uses(library_desk):
    portrait, cover = row(title="Portrait"), row(title="Cover")
    row(title="Unused"), shown(row(title="Shown once"), until=timezone.now())
    make_official(portrait=portrait)
    make_article().illustrations.create(picture=cover)
    assert listed(library_desk, show="unused") == ["Unused"]


def test_library_narrows_to_uses_without_a_decision_on_alt_text(library_desk):
    article = make_article()
    uses = {"Bare": {}, "Told": {"alt": "Rows"}, "Decorative": {"decorative": True}}
    for title, decision in uses.items():
        article.illustrations.create(picture=row(title=title), place="body", **decision)
    row(title="Unused")
    assert listed(library_desk, show="no-alt") == ["Bare"]


@pytest.mark.parametrize(
    "query", [{"show": "x"}, {"license": "\0"}, {"picture": "x"}, {"picture": "9" * 99}, {"p": "x"}]
)
def test_absurd_questions_are_answered(library_desk, query):
    row(title="Hall")
    assert library_desk.get(LIST, query, follow=True).status_code == 200


# Beside the library


def sheet(client, hall):
    return client.get(LIST, {"picture": hall.pk}).context["sheet"]


def test_chosen_picture_stands_beside_the_list_with_what_is_said_of_it(library_desk):
    hall = row(title="Hall", caption="The opening", source="Archive")
    page = library_desk.get(LIST, {"picture": hall.pk, "q": "hall"}).text
    assert 'aria-current="true"' in page
    assert "The opening</textarea>" in page
    assert 'value="Archive"' in page


def test_uses_are_named_with_where_they_are_edited(admin_client):
    hall = row()
    article, official = make_article(headline="Bridge opens"), make_official(portrait=hall)
    article.illustrations.create(picture=hall)
    article.illustrations.create(picture=hall, place="body")
    event = make_event(name="Session", picture=hall)
    assert {(use.kind, use.name, use.path) for use in sheet(admin_client, hall).uses.seen} == {
        ("Article", "Bridge opens", f"/admin/news/article/{article.pk}/change/"),
        ("Official", "Vo Van Minh", f"/admin/directory/official/{official.pk}/change/"),
        ("Event", "Session", f"/admin/events/event/{event.pk}/change/"),
    }


def test_every_relation_that_leads_to_a_picture_is_a_use(admin_client):
    """A new one is found without being named; a row that belongs to another record must say so."""
    models = {relation.related_model for relation in Picture._meta.related_objects} - {Showing}
    registered = set(admin.site._registry)
    owners = {
        (getattr(model, "USED_IN", None) and model._meta.get_field(model.USED_IN).related_model) or model
        for model in models
    }
    assert owners <= registered


def test_restricted_story_is_counted_and_not_named(library_desk):
    hall = row()
    library_desk.user.user_permissions.add(Permission.objects.get(codename="view_article"))
    make_article(headline="Hushed", is_restricted=True).illustrations.create(picture=hall)
    page = library_desk.get(LIST, {"picture": hall.pk}).text
    assert "and by one that you may not see" in page
    assert "Hushed" not in page


def test_page_that_readers_have_is_named(library_desk):
    hall = row()
    Showing.objects.show([hall.pk], hall.uuid, hall.created_at, page="/news/2026/01/01/opening/")
    assert 'href="/news/2026/01/01/opening/"' in library_desk.get(LIST, {"picture": hall.pk}).text


def test_who_may_only_look_gets_no_form(desk):
    desk.user.user_permissions.add(Permission.objects.get(codename="view_picture"))
    page = desk.get(LIST, {"picture": row(credit="Minh").pk}).text
    assert "Minh" in page
    assert "focal_x" not in page and "Replace the file" not in page


@pytest.mark.parametrize(
    ("focus", "boxes"),
    [
        ((0.5, 0.5), ["0 0 1600 900", "125 0 1350 900", "350 0 900 900"]),
        ((0, 0), ["0 0 1600 900", "0 0 1350 900", "0 0 900 900"]),
    ],
)
def test_cuts_keep_the_focal_point(library_desk, focus, boxes):
    hall = row(width=1600, height=900, focal_x=focus[0], focal_y=focus[1])
    assert [cut.box for cut in sheet(library_desk, hall).cuts] == boxes


def test_sheet_costs_the_same_for_one_use_and_for_three(library_desk, django_assert_num_queries):
    hall = row()
    library_desk.user.user_permissions.add(Permission.objects.get(codename="view_article"))
    for number in range(3):
        make_article(headline=f"Story {number}", created_by=library_desk.user).illustrations.create(picture=hall)
        with django_assert_num_queries(14):
            assert len(sheet(library_desk, hall).uses.seen) == number + 1


# Another file in its place


def replace(client, hall, data):
    return client.post(f"{LIST}{hall.pk}/replace/", {"file": upload(name="new.png", data=data)}, follow=True)


def test_file_is_replaced_and_every_use_keeps_the_picture(library_desk, committing):
    hall = picture_with_renditions(size=(640, 360), focal_x=0.3)
    use = make_article().illustrations.create(picture=hall, caption="The hall")
    old = hall.original.path
    response = replace(library_desk, hall, content(size=(1280, 720), color="navy"))
    assert said(response) == ["The file was replaced. Readers’ browsers may show the former one for a day."]
    use.refresh_from_db(), hall.refresh_from_db()
    assert (use.picture, hall.width, hall.height, hall.focal_x) == (hall, 1280, 720, 0.3)
    assert not hall.lacks_renditions()
    assert not Path(old).exists()


@pytest.mark.parametrize(
    ("size", "sentence"),
    [((320, 180), "Readers have this picture larger"), ((1280, 1280), "Readers have this picture in another shape")],
)
def test_file_that_would_break_a_public_page_is_refused(library_desk, committing, size, sentence):
    hall = shown(picture_with_renditions(size=(640, 360)))
    assert sentence in said(replace(library_desk, hall, content(size=size, color="navy")))[0]
    hall.refresh_from_db()
    assert (hall.width, hall.height) == (640, 360)


def test_file_of_another_picture_is_refused(library_desk, committing):
    hall, road = picture(title="Hall"), picture(title="Road", color="navy")
    assert "in the library already, as “Road”" in said(replace(library_desk, hall, content(color="navy")))[0]
    assert "has already" in said(replace(library_desk, road, content(color="navy")))[0]


@pytest.mark.parametrize("data", [b"", b"<svg/>", content()[:40]])
def test_hostile_file_replaces_nothing(library_desk, committing, data):
    hall = picture(color="navy")
    assert len(said(replace(library_desk, hall, data))) == 1
    assert Picture.objects.get().sha256 == hall.sha256


@pytest.mark.parametrize("hours", [-1, 1])
def test_file_that_readers_see_or_will_is_not_replaced_by_a_reporter(client, committing, hours):
    client.force_login(make_user(role="reporter"))
    hall = shown(picture(), since=timezone.now() + datetime.timedelta(hours=hours))
    assert replace(client, hall, content(color="navy")).status_code == 403
    assert "Replace the file" not in client.get(f"{LIST}?picture={hall.pk}").text
    assert Picture.objects.get().sha256 == hall.sha256


def test_file_that_readers_had_and_have_no_more_is_replaced_by_a_reporter(client, committing):
    client.force_login(make_user(role="reporter"))
    hour = datetime.timedelta(hours=1)
    hall = shown(picture(), since=timezone.now() - 2 * hour, until=timezone.now() - hour)
    assert "Replace the file" in client.get(f"{LIST}?picture={hall.pk}").text
    assert said(replace(client, hall, content(color="navy")))[0].startswith("The file was replaced.")


def test_replacing_needs_the_permission(desk):
    desk.user.user_permissions.add(Permission.objects.get(codename="view_picture"))
    assert replace(desk, row(), content()).status_code == 403


# Removing


def remove(client, hall):
    return client.post(f"{LIST}{hall.pk}/remove/", follow=True)


def test_unused_picture_is_removed_with_its_files(admin_client, committing):
    hall = picture_with_renditions(title="Hall")
    files = [Path(hall.original.path), hall.folder]
    assert said(remove(admin_client, hall)) == ["“Hall” was removed from the library."]
    assert not Picture.objects.exists()
    assert [path.exists() for path in files] == [False, False]


def test_used_picture_stays(admin_client):
    cover, portrait, past = row(title="Cover"), row(title="Portrait"), shown(row(title="Past"), until=timezone.now())
    make_article().illustrations.create(picture=cover)
    make_official(portrait=portrait)
    for each in (cover, portrait, past):
        assert "it stays" in said(remove(admin_client, each))[0]
    assert Picture.objects.count() == 3


def test_removing_needs_the_permission(library_desk):
    hall = row()
    assert remove(library_desk, hall).status_code == 403
    assert "Remove from the library" not in library_desk.get(LIST, {"picture": hall.pk}).text


# Advice on alt text


@pytest.mark.parametrize(
    ("alt", "caption", "begin"),
    [
        ("ngoaigiao 2.jpg", "", "This is the name of a file"),
        ("Image of a hall", "", "“Image of” can go"),
        ("The Hall", "the hall", "It repeats the caption"),
        ("x" * 161, "", "Longer than 160"),
        ("Rows of seats before a stage", "The hall", ""),
        ("", "", ""),
    ],
)
def test_alt_text_is_looked_at_while_it_is_written(library_desk, alt, caption, begin):
    answer = library_desk.get(f"{LIST}advice/", {"alt": alt, "caption": caption})
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith(begin) and bool(answer.text) == bool(begin)
