"""Posts that a text gives to somebody whom the register does not know, or that are former ones."""

import re

from portal.directory.matching import Match

HONORIFICS = (
    r"(?:mr|mrs|ms|miss|madam|dr|prof|professor|assoc|comrade|h\.e|his excellency|her excellency"
    r"|ông|bà|ong|ba|anh|chị|đồng chí|đ/c)"
)
# A name that no phrase is of: after an honorific, or two words with capitals that follow at once.
STRANGER_AFTER = re.compile(
    rf"\s*(?:[,–—-]\s*)?(?:(?i:{HONORIFICS})\.?\s+[^\W\d_a-z]|(?!\s*[,–—-])\s*[A-ZĐÀ-Ỹ]\w+ [A-ZĐÀ-Ỹ]\w+)"
)
STRANGER_BEFORE = re.compile(rf"(?:^|\W)(?i:{HONORIFICS})\.?(?: [A-ZĐÀ-Ỹ][\w.]*){{1,5}}\s*[,(–—-]\s*(?:the\s+)?$")
FORMER = re.compile(r"\b(?:former|ex|late|then|incoming|outgoing|first|next|nguyên)[\s-]*$", re.IGNORECASE)
LOOKED_AT = 80


def stands_for_its_holder(text: str, match: Match) -> bool:
    before, after = text[max(0, match.start - LOOKED_AT) : match.start], text[match.end : match.end + LOOKED_AT]
    is_strangers = STRANGER_AFTER.match(after) or STRANGER_BEFORE.search(before)
    return not (match.is_modified or FORMER.search(before) or is_strangers)
