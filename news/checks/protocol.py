"""Whether a story names people in the order of protocol: that of the posts they held on its day."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from events.attending import Rank, rank_of
from events.models import Participant
from news.checks.findings import Finding
from news.stories import Story
from portal.texts.folding import fold
from portal.texts.html import text_of

Place = tuple[int, Rank, str]


def order(story: Story) -> Iterator[Finding]:
    """Hosts among hosts, and each delegation among its own: which of them is named first is no matter of rank."""
    text = fold(f"{story.article.lead}\n{text_of(story.article.body)}")
    delegations = delegations_of(story)
    groups: defaultdict[int | None, list[Place]] = defaultdict(list)
    for mention in story.mentions:
        if mention.official and mention.appointment and (place := text.find(mention.official.folded)) >= 0:
            delegation = delegations.get(mention.official.pk)
            groups[delegation].append((place, rank_of(mention.appointment), mention.official.label))
    for people in groups.values():
        for (_before, lower, said), (_after, higher, name) in pairwise(sorted(people)):
            if higher < lower and name != said:  # one person may be linked with two posts
                told = {"name": name, "said": said}
                yield Finding(_("By protocol %(name)s comes before %(said)s, who is named first") % told, "id_lead")


def delegations_of(story: Story) -> dict[int, int]:
    """By official, of the events that the story names. One query where it names any."""
    events = [mention.event_id for mention in story.mentions if mention.event_id]
    if not events:
        return {}
    rows = Participant.objects.filter(event__in=events, official__isnull=False, delegation__isnull=False)
    return dict(rows.values_list("official", "delegation"))
