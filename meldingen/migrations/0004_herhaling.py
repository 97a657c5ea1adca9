# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import organisaties.versleuteling


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0003_indexen_die_niemand_leest"),
        ("organisaties", "0003_lange_geschiedenis"),
        ("personen", "0003_samenvoegen_en_sleutels"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bekendheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fase",
                    models.CharField(
                        choices=[
                            ("vb", "Veiligheidsbeoordeling"),
                            ("dienst", "Voorwaarden & Vervolg of onderzoek"),
                            ("overdracht", "Wordt overgedragen"),
                            ("overgedragen", "Overgedragen"),
                            ("monitoring", "Monitoring"),
                            ("afgesloten", "Afgesloten"),
                        ],
                        max_length=12,
                    ),
                ),
                ("monitoring_liep", models.BooleanField(default=False)),
                ("melder_is_ontvanger", models.BooleanField(default=False)),
                (
                    "melder",
                    models.CharField(
                        choices=[
                            ("zelfde", "Zelfde melder"),
                            ("andere", "Andere melder"),
                            ("onbekend", "Niet vast te stellen"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "voorval",
                    models.CharField(
                        choices=[
                            ("geen", "Geen zelfde voorval"),
                            ("zelfde_melder", "Zelfde voorval, zelfde melder"),
                            ("andere_melder", "Zelfde voorval, andere melder"),
                            ("onbekende_melder", "Zelfde voorval, melder niet vast te stellen"),
                        ],
                        max_length=16,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bekendheden",
            },
        ),
        migrations.CreateModel(
            name="Herhaling",
            fields=[
                (
                    "melding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="herhaling",
                        serialize=False,
                        to="meldingen.melding",
                    ),
                ),
                (
                    "cbs",
                    models.CharField(
                        choices=[
                            ("eerste", "1e melding"),
                            ("hermelding_meer", "Hermelding, meerdere betrokkenen bekend"),
                            ("hermelding_een", "Hermelding, één betrokkene bekend"),
                            ("vervolg_tijdens_vb", "Vervolgmelding tijdens veiligheidsbeoordeling"),
                            ("vervolg_na_vb", "Vervolgmelding na veiligheidsbeoordeling"),
                            ("vervolg_monitoring", "Vervolgmelding tijdens monitoring"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "regioplan",
                    models.CharField(
                        choices=[
                            ("hermelding", "Hermelding"),
                            ("terugmelding", "Terugmelding"),
                            ("nieuwe_melding", "Nieuwe melding"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "eerder",
                    models.CharField(
                        choices=[("hermelding", "Eerdere betrokkenheid"), ("geen", "Geen eerdere betrokkenheid")],
                        max_length=14,
                    ),
                ),
                (
                    "landelijk",
                    models.CharField(
                        choices=[
                            ("hermelding", "Andere melder, zelfde casus"),
                            ("geen", "Geen hermelding"),
                            ("onbekend", "Melder niet vast te stellen"),
                        ],
                        max_length=14,
                    ),
                ),
                ("dubbel_andere_melder", models.BooleanField(default=False)),
                ("dubbel_zelfde_melder", models.BooleanField(default=False)),
                ("dubbel_voorval", models.BooleanField(default=False)),
                ("melder_is_ontvanger", models.BooleanField(default=False)),
                ("eerdere_meldingen", models.PositiveSmallIntegerField(default=0)),
                ("eerste_melding_op", models.DateField(null=True)),
                ("berekend_op", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "herhalingen",
            },
        ),
        migrations.CreateModel(
            name="MogelijkeBekende",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "zekerheid",
                    models.CharField(choices=[("bekend", "Bekend"), ("onbeslist", "Onbeslist")], max_length=9),
                ),
                ("score", models.PositiveSmallIntegerField()),
                (
                    "redenen",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None),
                ),
                ("gevonden_op", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Nog te beoordelen"),
                            ("bevestigd", "Bevestigd"),
                            ("afgewezen", "Afgewezen"),
                            ("vervallen", "Niet meer aan de orde"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("beoordeeld_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "mogelijke bekenden",
            },
        ),
        migrations.AddField(
            model_name="betrokkene",
            name="samenvoeging",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="personen.samenvoeging",
            ),
        ),
        migrations.AddField(
            model_name="betrokkene",
            name="zoals_gemeld",
            field=organisaties.versleuteling.VersleuteldVeld(null=True),
        ),
        migrations.AddField(
            model_name="casus",
            name="eerdere_meldingen",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="casus",
            name="eerste_melding_op",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="melding",
            name="gezocht_op",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(
                condition=models.Q(("gezocht_op__isnull", True), ("herkomst", "stap")),
                fields=["organisatie", "id"],
                name="melding_te_zoeken",
            ),
        ),
        migrations.AddField(
            model_name="bekendheid",
            name="betrokkene",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="bekendheden",
                to="meldingen.betrokkene",
            ),
        ),
        migrations.AddField(
            model_name="bekendheid",
            name="casus",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meldingen.casus"
            ),
        ),
        migrations.AddField(
            model_name="bekendheid",
            name="melding",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="bekendheden", to="meldingen.melding"
            ),
        ),
        migrations.AddField(
            model_name="bekendheid",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="bekendheid",
            name="partij",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="herhaling",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="mogelijkebekende",
            name="beoordeeld_door",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="mogelijkebekende",
            name="betrokkene",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mogelijke_bekenden",
                to="meldingen.betrokkene",
            ),
        ),
        migrations.AddField(
            model_name="mogelijkebekende",
            name="melding",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="mogelijke_bekenden", to="meldingen.melding"
            ),
        ),
        migrations.AddField(
            model_name="mogelijkebekende",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="mogelijkebekende",
            name="persoon",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
            ),
        ),
        migrations.AddConstraint(
            model_name="bekendheid",
            constraint=models.UniqueConstraint(
                fields=("melding", "casus", "betrokkene"), name="bekendheid_een_keer", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="bekendheid",
            constraint=models.CheckConstraint(
                condition=models.Q(("melder_is_ontvanger", False), ("partij__isnull", False), _connector="OR"),
                name="bekendheid_ontvanger_is_partij",
            ),
        ),
        migrations.AddIndex(
            model_name="herhaling",
            index=models.Index(fields=["organisatie", "cbs"], name="herhaling_cbs"),
        ),
        migrations.AddConstraint(
            model_name="herhaling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("eerdere_meldingen", 0), ("eerste_melding_op__isnull", True)),
                    models.Q(("eerdere_meldingen__gt", 0), ("eerste_melding_op__isnull", False)),
                    _connector="OR",
                ),
                name="herhaling_eerste_heeft_geen_eerdere",
            ),
        ),
        migrations.AddIndex(
            model_name="mogelijkebekende",
            index=models.Index(
                condition=models.Q(("status", "open")), fields=["organisatie", "melding"], name="mogelijke_bekende_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="mogelijkebekende",
            constraint=models.UniqueConstraint(
                fields=("betrokkene", "persoon"),
                name="mogelijke_bekende_een_keer",
                violation_error_message="Deze mogelijke bekende is al gevonden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mogelijkebekende",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("beoordeeld_door__isnull", True), ("status__in", ("open", "vervallen"))),
                    models.Q(
                        ("beoordeeld_door__isnull", False),
                        ("beoordeeld_op__isnull", False),
                        ("status__in", ("bevestigd", "afgewezen")),
                    ),
                    _connector="OR",
                ),
                name="mogelijke_bekende_beoordeeld",
                violation_error_message="Een beoordeling heeft een moment en iemand die haar deed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mogelijkebekende",
            constraint=models.CheckConstraint(condition=models.Q(("score__lte", 100)), name="mogelijke_bekende_score"),
        ),
    ]
