# SPDX-License-Identifier: EUPL-1.2
"""The views that reports read, and the indexes that only reports need.

A later change of a view is a new migration with DROP VIEW and CREATE VIEW. PostgreSQL refuses to change or drop a
column that a view names, so a migration of another app that does so replaces the view first (docs/adr/0060).
Scalar subqueries and joins on a unique key cost nothing in a query that does not ask for their columns.
"""

from django.db import migrations, models

VIEWS = {
    "rapport_casus": """
        SELECT c.id, c.organisatie_id, c.id AS casus_id, c.nummer AS casus_nummer, c.afgeschermd, c.gemeente_id,
               c.fase, c.fase_sinds, c.zicht_houder, c.zicht_partij_id, c.zicht_sinds, c.laatste_ontvanger_id,
               c.overdracht_nodig, c.overdracht_wacht, c.monitoring_loopt, c.uiterste_datum, c.zwaarte_id, c.crisis,
               c.geopend_op, c.gesloten_op, c.afsluitreden_id, c.protocolversie
        FROM meldingen_casus c
    """,
    "rapport_melding": """
        SELECT m.id, m.organisatie_id, m.casus_id, c.nummer AS casus_nummer, c.afgeschermd, m.nummer, m.kanaal_id,
               m.gemeente_id, m.ontvangen_op, m.geregistreerd_op, m.status, m.status_sinds, m.crisis, m.ambtshalve,
               m.melder_soort_id, m.duur_id, m.hulp_betrokken, m.casusfase_bij_ontvangst
        FROM meldingen_melding m
        LEFT JOIN meldingen_casus c ON c.id = m.casus_id
    """,
    "rapport_beoordeling": """
        SELECT e.melding_id AS id, e.organisatie_id, e.casus_id, c.nummer AS casus_nummer, c.afgeschermd, m.nummer,
               m.ontvangen_op, e.vastgesteld_op AS beoordeeld_op,
               CASE WHEN e.status = 'vastgesteld' THEN e.besluit
                    ELSE (SELECT b.besluit FROM meldingen_veiligheidsbeoordeling b
                          WHERE b.melding_id = e.melding_id AND b.status = 'vastgesteld') END AS besluit
        FROM meldingen_veiligheidsbeoordeling e
        LEFT JOIN meldingen_melding m ON m.id = e.melding_id
        LEFT JOIN meldingen_casus c ON c.id = e.casus_id
        WHERE e.volgnummer = 1
    """,
    "rapport_overdracht": """
        SELECT o.id, o.organisatie_id, o.casus_id, c.nummer AS casus_nummer, c.afgeschermd, o.nummer, o.melding_id,
               o.partij_id, o.partijsoort_id, o.moment, o.wijze_id, o.draagt_zicht, o.status, o.status_sinds,
               o.verzonden_op, o.bevestigd_op, o.aanvaard_op, o.beeindigd_op, o.weigerreden_id, o.terugmeldreden_id,
               o.intrekreden_id
        FROM overdracht_overdracht o
        LEFT JOIN meldingen_casus c ON c.id = o.casus_id
    """,
    "rapport_termijn": """
        SELECT t.id, t.organisatie_id, t.casus_id, c.nummer AS casus_nummer,
               coalesce(c.afgeschermd, false) AS afgeschermd, t.melding_id, m.nummer AS melding_nummer, t.onderwerp,
               t.onderwerp_id, t.soort, t.regelversie, t.begin_op, t.uiterste_datum, t.uiterste_moment, t.gehaald_op,
               t.vervallen_op, t.overschrijding_reden_id
        FROM meldingen_termijn t
        LEFT JOIN meldingen_casus c ON c.id = t.casus_id
        LEFT JOIN meldingen_melding m ON m.id = t.melding_id
    """,
    "rapport_dienst": """
        SELECT d.id, d.organisatie_id, d.casus_id, c.nummer AS casus_nummer, c.afgeschermd, d.melding_id, d.soort,
               d.status, d.besloten_op, d.gestart_op, d.afgerond_op, d.uitkomst_id, d.protocolversie
        FROM meldingen_dienst d
        LEFT JOIN meldingen_casus c ON c.id = d.casus_id
    """,
    "rapport_monitoringsmoment": """
        SELECT t.id, t.organisatie_id, t.casus_id, c.nummer AS casus_nummer, c.afgeschermd, t.nummer, t.monitoring_id,
               t.soort, t.gepland_op, t.status, t.uitgevoerd_op, t.veiligheid_id, t.nieuwe_incidenten, t.nieuwe_zorgen,
               t.vervolg
        FROM monitoring_monitoringsmoment t
        LEFT JOIN meldingen_casus c ON c.id = t.casus_id
    """,
}
# Each holds all that its figure counts, so that no table is read: also the keys of the joins in its view, which
# PostgreSQL drops from the question but still wants to find in the index.
INDEXEN = {
    "rapport_eerste_beoordeling": (
        "meldingen_veiligheidsbeoordeling (organisatie_id, vastgesteld_op) "
        "INCLUDE (melding_id, casus_id, status, besluit) WHERE volgnummer = 1"
    ),
    "rapport_overdracht_nieuw": (
        "overdracht_overdracht (organisatie_id, verzonden_op) INCLUDE (melding_id, casus_id, status) "
        "WHERE moment = 'nieuw'"
    ),
    "rapport_termijn_soort": (
        "meldingen_termijn (organisatie_id, soort, uiterste_datum) INCLUDE (id, gehaald_op, casus_id, melding_id) "
        "WHERE vervallen_op IS NULL"
    ),
}


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("meldingen", "0001_meldingen"),
        ("overdracht", "0001_overdracht"),
        ("monitoring", "0001_monitoring"),
    ]
    operations = [
        *[migrations.RunSQL(f"CREATE VIEW {naam} AS {sql}", f"DROP VIEW {naam}") for naam, sql in VIEWS.items()],
        *[
            migrations.RunSQL(f"CREATE INDEX {naam} ON {waarop}", f"DROP INDEX {naam}")
            for naam, waarop in INDEXEN.items()
        ],
        migrations.CreateModel(
            name="RapportBeoordeling",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("nummer", models.CharField(max_length=20)),
                ("ontvangen_op", models.DateTimeField()),
                ("beoordeeld_op", models.DateTimeField(null=True)),
                ("besluit", models.CharField(max_length=20, null=True)),
            ],
            options={
                "db_table": "rapport_beoordeling",
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RapportCasus",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("gemeente_id", models.CharField(max_length=8)),
                ("fase", models.CharField(max_length=12)),
                ("fase_sinds", models.DateTimeField()),
                ("zicht_houder", models.CharField(max_length=6, null=True)),
                ("zicht_partij_id", models.BigIntegerField(null=True)),
                ("zicht_sinds", models.DateTimeField(null=True)),
                ("laatste_ontvanger_id", models.BigIntegerField(null=True)),
                ("overdracht_nodig", models.BooleanField()),
                ("overdracht_wacht", models.BooleanField()),
                ("monitoring_loopt", models.BooleanField()),
                ("uiterste_datum", models.DateField(null=True)),
                ("zwaarte_id", models.CharField(max_length=100, null=True)),
                ("crisis", models.BooleanField()),
                ("geopend_op", models.DateTimeField()),
                ("gesloten_op", models.DateTimeField(null=True)),
                ("afsluitreden_id", models.CharField(max_length=100, null=True)),
                ("protocolversie", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "rapport_casus",
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RapportDienst",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("melding_id", models.BigIntegerField()),
                ("soort", models.CharField(max_length=10)),
                ("status", models.CharField(max_length=10)),
                ("besloten_op", models.DateTimeField()),
                ("gestart_op", models.DateTimeField(null=True)),
                ("afgerond_op", models.DateTimeField(null=True)),
                ("uitkomst_id", models.CharField(max_length=100, null=True)),
                ("protocolversie", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "rapport_dienst",
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RapportMelding",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("nummer", models.CharField(max_length=20)),
                ("kanaal_id", models.CharField(max_length=100, null=True)),
                ("gemeente_id", models.CharField(max_length=8)),
                ("ontvangen_op", models.DateTimeField()),
                ("geregistreerd_op", models.DateTimeField()),
                ("status", models.CharField(max_length=14)),
                ("status_sinds", models.DateTimeField()),
                ("crisis", models.BooleanField()),
                ("ambtshalve", models.BooleanField()),
                ("melder_soort_id", models.CharField(max_length=100, null=True)),
                ("duur_id", models.CharField(max_length=100, null=True)),
                ("hulp_betrokken", models.BooleanField(null=True)),
                ("casusfase_bij_ontvangst", models.CharField(max_length=12, null=True)),
            ],
            options={
                "db_table": "rapport_melding",
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RapportMonitoringsmoment",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("nummer", models.CharField(max_length=20)),
                ("monitoring_id", models.BigIntegerField()),
                ("soort", models.CharField(max_length=16)),
                ("gepland_op", models.DateField()),
                ("status", models.CharField(max_length=10)),
                ("uitgevoerd_op", models.DateField(null=True)),
                ("veiligheid_id", models.CharField(max_length=100, null=True)),
                ("nieuwe_incidenten", models.PositiveSmallIntegerField(null=True)),
                ("nieuwe_zorgen", models.BooleanField(null=True)),
                ("vervolg", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "rapport_monitoringsmoment",
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RapportOverdracht",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("nummer", models.CharField(max_length=20)),
                ("melding_id", models.BigIntegerField()),
                ("partij_id", models.BigIntegerField(null=True)),
                ("partijsoort_id", models.CharField(max_length=100, null=True)),
                ("moment", models.CharField(max_length=10)),
                ("wijze_id", models.CharField(max_length=100, null=True)),
                ("draagt_zicht", models.BooleanField()),
                ("status", models.CharField(max_length=12)),
                ("status_sinds", models.DateTimeField()),
                ("verzonden_op", models.DateTimeField()),
                ("bevestigd_op", models.DateTimeField(null=True)),
                ("aanvaard_op", models.DateTimeField(null=True)),
                ("beeindigd_op", models.DateTimeField(null=True)),
                ("weigerreden_id", models.CharField(max_length=100, null=True)),
                ("terugmeldreden_id", models.CharField(max_length=100, null=True)),
                ("intrekreden_id", models.CharField(max_length=100, null=True)),
            ],
            options={
                "db_table": "rapport_overdracht",
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RapportTermijn",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField()),
                ("casus_id", models.BigIntegerField(null=True)),
                ("casus_nummer", models.CharField(max_length=20, null=True)),
                ("afgeschermd", models.BooleanField()),
                ("melding_id", models.BigIntegerField(null=True)),
                ("melding_nummer", models.CharField(max_length=20, null=True)),
                ("onderwerp", models.CharField(max_length=20)),
                ("onderwerp_id", models.BigIntegerField()),
                ("soort", models.CharField(max_length=20)),
                ("regelversie", models.CharField(max_length=20)),
                ("begin_op", models.DateTimeField()),
                ("uiterste_datum", models.DateField()),
                ("uiterste_moment", models.DateTimeField(null=True)),
                ("gehaald_op", models.DateTimeField(null=True)),
                ("vervallen_op", models.DateTimeField(null=True)),
                ("overschrijding_reden_id", models.CharField(max_length=100, null=True)),
            ],
            options={
                "db_table": "rapport_termijn",
                "managed": False,
                "default_permissions": (),
            },
        ),
    ]
