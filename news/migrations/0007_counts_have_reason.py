"""Another number of pages or photos than counted needs a reason: royalties depend on it."""

from django.db import migrations, models
from django.db.models import Q


def give_reasons(apps, schema_editor):
    counted = Q(pages=None, photos=None)
    apps.get_model("news", "Article").objects.filter(~counted, count_reason="").update(count_reason="Not recorded.")


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0006_reckoned_as_published'),
    ]

    operations = [
        migrations.RunPython(give_reasons, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pages', None), ('photos', None)), models.Q(('count_reason', ''), _negated=True), _connector='OR'), name='article_counts_have_reason', violation_error_message='Another number of pages or photos than counted needs a reason.'),
        ),
    ]
