from django.db import migrations, models


def set_mark(apps, schema_editor):
    apps.get_model("counting", "FoldMark").objects.create(id=1, seq=0)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ArticleViews",
            fields=[
                ("article_id", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="article")),
                ("views", models.PositiveBigIntegerField(default=0, verbose_name="views")),
                ("bots", models.PositiveBigIntegerField(default=0, verbose_name="bots")),
                ("without_script", models.PositiveBigIntegerField(default=0, verbose_name="without script")),
            ],
            options={
                "verbose_name": "views of an article",
                "verbose_name_plural": "views by article",
            },
        ),
        migrations.CreateModel(
            name="Baseline",
            fields=[
                ("article_id", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="article")),
                ("views", models.PositiveBigIntegerField(verbose_name="views")),
            ],
            options={
                "verbose_name": "imported counter",
                "verbose_name_plural": "imported counters",
            },
        ),
        migrations.CreateModel(
            name="DailyViews",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article_id", models.BigIntegerField(verbose_name="article")),
                ("day", models.DateField(verbose_name="day")),
                ("views", models.PositiveBigIntegerField(default=0, verbose_name="views")),
                ("bots", models.PositiveBigIntegerField(default=0, verbose_name="bots")),
                ("without_script", models.PositiveBigIntegerField(default=0, verbose_name="without script")),
            ],
            options={
                "verbose_name": "views of a day",
                "verbose_name_plural": "views by day",
                "ordering": ["-day", "-views", "article_id"],
                "indexes": [models.Index(fields=["day"], name="dailyviews_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("article_id", "day"), name="one_row_per_article_and_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="FoldMark",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("seq", models.PositiveBigIntegerField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_fold_mark")],
            },
        ),
        migrations.CreateModel(
            name="Hit",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("uuid", models.UUIDField(unique=True)),
                ("article_id", models.BigIntegerField()),
                ("day", models.DateField(help_text="The date in the province", verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[("view", "View"), ("bot", "Bot"), ("without_script", "Without script")],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "hit",
                "verbose_name_plural": "hits",
                "indexes": [models.Index(fields=["article_id", "seq"], name="hit_article_seq")],
            },
        ),
        migrations.RunPython(set_mark, migrations.RunPython.noop),
    ]
