"""The library, the chooser and the versions of a story by keyboard."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from news.models import Article
from portal.pictures.models import Picture
from tests.browser.signing_in import administrator
from tests.news.factories import make_article
from tests.news.versions.factories import save
from tests.portal.pictures.factories import content, picture_with_renditions, scene

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/pictures/picture/"
CHOOSER = "/admin/news/article/pictures/?CKEditorFuncNum=-1"


@pytest.fixture
def desk(page, media, tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return administrator(page)


def files(tmp_path: Path, **contents: bytes) -> list[str]:
    for name, data in contents.items():
        (tmp_path / f"{name}.png").write_bytes(data)
    return [str(tmp_path / f"{name}.png") for name in contents]


def test_many_files_are_sent_by_keyboard_and_each_has_its_outcome(desk, tmp_path):
    known = picture_with_renditions(title="Hall", color="teal")
    desk.goto(LIST)
    sent = files(tmp_path, new=scene(), copy=content(color="teal"), plan=b"<svg onload='alert(1)'/>")
    desk.get_by_label("Add pictures").set_input_files(sent)
    desk.get_by_label("Add pictures").focus()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.get_by_text("plan refused:", exact=True).wait_for()
    said = [" ".join(text.split()) for text in desk.locator("[data-uploads] li").all_inner_texts()]
    assert said[0] == "new: added Describe new"
    assert said[1].startswith("copy: the same picture as “Hall”, added ")
    assert said[2] == "plan refused: This is no picture we take: send a JPEG, PNG, WebP, GIF or AVIF file."
    assert set(Picture.objects.values_list("title", flat=True)) == {"Hall", "new"}
    desk.get_by_role("link", name="Use that one").click()
    expect(desk.get_by_role("heading", name="Hall", exact=True)).to_be_visible()
    desk.wait_for_url(f"**?picture={known.pk}")


def test_focal_point_is_moved_by_keys_and_by_a_click_and_cuts_follow(desk):
    hall = picture_with_renditions(size=(1600, 900))
    desk.goto(f"{LIST}?picture={hall.pk}")
    across = desk.get_by_label("Across")
    across.focus()
    desk.keyboard.press("ArrowRight")
    expect(across).to_have_value("0.51")
    desk.keyboard.press("PageUp")
    expect(across).to_have_value("0.61")
    expect(desk.locator("output").first).to_have_text("61")
    square = desk.locator("[data-ratio]").last
    expect(square).to_have_attribute("viewBox", "526 0 900 900")
    desk.locator("[data-focal-picture]").click(position={"x": 1, "y": 1})
    expect(square).to_have_attribute("viewBox", "0 0 900 900")
    across.focus()
    desk.keyboard.press("Enter")
    desk.locator(".messagelist").wait_for()
    hall.refresh_from_db()
    assert hall.focal_x < 0.02 and hall.focal_y < 0.02


def test_version_is_compared_and_restored_by_keyboard(desk):
    article = make_article(headline="First")
    save(article, headline="Second")
    desk.goto(f"/admin/news/article/{article.pk}/history/")
    desk.get_by_role("button", name="Compare").focus()
    desk.keyboard.press("Enter")
    desk.get_by_role("heading", name="Versions 1 and 2 compared").wait_for()
    desk.get_by_label("Why").focus()
    desk.keyboard.type("It was right.")
    desk.keyboard.press("Enter")
    desk.locator(".messagelist").wait_for()
    assert Article.objects.get().headline == "First"


def test_picture_is_uploaded_in_the_chooser_and_decided_on_by_keyboard(desk, tmp_path):
    desk.goto("/admin/")
    desk.evaluate("window.CKEDITOR = { tools: { callFunction: (...told) => (window.told = told) } }")
    with desk.expect_popup() as opening:
        desk.evaluate(f"window.open({json.dumps(CHOOSER)})")
    chooser = opening.value
    chooser.get_by_label("Add pictures").set_input_files(files(tmp_path, ngoaigiao=scene()))
    chooser.get_by_label("Add pictures").focus()
    chooser.keyboard.press("Tab")
    chooser.keyboard.press("Enter")
    added = chooser.get_by_role("link", name="Describe ngoaigiao")
    added.wait_for()
    chooser.keyboard.press("Enter")
    chooser.get_by_role("textbox", name="Caption").fill("Envoys at the door")
    chooser.get_by_role("textbox", name="Description").fill("ngoaigiao 2.jpg")
    chooser.keyboard.press("Tab")
    chooser.get_by_text("This is the name of a file: say what is seen.").wait_for()
    chooser.get_by_role("textbox", name="Description").fill("")
    chooser.get_by_label("Says nothing beyond the caption").focus()
    chooser.keyboard.press("Space")
    # The window may be gone before the key is up.
    with chooser.expect_event("close"), suppress(Error):
        chooser.keyboard.press("Enter")
    address = f"/admin/pictures/picture/{Picture.objects.get().uuid}/full-320.webp#decorative"
    assert desk.evaluate("window.told") == ["-1", address, {"alternative_text": "", "caption": "Envoys at the door"}]
