# SPDX-License-Identifier: EUPL-1.2
"""The view of terms also has the melders who must hear what became of it: to a manager they are terms as well.

`id` is negative for those, so that the two share one key.
"""

from django.db import migrations

TERMIJNEN = """
    SELECT t.id, t.organisatie_id, t.casus_id, c.nummer AS casus_nummer,
           coalesce(c.afgeschermd, false) AS afgeschermd, t.melding_id, m.nummer AS melding_nummer, t.onderwerp,
           t.onderwerp_id, t.soort, t.regelversie, t.begin_op, t.uiterste_datum, t.uiterste_moment, t.gehaald_op,
           t.vervallen_op, t.overschrijding_reden_id
    FROM meldingen_termijn t
    LEFT JOIN meldingen_casus c ON c.id = t.casus_id
    LEFT JOIN meldingen_melding m ON m.id = t.melding_id
"""
TERUGKOPPELINGEN = """
    UNION ALL
    SELECT -k.id, k.organisatie_id, k.casus_id, c.nummer, coalesce(c.afgeschermd, false), k.melding_id, m.nummer,
           'terugkoppeling'::varchar(20), k.id, 'terugkoppelen'::varchar(20), ''::varchar(20), k.ontstaan_op,
           k.uiterste_datum, NULL::timestamptz, k.gedaan_op::timestamp AT TIME ZONE 'Europe/Amsterdam',
           k.vervallen_op::timestamp AT TIME ZONE 'Europe/Amsterdam', NULL::varchar(100)
    FROM meldingen_terugkoppeling k
    LEFT JOIN meldingen_casus c ON c.id = k.casus_id
    LEFT JOIN meldingen_melding m ON m.id = k.melding_id
"""
VIEW = "CREATE OR REPLACE VIEW rapport_termijn AS"


class Migration(migrations.Migration):
    dependencies = [
        ("rapportage", "0003_adviezen"),
        ("meldingen", "0006_intake"),
    ]
    operations = [migrations.RunSQL(f"{VIEW} {TERMIJNEN} {TERUGKOPPELINGEN}", f"{VIEW} {TERMIJNEN}")]
