import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from news.importing.old_addresses import OldAddress, parse_old_address

GUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
NEWS_5554 = OldAddress("TinTucSuKien", "article", "TinTucSuKien", id=5554)


@pytest.mark.parametrize(
    ("address", "parsed"),
    [
        ("/Lists/TinTucSuKien/ChiTiet.aspx?ID=5554", NEWS_5554),
        ("/Lists/SmartCity/DispForm.aspx?ID=50", OldAddress("SmartCity", "article", "SmartCity", id=50)),
        ("/Lists/GioiThieu/ChiTiet.aspx?ID=7", OldAddress("GioiThieu", "article", "GioiThieu", id=7)),
        (
            "/chinhquyen/Lists/BoMayToChuc/ChiTiet.aspx?ID=12",
            OldAddress("chinhquyen/Lists/BoMayToChuc", "article", "BoMayToChuc", id=12),
        ),
        ("/Lists/ThongBao/DispForm.aspx?ID=3", OldAddress("thongbao", "article", "thongbao", id=3)),
        (
            "/en/Lists/TinTucSuKien/ChiTiet.aspx?ID=3",
            OldAddress("en/lists/tintucsukien", "article", "tintucsukien", id=3),
        ),
        (
            "/Lists/TinTucSuKien/TongQuat.aspx?PageIndex=39",
            OldAddress("TinTucSuKien", "list", "TinTucSuKien", page_index=39),
        ),
        ("/Lists/SmartCity/TongQuat.aspx", OldAddress("SmartCity", "list", "SmartCity")),
    ],
)
def test_lists_and_articles_of_every_area_are_read(address, parsed):
    assert parse_old_address(address) == parsed


@pytest.mark.parametrize(
    "address",
    [
        "https://www.binhduong.gov.vn/Lists/TinTucSuKien/ChiTiet.aspx?ID=5554",
        "https://www.binhduong.gov.vn:443/Lists/TinTucSuKien/ChiTiet.aspx?ID=5554",
        "HTTP://WWW.BINHDUONG.GOV.VN:443/LISTS/TINTUCSUKIEN/CHITIET.ASPX?id=5554",
        "//www.binhduong.gov.vn/lists/tintucsukien/chitiet.aspx?Id=5554",
        "www.binhduong.gov.vn:443/Lists/TinTucSuKien/ChiTiet.aspx?ID=5554",
        "Lists/TinTucSuKien/ChiTiet.aspx?ID=5554",
        "/Lists/TinTucSuKien/DispForm.aspx?ID=5554&ContentTypeId=0x0100&InitialTabId=Ribbon%2ERead&IsDlg=1",
        f"/Lists/TinTucSuKien/ChiTiet.aspx?WebId={GUID}&amp;ListId=%7B{GUID}%7D&amp;ID=5554#top",
        "/Lists//TinTucSuKien/ChiTiet.aspx/?ID=5554&ID=5554&PageIndex=2",
        "/Lists/TinTucSuKien/ChiTiet.aspx?ID=0005554",
    ],
)
def test_one_article_has_one_key_however_it_is_addressed(address):
    assert parse_old_address(address) == NEWS_5554
    assert parse_old_address(address).key == ("TinTucSuKien", 5554)


@pytest.mark.parametrize(
    ("query", "category"),
    [
        ("CategoryId=Smart%20City", "Smart City"),
        ("categoryid=digital+transformation", "digital transformation"),
        ("CATEGORYID=Provincial%20Leaders%27+Activities", "Provincial Leaders' Activities"),
        ("CategoryId=Provincial Leaders' Activities", "Provincial Leaders' Activities"),
        ("CategoryId=Socio%20-%20Economic%20News&PageIndex=4", "Socio - Economic News"),
        ("CategoryId=%20Smart%C2%A0%20City+", "Smart City"),
        ("CategoryId=", ""),
    ],
)
def test_category_of_a_list_is_its_name(query, category):
    assert parse_old_address(f"/Lists/TinTucSuKien/TongQuat.aspx?{query}").category == category


@pytest.mark.parametrize("list_id", [f"{{{GUID}}}", f"%7B{GUID.upper()}%7D", GUID])
def test_print_view_knows_its_list_by_guid(list_id):
    address = f"/_layouts/15/LacVietBio/News/InBaiVietPage.aspx?WebId=x&ListId={list_id}&ID=3504"
    assert parse_old_address(address) == OldAddress(GUID, "print", GUID, id=3504)


@pytest.mark.parametrize("page_index", ["-1", "0", "x", "9" * 30, "²"])
def test_absurd_page_number_is_ignored(page_index):
    address = f"/Lists/TinTucSuKien/TongQuat.aspx?PageIndex={page_index}"
    assert parse_old_address(address) == OldAddress("TinTucSuKien", "list", "TinTucSuKien")


@pytest.mark.parametrize(
    "number", ["", "-5", "0", "+5", "5.0", "0x10", "1e3", "٣", "²", "2147483648", "9" * 400, "5%00", "5;6", "5,6", "x"]
)
def test_absurd_id_is_no_article(number):
    assert parse_old_address(f"/Lists/TinTucSuKien/ChiTiet.aspx?ID={number}") is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "?ID=5",
        "/news/2023/09/18/a-library/",
        "/Lists/TinTucSuKien/ChiTiet.aspx",
        "/Lists/TinTucSuKien/Other.aspx?ID=5",
        "/Lists/ChiTiet.aspx?ID=5",
        "/ChiTiet.aspx?ID=5",
        "/Pages/TinTucSuKien/ChiTiet.aspx?ID=5",
        "/Lists/TinTucSuKien/ChiTiet.aspx?ID=5&id=6",
        "/Lists/TinTucSuKien/ChiTiet.aspx?id=5&ID=6",
        "/Lists/TinTuc%00SuKien/ChiTiet.aspx?ID=5",
        "/Lists/TinTucSuKien\x00/ChiTiet.aspx?ID=5",
        "/Lists/TinTucSuKien/TongQuat.aspx?CategoryId=%ff%fe",
        "/Lists/TinTucSuKien/TongQuat.aspx?CategoryId=" + "x" * 256,
        "/Lists/TinTucSuKien/ChiTiet.aspx?ID=5&" + "&".join(f"a{n}=1" for n in range(60)),
        "/Lists/" + "x" * 3000 + "/ChiTiet.aspx?ID=5",
        "/_layouts/15/LacVietBio/InBaiVietPage.aspx?ID=3504",
        "/_layouts/15/LacVietBio/InBaiVietPage.aspx?ListId={no-guid}&ID=3504",
        f"/_layouts/15/LacVietBio/InBaiVietPage.aspx?ListId={GUID}",
        "http://[::1/Lists/TinTucSuKien/ChiTiet.aspx?ID=x",
        "\udcff/Lists/TinTucSuKien/ChiTiet.aspx?ID=5",
    ],
)
def test_other_addresses_are_none(address):
    assert parse_old_address(address) is None


def test_a_list_has_no_key_of_an_article():
    assert parse_old_address("/Lists/TinTucSuKien/TongQuat.aspx?ID=5").key is None


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["/", "?", "&", "#", ":", "%", "%zz", "%00", "Lists", "ChiTiet.aspx", "ID=", "5", "[", "//", "é", "\0"]
        )
        | st.text(max_size=4)
    ).map("".join)
)
@example("//[")
def test_no_address_raises(address):
    found = parse_old_address(address)
    assert found is None or found.kind in ("list", "article", "print")
