"""Shares of royalties leave the credits, which the whole newsroom and every version of a story show."""

import django.db.models.deletion
from django.db import migrations, models


def move_shares(apps, schema_editor):
    Assessment, Share = apps.get_model("news", "Assessment"), apps.get_model("news", "Share")
    for credit in apps.get_model("news", "Contribution").objects.exclude(share=None):
        assessment, _ = Assessment.objects.get_or_create(article_id=credit.article_id)
        Share.objects.create(
            assessment=assessment, contributor_id=credit.contributor_id, role=credit.role, percent=credit.share
        )


def move_back(apps, schema_editor):
    credits = apps.get_model("news", "Contribution").objects
    for share in apps.get_model("news", "Share").objects.select_related("assessment").exclude(percent=0):
        named = credits.filter(article_id=share.assessment.article_id, contributor_id=share.contributor_id)
        named.filter(role=share.role).update(share=share.percent)


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0003_writing_desk'),
    ]

    operations = [
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('writer', 'writer'), ('photographer', 'photographer'), ('translator', 'translator'), ('editor', 'editor')], max_length=12)),
                ('percent', models.DecimalField(decimal_places=2, max_digits=5)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='news.assessment')),
                ('contributor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='news.contributor')),
            ],
            options={
                'ordering': ['role', 'id'],
                'constraints': [
                    models.UniqueConstraint(fields=('assessment', 'contributor', 'role'), name='share_once', violation_error_message='A person has one share in each kind of work.'),
                    models.CheckConstraint(condition=models.Q(('percent__gte', 0), ('percent__lte', 100)), name='share_is_percent', violation_error_message='A share is a percentage from 0 to 100.'),
                ],
            },
        ),
        migrations.RunPython(move_shares, move_back),
        migrations.RemoveConstraint(
            model_name='contribution',
            name='contribution_share_is_percent',
        ),
        migrations.RemoveField(
            model_name='contribution',
            name='share',
        ),
    ]
