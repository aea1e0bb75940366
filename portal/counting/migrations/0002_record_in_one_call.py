from django.db import migrations

# PostgreSQL plans the insert and the sums once per connection here: half the work of a statement sent from outside.
# Without sequential scans, since such a plan outlives the moment in which a table was small.
RECORD = """
CREATE FUNCTION counting_record(hit_id uuid, article bigint, province_day date, hit_kind varchar) RETURNS bigint
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO counting_hit (uuid, article_id, day, kind) VALUES (hit_id, article, province_day, hit_kind)
    ON CONFLICT (uuid) DO NOTHING;
    RETURN COALESCE((SELECT views FROM counting_baseline WHERE article_id = article), 0)
        + COALESCE((SELECT views FROM counting_articleviews WHERE article_id = article), 0)
        + (SELECT count(*) FROM counting_hit WHERE article_id = article AND kind = 'view'
            AND seq > (SELECT seq FROM counting_foldmark WHERE id = 1) AND seq < 9223372036854775807);
END $$
"""


def create_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(RECORD)


def drop_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION counting_record")


class Migration(migrations.Migration):
    dependencies = [("counting", "0001_hits_and_sums")]

    operations = [migrations.RunPython(create_function, drop_function)]
