import django.utils.timezone
from django.db import migrations, models


def make_row(apps, schema_editor):
    apps.get_model("caching", "Site").objects.using(schema_editor.connection.alias).create()


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("version", models.BigIntegerField(default=1)),
                ("settled_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="site_has_one_row")],
            },
        ),
        migrations.RunPython(make_row, migrations.RunPython.noop),
    ]
