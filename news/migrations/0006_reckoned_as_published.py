"""Royalties follow what was published: an edition names its people for good, a line the genre it was reckoned by."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from news.royalties.guards import guard_royalties, unguard_royalties


def name_credits(apps, schema_editor):
    """Gives the people in the editions there are the uuids that editions made from now on have."""
    Contributor = apps.get_model("news", "Contributor")
    for edition in apps.get_model("news", "Edition").objects.defer("body_html").iterator():
        unnamed = [credit for credit in edition.relations.get("credits", []) if "uuid" not in credit]
        for credit in unnamed:
            known = Contributor.objects.filter(name=credit["name"]).order_by("pk")
            of_story = known.filter(contributions__article=edition.article_id)
            credit["uuid"] = str((of_story.first() or known.first() or Contributor.objects.create(name=credit["name"])).uuid)
        if unnamed:
            edition.save(update_fields=["relations"])


def name_genres(apps, schema_editor):
    genre = apps.get_model("news", "Edition").objects.filter(pk=OuterRef("edition")).values("genre")
    apps.get_model("news", "LedgerLine").objects.update(genre=Subquery(genre))


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0005_rates_from_unknown_days'),
    ]

    operations = [
        migrations.RunPython(name_credits, migrations.RunPython.noop),
        # Lines of closed months too are given their genre: unguarded for as long as that takes.
        migrations.RunPython(unguard_royalties, guard_royalties),
        migrations.AddField(
            model_name='ledgerline',
            name='genre',
            field=models.CharField(choices=[('news', 'news'), ('interview', 'interview'), ('reportage', 'reportage'), ('photo', 'photo story'), ('commentary', 'commentary'), ('translation', 'translation')], default='news', help_text='By which it was reckoned.', max_length=11),
            preserve_default=False,
        ),
        migrations.RunPython(name_genres, migrations.RunPython.noop),
        migrations.RunPython(guard_royalties, unguard_royalties),
    ]
