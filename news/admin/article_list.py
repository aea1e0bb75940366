"""The list of articles: tabs of state, a form that narrows, views that sort both ways, and what is done to many."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from news import policy
from news.admin import bulk
from news.admin.lines import lines_of
from news.admin.narrowing import (
    AuthorFilter,
    CareFilter,
    LanguageFilter,
    Narrowing,
    SectionFilter,
    StandingFilter,
    YearFilter,
)
from news.models import Article, Edition
from news.standing import Standing
from portal.counting import totals


@dataclass(frozen=True)
class Tab:
    words: Any
    n: int
    query: str
    is_current: bool


class ArticleList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        self.lines = lines_of(self.result_list)
        self.tabs = self.tabs_for(request)
        self.headers = {header["text"]: header for header in result_headers(self)}

    @property
    def narrowings(self) -> list[Narrowing]:
        """Those that stand as selects: the state has its tabs."""
        every = [each for each in self.filter_specs if isinstance(each, Narrowing)]
        return [each for each in every if not isinstance(each, StandingFilter)]

    @property
    def kept(self) -> list[tuple[str, Any]]:
        """Of the address, what the form does not say anew."""
        said = {each.parameter_name for each in self.narrowings} | {"q", "p"}
        return [(name, value) for name, value in self.params.items() if name not in said]

    def tabs_for(self, request: HttpRequest) -> list[Tab]:
        """With the number of stories of each state among all that one reaches."""
        counts = counted(policy.visible_to(request.user))
        chosen = request.GET.get(StandingFilter.parameter_name, "")
        every: list[tuple[str, Any, int]] = [("", _("All"), sum(counts.values()))]
        every += [(each.value, each.label.capitalize(), counts[each]) for each in Standing]
        return [
            Tab(words, n, self.get_query_string({"standing": key} if key else {}, ["standing", "p"]), key == chosen)
            for key, words, n in every
        ]


def counted(articles: QuerySet[Article]) -> dict[Standing, int]:
    by_state = dict(articles.order_by().values_list("state").annotate(n=Count("pk")))
    ahead = Exists(Edition.objects.scheduled().filter(article=OuterRef("pk")))
    scheduled = articles.filter(ahead, state=Article.State.PUBLISHED).count()
    counts = {each: by_state.get(each.value, 0) for each in Standing}
    return counts | {Standing.SCHEDULED: scheduled, Standing.PUBLISHED: counts[Standing.PUBLISHED] - scheduled}


class ListPage(admin.ModelAdmin):
    list_display = ["title", "published_at", "views"]
    list_filter = [StandingFilter, SectionFilter, AuthorFilter, LanguageFilter, YearFilter, CareFilter]
    list_select_related = ["section"]
    search_fields = ["headline", "lead"]
    show_full_result_count = False
    list_per_page = 50
    actions = bulk.ACTIONS
    actions_selection_counter = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ArticleList

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Those that somebody may ever take; with each story it is asked again."""
        return {name: each for name, each in super().get_actions(request).items() if bulk.is_open(request.user, name)}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        context = {"undo": bulk.undoable(request)} | (extra_context or {})
        return super().changelist_view(request, context)

    @admin.display(description=_("headline"), ordering="headline")
    def title(self, article: Article) -> str:
        return str(article)

    @admin.display(description=_("views"), ordering=totals.total_of('"news_article"."id"'))
    def views(self, article: Article) -> int:
        return totals.total(article.pk or 0)
