"""Any order of recording, repeating, folding and purging gives what a list on paper would give."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from portal.counting.folding import fold, purge
from portal.counting.hits import province_day, record
from portal.counting.models import ArticleViews, Baseline, DailyViews, FoldMark, Hit, Kind
from portal.counting.totals import most_read, series, set_baseline, total, totals
from tests.portal.counting.factories import at

ARTICLES = range(1, 4)


class Counting(RuleBasedStateMachine):
    sent = Bundle("sent")

    @initialize()
    def begin_with_nothing(self):
        for model in (Hit, DailyViews, ArticleViews, Baseline):
            model.objects.all().delete()
        FoldMark.objects.update(seq=fold().upto)
        self.now, self.baselines, self.counted = at(1), {}, Counter()

    @rule(target=sent, article=st.sampled_from(ARTICLES), hit_id=st.uuids(), kind=st.sampled_from(Kind))
    def view(self, article, hit_id, kind):
        self.counted[article, province_day(self.now), kind] += 1
        assert record(article, hit_id, kind, self.now) == self.paper(article)
        return hit_id, self.now

    @rule(first=sent, article=st.sampled_from(ARTICLES), kind=st.sampled_from(Kind))
    def repeat(self, first, article, kind):
        hit_id, sent_at = first
        if self.now - sent_at <= timedelta(hours=48):
            assert record(article, hit_id, kind, self.now) == self.paper(article)

    @rule(limit=st.none() | st.integers(1, 5))
    def fold(self, limit):
        fold(limit)

    @rule(limit=st.integers(1, 5))
    def purge(self, limit):
        purge(self.now, limit)

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @rule(article=st.sampled_from(ARTICLES), views=st.integers(0, 9999))
    def import_counter(self, article, views):
        self.baselines[article] = views
        set_baseline(article, views)

    @invariant()
    def totals_are_those_on_paper(self):
        assert totals(ARTICLES) == {article: self.paper(article) for article in ARTICLES}
        assert total(1) == self.paper(1)

    @invariant()
    def days_are_those_on_paper(self):
        days = (province_day(self.now) - province_day(at(1))).days + 1
        for article, views in series(ARTICLES, days, province_day(self.now)).items():
            assert views == [
                self.counted[article, province_day(at(1) + timedelta(days=day)), Kind.VIEW] for day in range(days)
            ]

    @invariant()
    def most_read_are_those_on_paper(self):
        read = {article: self.paper(article) - self.baselines.get(article, 0) for article in ARTICLES}
        ranked = sorted(
            ((article, views) for article, views in read.items() if views), key=lambda row: (-row[1], -row[0])
        )
        assert most_read(None, province_day(at(1)), 10) == ranked

    def teardown(self):
        if not hasattr(self, "counted"):
            return
        fold()
        for kind, column in [(Kind.VIEW, "views"), (Kind.BOT, "bots"), (Kind.WITHOUT_SCRIPT, "without_script")]:
            paper = {(article, day): n for (article, day, which), n in self.counted.items() if which == kind}
            days, articles = DailyViews.objects.all(), ArticleViews.objects.all()
            assert +Counter({(row.article_id, row.day): getattr(row, column) for row in days}) == Counter(paper)
            by_article = Counter(article for (article, _), n in paper.items() for _ in range(n))
            assert +Counter({row.article_id: getattr(row, column) for row in articles}) == by_article

    def paper(self, article):
        views = sum(n for (whose, _, kind), n in self.counted.items() if whose == article and kind == Kind.VIEW)
        return self.baselines.get(article, 0) + views


@pytest.mark.django_db
def test_any_order_of_steps_gives_what_a_list_on_paper_gives():
    run_state_machine_as_test(Counting, settings=settings(max_examples=20, stateful_step_count=20, deadline=None))
