import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Max, Min


def keep_rules(apps, schema_editor):
    """A rule begins on the first day of its series; one of a series without a day says nothing and goes."""
    EventSeries, Event = apps.get_model("events", "EventSeries"), apps.get_model("events", "Event")
    for series in EventSeries.objects.exclude(rrule=""):
        events = Event.objects.filter(series=series).exclude(start_on=None)
        days = events.aggregate(first=Min("start_on"), last=Max("start_on"))
        if days["first"]:
            rule = apps.get_model("events", "Recurrence").objects.create(
                series=series, rrule=series.rrule, first_on=days["first"], until_on=days["last"]
            )
            events.exclude(recurrence_on=None).update(recurrence=rule)


def give_rules_back(apps, schema_editor):
    for rule in apps.get_model("events", "Recurrence").objects.order_by("first_on"):
        apps.get_model("events", "EventSeries").objects.filter(pk=rule.series_id).update(rrule=rule.rrule)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_register"),
        ("events", "0003_lists_in_order"),
        ("pictures", "0001_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "rrule",
                    models.CharField(
                        help_text="RFC 5545, as FREQ=MONTHLY;BYDAY=1MO.", max_length=300, verbose_name="rule"
                    ),
                ),
                ("first_on", models.DateField()),
                ("until_on", models.DateField(help_text="The last day for which there are dates.")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False, help_text="iCalendar SEQUENCE.")),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recurrences",
                        to="events.eventseries",
                    ),
                ),
            ],
            options={"ordering": ["first_on", "id"]},
        ),
        migrations.AddConstraint(
            model_name="recurrence",
            constraint=models.UniqueConstraint(fields=("series", "first_on"), name="recurrence_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="recurrence",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("first_on"))), name="recurrence_ends_after_it_begins"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="recurrence",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="events",
                to="events.recurrence",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="exceptions",
            field=models.JSONField(
                blank=True,
                default=list,
                editable=False,
                help_text="Fields in which it differs from its series on purpose: changes of all dates pass them by.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("recurrence", None), ("recurrence_on__isnull", False), _connector="OR"),
                name="event_recurs_on_a_day",
            ),
        ),
        migrations.RunPython(keep_rules, give_rules_back),
        migrations.RemoveField(model_name="eventseries", name="rrule"),
    ]
