"""What part somebody took in what a story tells, guessed from the words around the name."""

import re
from collections.abc import Iterable, Sequence

from news.models import Mention
from portal.directory.attribution import Naming
from portal.directory.phrasebook import BODY

Role = Mention.Role
SAYING = (
    r"said|says|spoke|speaks|emphasi[sz]e[sd]|affirm(?:ed|s)|remark(?:ed|s)|stat(?:ed|es)|stress(?:ed|es)|noted|notes"
    r"|added|adds|brie[fv]ed|inform(?:ed|s)|acknowledged|express(?:ed|es)|congratulated|appreciated|suggested|proposed"
    r"|requested|directed|announced|shared|concluded|phát biểu|cho biết|nhấn mạnh"
)
# From the weightiest on, in the order in which the story's own page would name them: `role_of` takes the first.
AFTER_A_PERSON = {
    Role.CHAIR: r"chair(?:ed|s|ing)?|presided|presides|co-chaired|chủ trì",
    Role.SIGNATORY: r"sign(?:ed|s)|ký",
    Role.HOST: r"hosted|hosts|received|receives|welcomed|welcomes|tiếp",
    Role.SPEAKER: SAYING,
    Role.PRESENT: r"attended|attends|joined|participated|took part|was present|were present|visited|tham dự",
}
BEFORE_A_PERSON = {
    Role.CHAIR: r"chaired by|presided over by|under the chairmanship of",
    Role.SIGNATORY: r"signed by",
    Role.HOST: r"hosted by|received by|welcomed by",
    Role.SPEAKER: r"according to|speech by|remarks? (?:of|by)",
    Role.PRESENT: r"attended by|attendance of|participation of|presence of|attending|present|also receiving",
}
AFTER_A_BODY = {Role.HOST: r"organi[sz]ed|hosted|held|co-organi[sz]ed|in coordination with|tổ chức"}
SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
SHORT_FORM = re.compile(r"\b(?:mr|mrs|ms|dr|prof|no)$", re.IGNORECASE)
WORDS_BETWEEN = 60  # characters


def role_of(text: str, namings: Sequence[Naming], others: Sequence[Naming], ends: Sequence[int]) -> Role:
    """The weightiest of all places where a record is named; `others` is everything that the text names."""
    found = {role for naming in namings for role in roles_at(text, naming, others, ends)}
    return next((role for role in AFTER_A_PERSON if role in found), Role.MENTIONED)


def roles_at(text: str, naming: Naming, others: Iterable[Naming], ends: Sequence[int]) -> Iterable[Role]:
    begin = max((end for end in ends if end <= naming.start), default=0)
    end = min((end for end in ends if end >= naming.end), default=len(text))
    last = max([naming.end, *(title.start + len(title.said) for title in naming.titles)])
    next_named = min((each.start for each in others if each.start >= last and each.kind != BODY), default=end)
    after = text[last : min(end, next_named, last + WORDS_BETWEEN)]
    if naming.kind == BODY:
        return [role for role, verbs in AFTER_A_BODY.items() if begins(verbs, after)]
    before = text[begin : naming.start]
    by_others = [role for role, words in BEFORE_A_PERSON.items() if stands_in(words, before)]
    return [role for role, verbs in AFTER_A_PERSON.items() if begins(verbs, after)] or by_others


def begins(verbs: str, after: str) -> bool:
    """A verb in the clause that follows, adverbs and brackets between."""
    return stands_in(verbs, after.partition(";")[0])


def stands_in(words: str, text: str) -> bool:
    return bool(re.search(rf"\b(?:{words})\b", text, re.IGNORECASE))


def sentence_ends(text: str) -> list[int]:
    ends = SENTENCE_END.finditer(text)
    return [match.end() for match in ends if not SHORT_FORM.search(text, max(0, match.start() - 6), match.start())]
