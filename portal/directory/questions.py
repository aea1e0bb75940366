"""What the directory of officials is asked, and how many people answer to it."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Official, Organization


@dataclass(frozen=True)
class Question:
    """Whom the directory is asked for: by name, in one organization or in all of them."""

    asked: AskedDay
    words: str = ""
    organization: Organization | None = None

    def appointments(self) -> QuerySet[Appointment]:
        rows = Appointment.objects.public()
        if self.organization:
            rows = rows.filter(post__organization=self.organization)
        return rows.filter(official__in=Official.objects.named(self.words)) if self.words else rows

    def without_post(self) -> QuerySet[Official]:
        if self.organization:
            return Official.objects.none()
        public = Appointment.objects.public().filter(official=OuterRef("pk"))
        return Official.objects.named(self.words).exclude(Exists(public)).defer("summary")


def counted(question: Question) -> list[tuple[int | None, int]]:
    """How many people each organization has or had, in order of protocol."""
    return people(question) if question.words or question.organization else everybody()


@by_version(until=next_boundary)
def everybody() -> list[tuple[int | None, int]]:
    return people(Question(AskedDay.today()))


def people(question: Question) -> list[tuple[int | None, int]]:
    column = "post__organization"
    rows = question.appointments().order_by(f"{column}__rank", f"{column}__name", column).values(column)
    return list(rows.annotate(n=Count("official", distinct=True)).values_list(column, "n"))
