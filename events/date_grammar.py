"""How the newsroom writes days in English and Vietnamese: patterns in which every repetition is bounded.

A day stands as "September 08", "8th of September, 2023", "08/9", "23/01/2024", "8 tháng 9 năm 2023", or as a range of
those. What stands just before and after it says whether something happened on that day.
"""

import re
from unicodedata import decomposition, normalize

GAP = r"[\s\u200b]{1,4}"
OPT = r"[\s\u200b]{0,4}"
DASH = r"[-–—‑−]"
COMMA = rf"(?:{OPT},{OPT}|{GAP})"

MONTH = (
    r"(?:January|February|(?-i:March|MARCH)|April|(?-i:May|MAY)|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|(?-i:Mar)|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?!\w)"
)
WEEKDAY = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|thứ{GAP}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{GAP}nhật)"
NUMBER_START = r"(?<![\w/.,-])"
NUMBER_END = r"(?![\w/%]|[.,][0-9])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
ORDINAL_DAY = rf"{DAY}(?:st|nd|rd|th)?(?![\w%]|,[0-9]{{3}}(?![0-9]))"
MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])(?![0-9])"
YEAR = r"(?:19|20)[0-9]{2}(?![\w/%])"

# "and" joins two days, but "September 8 and 12 delegates" names one.
DATE_ENDS = rf"(?:the{GAP})?(?:{MONTH}{GAP})?{ORDINAL_DAY}(?:{OPT}(?:[,.;:)]|$)|{GAP}(?:of|at|in|{MONTH})(?!\w))"
TO = rf"(?:{OPT}{DASH}{OPT}|{GAP}(?:to|through|until){GAP}|{GAP}(?:and|&){GAP}(?={DATE_ENDS}))(?:the{GAP})?"
# "ngày 1, 2 và 3/11" goes from the first to the last.
VI_TO = (
    rf"(?:,{GAP}{DAY}(?![\w/])){{0,5}}(?:{OPT}{DASH}{OPT}|{GAP}(?:đến|tới|và|to|and){GAP}(?:hết{GAP})?(?:ngày{GAP})?)"
)


def month_first(end: str = "") -> str:
    return rf"(?P<{end}month>{MONTH}){GAP}(?P<{end}day>{ORDINAL_DAY})(?:{COMMA}(?P<{end}year>{YEAR}))?"


def day_first(end: str = "") -> str:
    return rf"(?P<{end}day>{ORDINAL_DAY}){GAP}{month_after_day(end)}"


def month_after_day(end: str = "") -> str:
    return rf"(?:of{GAP})?(?P<{end}month>{MONTH})(?:{COMMA}(?P<{end}year>{YEAR}))?"


def vietnamese(end: str = "") -> str:
    return rf"(?P<{end}day>{DAY}){thang(end)}"


def thang(end: str = "") -> str:
    year = rf"(?:{GAP}năm{GAP}|{OPT}[/,-]{OPT})(?P<{end}year>{YEAR})"
    return rf"{GAP}tháng{GAP}(?P<{end}month>{MONTH_NUMBER})(?:{year})?{NUMBER_END}"


def slashed(end: str = "") -> str:
    return rf"(?P<{end}day>{DAY})/{month_after_slash(end)}"


def month_after_slash(end: str = "") -> str:
    return rf"(?P<{end}month>{MONTH_NUMBER})(?:/(?P<{end}year>{YEAR}))?"


def pattern(source: str) -> re.Pattern[str]:
    """Vietnamese letters match composed, decomposed and half composed, as the tone after its letter."""
    return re.compile(re.sub(r"[^\x00-\x7f–—‑−]", lambda letter: _any_spelling(letter[0]), source), re.IGNORECASE)


def _any_spelling(letter: str) -> str:
    half = "".join(chr(int(code, 16)) for code in decomposition(letter).split())
    return f"(?:{'|'.join(filter(None, (letter, half, normalize('NFD', letter))))})"


