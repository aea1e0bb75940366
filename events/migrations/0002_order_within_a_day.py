from django.db import migrations, models
from django.db.models import Case, F, When
from django.db.models.functions import ExtractHour, ExtractMinute


def give_places(apps, schema_editor):
    """To each its place within the day; and no day to those that were postponed without a new one."""
    event = apps.get_model('events', 'Event')
    by_part = Case(When(part_of_day='afternoon', then=12 * 60), When(part_of_day='evening', then=18 * 60), default=0)
    by_hour = ExtractHour('start_time') * 60 + ExtractMinute('start_time')
    event.objects.update(daytime=Case(When(start_time=None, then=by_part), default=by_hour))
    event.objects.filter(status='postponed').update(last_on=None)


def give_days_back(apps, schema_editor):
    event = apps.get_model('events', 'Event')
    event.objects.filter(status='postponed').update(last_on=F('start_on'))


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0001_events'),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='daytime',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(give_places, give_days_back),
    ]
