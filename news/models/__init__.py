"""What: articles in work, editions that readers read, and the lists both stand in.

Editors work on an `Article`; readers only ever read an `Edition`. Public code imports editions and
lists only, so a draft cannot leak (docs/decisions/0001-editions.md).
"""

from news.models.articles import (
    Article,
    Contribution,
    Contributor,
    Correction,
    Illustration,
    KeyFigure,
    Mention,
    RelatedArticle,
)
from news.models.categories import Category, Keyword
from news.models.coverage import Assignment, Dossier
from news.models.desk import Buffer, Presence, PreviewLink, Remark
from news.models.editions import Edition
from news.models.ledger import Assessment, LedgerLine, LedgerMonth, Share
from news.models.listings import Listing, ListingMonth, NewsList
from news.models.rejections import Rejection
from news.models.royalties import Addition, BaseSalary, GenreRate, PaymentTerm, PhotoCounting, RoleShare, UnitRate
from news.models.sections import SectionAssignment
from news.models.sources import OldListEntry, SourceKey
from news.models.transitions import Transition, Verb, Withdrawal

__all__ = [
    "Addition",
    "Article",
    "Assessment",
    "Assignment",
    "BaseSalary",
    "Buffer",
    "Category",
    "Contribution",
    "Contributor",
    "Correction",
    "Dossier",
    "Edition",
    "GenreRate",
    "Illustration",
    "KeyFigure",
    "Keyword",
    "LedgerLine",
    "LedgerMonth",
    "Listing",
    "ListingMonth",
    "Mention",
    "NewsList",
    "OldListEntry",
    "PaymentTerm",
    "PhotoCounting",
    "Presence",
    "PreviewLink",
    "Rejection",
    "RelatedArticle",
    "Remark",
    "RoleShare",
    "SectionAssignment",
    "Share",
    "SourceKey",
    "Transition",
    "UnitRate",
    "Verb",
    "Withdrawal",
]