# Where two match in one place, the earlier in this list is right.
DATES = [
    pattern(form)
    for form in (
        rf"(?<!\w){month_first()}{TO}{month_first('end_')}",
        rf"(?<!\w){month_first()}(?:{TO}(?P<end_day>{ORDINAL_DAY})(?:{COMMA}(?P<end_year>{YEAR}))?)?",
        rf"{NUMBER_START}{day_first()}{TO}{day_first('end_')}",
        rf"{NUMBER_START}(?P<day>{ORDINAL_DAY})(?:{TO}(?P<end_day>{ORDINAL_DAY}))?{GAP}{month_after_day()}",
        rf"{NUMBER_START}{vietnamese()}{VI_TO}{vietnamese('end_')}",
        rf"{NUMBER_START}(?P<day>{DAY})(?:{VI_TO}(?P<end_day>{DAY}))?{thang()}",
        rf"{NUMBER_START}{slashed()}{VI_TO}{slashed('end_')}{NUMBER_END}",
        rf"{NUMBER_START}(?P<day>{DAY})(?:{VI_TO}(?P<end_day>{DAY}))?/{month_after_slash()}{NUMBER_END}",
        rf"{NUMBER_START}(?P<day>{DAY})(?P<mark>[.-])(?P<month>{MONTH_NUMBER})(?P=mark)(?P<year>{YEAR})",
    )
]
SOURCE = rf"^{OPT}(?:\w{{1,10}}{OPT}{DASH}{OPT})?"
OPENING_MONTHS = [
    pattern(rf"{SOURCE}(?P<phrase>In{GAP}(?P<month>{MONTH})(?:{GAP}of)?{COMMA}(?P<year>{YEAR}))"),
    pattern(
        rf"{SOURCE}(?P<phrase>(?:Trong{GAP})?tháng{GAP}(?P<month>{MONTH_NUMBER})(?:/|{GAP}năm{GAP})(?P<year>{YEAR}))"
    ),
]

# What stands before a date, up to it.
THE_DAY = (
    rf"(?:the{GAP})?(?:{WEEKDAY}{OPT},?{OPT})?(?:(?:hôm{GAP}nay{OPT}[,(]?{OPT})?ngày{GAP})?(?:(?:mùng|mồng){GAP})?"
)
PART = r"(?P<part>morning|noon|afternoon|evening|night|sáng|trưa|chiều|tối|đêm)(?!\w)"
PART_BEFORE = pattern(
    rf"(?<!\w)(?:(?:on|in|at|during|vào|từ|trong|buổi){GAP}){{0,2}}"
    rf"(?:(?:the|this|same|yesterday|late|early|mid|{WEEKDAY})(?:-|{GAP})){{0,3}}{PART}(?:{GAP}(?:nay|qua))?"
    rf"(?:{OPT}[,(]{OPT}|{GAP})(?:(?:of|on|in|của){GAP})?{THE_DAY}$"
)
PART_AFTER = pattern(rf"^(?:{OPT},)?{GAP}(?:in{GAP}the{GAP})?{PART}")
TODAY_BEFORE = pattern(rf"(?<!\w)(?:today|yesterday|(?:hôm|ngày){GAP}(?:nay|qua)){OPT}[,(]{OPT}{THE_DAY}$")
HAPPENED_BEFORE = pattern(
    rf"(?<!\w)(?:held|organized|opened|launched|tak(?:es|ing){GAP}place|took{GAP}place|diễn{GAP}ra|tổ{GAP}chức|khai{GAP}mạc)"
    rf"{GAP}(?:(?:on|from|between|vào|từ){GAP})?{THE_DAY}$"
)
ON_BEFORE = pattern(
    rf"(?<!\w)(?:(?:on|in|of|from|between|late|early|vào|từ|hôm|trong){GAP}(?:(?:các|hai|ba|[2-9]|the){GAP}){{0,2}}{THE_DAY}"
    rf"|{WEEKDAY}{OPT},?{OPT}|ngày{GAP}(?:(?:mùng|mồng){GAP})?)$"
)
ANOTHER_DAY_BEFORE = pattern(
    r"(?<!\w)(?:"
    # a limit: by, since, until
    rf"(?:since|by|before|until|till|to|after|dated|effective|trước|sau|kể{GAP}từ|đến|tới|hết)(?:{GAP}(?:on|from))?{GAP}{THE_DAY}"
    # a document: Decision No. 12/QD-UBND of
    rf"|(?:no\.?|số){OPT}\S{{0,20}}/\S{{1,30}}{GAP}(?:(?:dated|issued|of|on|on{GAP}the|ban{GAP}hành){GAP}){{0,2}}{THE_DAY}"
    # a day that is kept every year
    rf"|(?:anniversary|(?-i:Day))(?:{GAP}of[^,;.:()]{{0,60}})?{OPT},?{OPT}(?:on{GAP})?{THE_DAY}"
    rf"|(?:founded|established|born|sinh|(?:quốc{GAP}khánh|kỷ{GAP}niệm|kỉ{GAP}niệm|thành{GAP}lập|truyền{GAP}thống)[^,;.:()]{{0,60}})"
    rf"(?:{GAP}on)?{GAP}{THE_DAY}"
    r")$"
)
