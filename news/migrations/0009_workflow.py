import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from portal.accounts.guards import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0008_rejected_suggestions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'ordering': ['-id'], 'permissions': [('oversee_articles', 'Can reach the stories of every section'), ('approve_article', 'Can approve the stories of others'), ('publish_article', 'Can publish, schedule and withdraw')]},
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_uuid', models.UUIDField(db_index=True)),
                ('withdrawn_at', models.DateTimeField()),
                ('note', models.TextField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='news.article')),
            ],
            options={
                'ordering': ['-withdrawn_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='SectionAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='news.category')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='section_assignments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['user__username', 'section__position', 'section__name'],
                'constraints': [models.UniqueConstraint(fields=('user', 'section'), name='section_assigned_once')],
            },
        ),
        migrations.CreateModel(
            name='Transition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(choices=[('submit', 'Submit'), ('recall', 'Take back'), ('return', 'Send back'), ('approve', 'Approve'), ('publish', 'Publish'), ('schedule', 'Schedule'), ('correct', 'Publish a correction'), ('emergency', 'Publish without a second reader'), ('clear', 'Clear as second reader'), ('unschedule', 'Cancel what is scheduled'), ('withdraw', 'Withdraw from readers'), ('revise', 'Change')], max_length=10)),
                ('from_state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('returned', 'returned'), ('approved', 'approved'), ('published', 'published'), ('withdrawn', 'withdrawn')], max_length=9)),
                ('to_state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('returned', 'returned'), ('approved', 'approved'), ('published', 'published'), ('withdrawn', 'withdrawn')], max_length=9)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('takes_effect_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('note', models.TextField(blank=True, verbose_name='public note')),
                ('minor', models.BooleanField(default=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transitions', to='news.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transitions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['article', '-id'], name='transition_of_article'), models.Index(fields=['verb', '-id'], name='transition_verb')],
            },
        ),
        append_only('news_transition'),
    ]
