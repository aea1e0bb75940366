import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from portal.accounts.guards import append_only


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('who_name', models.CharField(blank=True, help_text='Empty: the site itself.', max_length=150, verbose_name='who')),
                ('verb', models.CharField(max_length=40, verbose_name='did')),
                ('object_type', models.CharField(blank=True, help_text='As app.model.', max_length=60, verbose_name='kind')),
                ('object_id', models.CharField(blank=True, max_length=40)),
                ('object_name', models.CharField(blank=True, max_length=200, verbose_name='to what')),
                ('why', models.TextField(blank=True, help_text='In the words of whoever did it.')),
                ('details', models.TextField(blank=True, help_text='What changed, from what to what.')),
                ('who', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='audit_entries', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'audit log',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['-at', '-id'], name='auditentry_newest'), models.Index(fields=['object_type', 'object_id'], name='auditentry_object')],
            },
        ),
        append_only('accounts_auditentry'),
    ]
