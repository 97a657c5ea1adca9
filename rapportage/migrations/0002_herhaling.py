# SPDX-License-Identifier: EUPL-1.2
"""The view of repeat meldingen: what each definition calls a melding, as codes; no melder and no person.

Shielded is also a melding whose label rests on a shielded casus elsewhere: its row would tell that there is one.
"""

from django.db import migrations, models

VIEW = """
    CREATE VIEW rapport_herhaling AS
    SELECT m.id, m.organisatie_id, m.casus_id, c.nummer AS casus_nummer,
           c.afgeschermd OR EXISTS (
               SELECT FROM meldingen_bekendheid b JOIN meldingen_casus x ON x.id = b.casus_id
               WHERE b.melding_id = m.id AND x.id <> m.casus_id AND x.afgeschermd
           ) AS afgeschermd,
           m.nummer, m.ontvangen_op, h.cbs, h.regioplan, h.eerder, h.landelijk, h.dubbel_andere_melder,
           h.dubbel_zelfde_melder, h.dubbel_voorval, h.melder_is_ontvanger AS van_ontvanger
    FROM meldingen_melding m
    JOIN meldingen_casus c ON c.id = m.casus_id
    LEFT JOIN meldingen_herhaling h ON h.melding_id = m.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rapportage", "0001_rapportviews"),
        ("meldingen", "0005_herhaling_op_lijsten"),
    ]
    operations = [
        migrations.RunSQL(VIEW, "DROP VIEW rapport_herhaling"),
        migrations.CreateModel(
            name="RapportHerhaling",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("nummer", models.CharField(max_length=20)),
                ("ontvangen_op", models.DateTimeField()),
                ("cbs", models.CharField(max_length=20, null=True)),
                ("regioplan", models.CharField(max_length=14, null=True)),
                ("eerder", models.CharField(max_length=14, null=True)),
                ("landelijk", models.CharField(max_length=14, null=True)),
                ("dubbel_andere_melder", models.BooleanField(null=True)),
                ("dubbel_zelfde_melder", models.BooleanField(null=True)),
                ("dubbel_voorval", models.BooleanField(null=True)),
                ("van_ontvanger", models.BooleanField(null=True)),
            ],
            options={
                "db_table": "rapport_herhaling",
                "managed": False,
                "default_permissions": (),
            },
        ),
    ]
