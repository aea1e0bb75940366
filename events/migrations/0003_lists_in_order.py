import django.db.models.deletion
import events.days
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0001_register'),
        ('events', '0002_order_within_a_day'),
        ('pictures', '0001_pictures'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='event',
            options={'ordering': ['-start_on', '-daytime', '-id']},
        ),
        migrations.RemoveIndex(
            model_name='event',
            name='event_start_on',
        ),
        migrations.AlterField(
            model_name='event',
            name='last_on',
            field=models.DateField(editable=False, help_text='The day after which it is past; empty while it has none.', null=True),
        ),
        migrations.AlterField(
            model_name='event',
            name='month_day',
            field=models.CharField(blank=True, help_text='MM-DD of an event whose year nobody knows; otherwise empty.', max_length=5, validators=[events.days.refuse_no_day]),
        ),
        migrations.AlterField(
            model_name='event',
            name='parent',
            field=models.ForeignKey(blank=True, help_text='In whose program it stands.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='program', to='events.event'),
        ),
        migrations.AlterField(
            model_name='event',
            name='status',
            field=models.CharField(choices=[('scheduled', 'scheduled'), ('postponed', 'postponed, new day not set'), ('rescheduled', 'moved to another day'), ('cancelled', 'canceled')], default='scheduled', help_text='Postponed: leave its day as it is, readers see it struck through. Moved: give the new day, and the former one below.', max_length=11),
        ),
        migrations.AlterField(
            model_name='event',
            name='status_reason',
            field=models.CharField(blank=True, help_text='Why: the reports are awaited.', max_length=300),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['start_on', 'daytime', 'id', 'last_on', 'parent', 'public_from'], name='event_in_order'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['last_on', 'parent', 'public_from'], name='event_last_on'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('end_time', None), models.Q(('end_on__gt', models.F('start_on')), ('end_on__isnull', False), ('start_time__isnull', False)), models.Q(('end_time__gt', models.F('start_time')), ('start_time__isnull', False)), _connector='OR'), name='event_hour_of_end_after_that_of_start', violation_error_message='Give the hour of the start too, and a later one, or a later day, for the end.'),
        ),
    ]
