from xml.etree import ElementTree

import pytest

from portal.texts.xml import within_xml


def test_every_character_becomes_none_or_one_that_xml_can_hold():
    everything = within_xml("".join(map(chr, range(0x110000))))
    escaped = everything.replace("&", "&amp;").replace("<", "&lt;")
    assert ElementTree.fromstring(f"<p>{escaped}</p>".encode()).text == everything.replace("\r", "\n")


@pytest.mark.parametrize("text", ["Nguyễn Văn Lợi\n\t– 5 °C 🎋", ""])
def test_what_xml_can_hold_stays(text):
    assert within_xml(text) == text
