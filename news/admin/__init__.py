from news.admin.articles import ArticleAdmin
from news.admin.assessments import AssessmentAdmin
from news.admin.categories import CategoryAdmin, ContributorAdmin, KeyFigureAdmin, KeywordAdmin
from news.admin.coverage import AssignmentAdmin, DossierAdmin
from news.admin.editions import EditionAdmin, SectionAssignmentAdmin, TransitionAdmin
from news.admin.ledger import LedgerLineAdmin, LedgerMonthAdmin
from news.admin.royalties import RateAdmin

__all__ = [
    "ArticleAdmin",
    "AssessmentAdmin",
    "AssignmentAdmin",
    "CategoryAdmin",
    "ContributorAdmin",
    "DossierAdmin",
    "EditionAdmin",
    "KeyFigureAdmin",
    "KeywordAdmin",
    "LedgerLineAdmin",
    "LedgerMonthAdmin",
    "RateAdmin",
    "SectionAssignmentAdmin",
    "TransitionAdmin",
]
