from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0010_coverage")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["state", "is_restricted", "section", "created_by", "lead_only", "published_at"],
                name="article_desk",
            ),
        ),
    ]
