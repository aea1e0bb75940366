import gzip
import re

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from portal.static_files import ENTRIES, JoinedStaticFilesStorage, Sources, joined


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """What collectstatic makes of our own files and of those they import, by plain name."""
    storage = JoinedStaticFilesStorage(location=tmp_path_factory.mktemp("static"), base_url="/static/")
    paths = {name: (source, name) for source_name, (source, name) in collected(storage)}
    list(storage.post_process(paths))
    return storage


def collected(storage):
    for name, source in (each for finder in get_finders() for each in finder.list(["rest_framework", "*.map"])):
        with source.open(name) as file:
            storage.save(name, file)
        yield name, (source, name)


def content(storage, name):
    with storage.open(storage.stored_name(name)) as file:
        return file.read().decode()


def sources(**files: str) -> Sources:
    memory = InMemoryStorage()
    for name, text in files.items():
        memory.save(name, ContentFile(text.encode()))
    return {name: (memory, name) for name in files}


def text_of(paths: Sources, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def test_imported_styles_are_put_in_place_in_their_layer():
    entry = '@layer base, parts;\n@import url("fonts.css");\n@import url("bar.css") layer(parts);\n'
    paths = sources(**{"css/site.css": entry, "css/fonts.css": "@font-face {}\n", "css/bar.css": ".bar {}\n"})
    assert text_of(joined(paths), "css/site.css") == (
        "@layer base, parts;\n@font-face {}\n\n@layer parts {\n.bar {}\n}\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("url(../img/icon.svg)", 'url("../admin/img/icon.svg")'),
        ("url('../img/icon.svg')", 'url("../admin/img/icon.svg")'),
        ('url("data:image/png;base64,AAAA")', 'url("data:image/png;base64,AAAA")'),
        ("url(#shape)", "url(#shape)"),
    ],
)
def test_addresses_in_an_imported_sheet_stay_what_they_were(before, after):
    paths = sources(
        **{"css/site.css": '@import url("../admin/css/widgets.css");', "admin/css/widgets.css": f"p {{{before}}}"}
    )
    assert after in text_of(joined(paths), "css/site.css")


def test_imported_modules_keep_their_names_to_themselves():
    paths = sources(**{"js/site.js": 'import "./a.js"\n', "js/a.js": "const a = 1\n"})
    assert text_of(joined(paths), "js/site.js") == "{\nconst a = 1\n}\n"


def test_sources_are_left_alone():
    paths = sources(**{"css/site.css": '@import url("a.css");', "css/a.css": "a {}"})
    joined(paths)
    assert text_of(paths, "css/site.css") == '@import url("a.css");'


def test_import_of_what_does_not_exist_stops_the_collection():
    with pytest.raises(KeyError, match=r"css/missing\.css"):
        joined(sources(**{"css/site.css": '@import url("missing.css");'}))


@pytest.mark.parametrize("name", [name for name in ENTRIES if name.endswith(".css")])
def test_style_sheet_is_sent_as_one(sent, name):
    assert "@import" not in content(sent, name)


@pytest.mark.parametrize("name", [name for name in ENTRIES if name.endswith(".js")])
def test_script_is_sent_as_one(sent, name):
    assert not re.search(r"^\s*(import|export)\b", content(sent, name), re.M)


def test_sent_names_change_with_the_content(sent):
    assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", sent.stored_name("css/site.css"))
    assert re.search(r'url\("\.\./fonts/serif-latin\.[0-9a-f]{12}\.woff2"\)', content(sent, "css/site.css"))


@pytest.mark.parametrize(("name", "kilobytes"), [("css/site.css", 12), ("js/site.js", 8)])
def test_sent_files_stay_within_their_budget(sent, name, kilobytes):
    assert len(gzip.compress(content(sent, name).encode())) <= kilobytes * 1000


def test_style_of_the_newsroom_stays_within_its_budget(sent):
    sheets = ("css/newsroom/stock.css", "css/site.css", "css/newsroom/newsroom.css")
    assert sum(len(gzip.compress(content(sent, name).encode())) for name in sheets) <= 40_000


def test_faces_of_an_english_page_stay_within_their_budget(sent):
    preloaded = ("serif-latin", "sans-400-latin", "sans-600-latin")
    assert sum(sent.size(f"fonts/{name}.woff2") for name in preloaded) <= 80_000


def test_compressed_copies_lie_beside_the_files(sent):
    assert sent.exists(f"{sent.stored_name('css/site.css')}.gz")
