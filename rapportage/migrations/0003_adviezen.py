# SPDX-License-Identifier: EUPL-1.2
"""The view of adviezen: a row for each conversation, the first being the advies itself; codes and moments only.

`id` is even for an advies and odd for a further contact, so that the two share one key.
"""

from django.db import migrations, models

VIEW = """
    CREATE VIEW rapport_advies AS
    SELECT a.id * 2 AS id, a.organisatie_id, NULL::bigint AS casus_id, NULL::varchar(20) AS casus_nummer,
           false AS afgeschermd, a.nummer AS advies_nummer, 1::smallint AS volgnummer, a.ontvangen_op AS op,
           a.kanaal_id, a.adviesvrager_soort_id, a.opgepakt_op, a.afgerond_op
    FROM meldingen_advies a
    UNION ALL
    SELECT c.id * 2 + 1, c.organisatie_id, NULL, NULL, false, a.nummer, c.volgnummer, c.op, c.kanaal_id,
           a.adviesvrager_soort_id, a.opgepakt_op, a.afgerond_op
    FROM meldingen_adviescontact c
    JOIN meldingen_advies a ON a.id = c.advies_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rapportage", "0002_herhaling"),
        ("meldingen", "0007_advies_en_afloop"),
    ]
    operations = [
        migrations.RunSQL(VIEW, "DROP VIEW rapport_advies"),
        migrations.CreateModel(
            name="RapportAdvies",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("advies_nummer", models.CharField(max_length=20)),
                ("volgnummer", models.PositiveSmallIntegerField()),
                ("op", models.DateTimeField()),
                ("kanaal_id", models.CharField(max_length=100, null=True)),
                ("adviesvrager_soort_id", models.CharField(max_length=100, null=True)),
                ("opgepakt_op", models.DateTimeField(null=True)),
                ("afgerond_op", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "rapport_advies",
                "managed": False,
                "default_permissions": (),
            },
        ),
    ]
