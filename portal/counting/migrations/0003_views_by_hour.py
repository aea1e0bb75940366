from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("counting", "0002_record_in_one_call")]

    operations = [
        migrations.CreateModel(
            name="HourlyViews",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("hour", models.PositiveSmallIntegerField(verbose_name="hour")),
                ("views", models.PositiveBigIntegerField(default=0, verbose_name="views")),
            ],
            options={
                "verbose_name": "views of an hour",
                "verbose_name_plural": "views by hour",
                "constraints": [
                    models.UniqueConstraint(fields=("day", "hour"), name="one_row_per_day_and_hour"),
                    models.CheckConstraint(condition=models.Q(("hour__lt", 24)), name="hour_of_a_day"),
                ],
            },
        ),
    ]
