"""A rate whose first day nobody has recorded has none; the term of payment is a rate like the others."""

import django.core.validators
from django.db import migrations, models

from news.royalties.guards import guard_royalties, unguard_royalties


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0004_shares'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard_royalties),
        migrations.CreateModel(
            name='PaymentTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, help_text='Empty: for all days before, the day is not known.', null=True)),
                ('valid_until', models.DateField(blank=True, help_text='The first day on which it holds no more.', null=True)),
                ('legal_basis', models.CharField(max_length=200)),
                ('days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)])),
            ],
            options={
                'ordering': ['-valid_from'],
                'abstract': False,
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='paymentterm_ends_after_it_begins', violation_error_message='A rate ends after it begins.'),
                ],
            },
        ),
        migrations.AlterField(
            model_name='addition',
            name='valid_from',
            field=models.DateField(blank=True, help_text='Empty: for all days before, the day is not known.', null=True),
        ),
        migrations.AlterField(
            model_name='basesalary',
            name='valid_from',
            field=models.DateField(blank=True, help_text='Empty: for all days before, the day is not known.', null=True),
        ),
        migrations.AlterField(
            model_name='genrerate',
            name='valid_from',
            field=models.DateField(blank=True, help_text='Empty: for all days before, the day is not known.', null=True),
        ),
        migrations.AlterField(
            model_name='photocounting',
            name='valid_from',
            field=models.DateField(blank=True, help_text='Empty: for all days before, the day is not known.', null=True),
        ),
        migrations.AlterField(
            model_name='roleshare',
            name='valid_from',
            field=models.DateField(blank=True, help_text='Empty: for all days before, the day is not known.', null=True),
        ),
        migrations.AlterField(
            model_name='unitrate',
            name='valid_from',
            field=models.DateField(blank=True, help_text='Empty: for all days before, the day is not known.', null=True),
        ),
        migrations.RunPython(guard_royalties, unguard_royalties),
    ]
