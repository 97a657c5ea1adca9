# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import organisaties.versleuteling
from audit import partities


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisaties", "0001_organisaties"),
        ("personen", "0001_personen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Casus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
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
                ("fase_sinds", models.DateTimeField()),
                (
                    "zicht_houder",
                    models.CharField(
                        choices=[("vt", "Veilig Thuis"), ("partij", "Ontvangende partij")], max_length=6, null=True
                    ),
                ),
                ("zicht_sinds", models.DateTimeField(null=True)),
                ("overdracht_nodig", models.BooleanField(default=False)),
                ("overdracht_wacht", models.BooleanField(default=False)),
                ("monitoring_loopt", models.BooleanField(default=False)),
                ("uiterste_datum", models.DateField(null=True)),
                ("crisis", models.BooleanField(default=False)),
                ("afgeschermd", models.BooleanField(default=False)),
                ("geopend_op", models.DateTimeField()),
                ("gesloten_op", models.DateTimeField(null=True)),
                ("protocolversie", models.CharField(default="2019-01", max_length=20)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("extern_id", models.CharField(max_length=100, null=True)),
                (
                    "afsluitreden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "afsluitreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="afsluitreden",
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.gemeente"
                    ),
                ),
                (
                    "laatste_ontvanger",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "zicht_partij",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "zwaarte",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "zwaarte"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="zwaarte",
                    ),
                ),
            ],
            options={
                "verbose_name": "casus",
                "verbose_name_plural": "casussen",
            },
        ),
        migrations.CreateModel(
            name="Consult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Wacht op antwoord"), ("beantwoord", "Beantwoord")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("vraag", models.TextField()),
                ("gevraagd_op", models.DateTimeField()),
                ("antwoord", models.TextField(blank=True)),
                ("beantwoord_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "beantwoord_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consulten", to="meldingen.casus"
                    ),
                ),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "consulten",
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                ("ontvangen_op", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Nog te bepalen"),
                            ("melding", "Melding geworden"),
                            ("advies", "Advies geworden"),
                            ("geen_vervolg", "Zonder vervolg"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("spoed", models.BooleanField(default=False)),
                ("beller", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("notities", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "kanaal",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "kanaal"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="kanaal",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "contacten",
            },
        ),
        migrations.CreateModel(
            name="Advies",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                ("ontvangen_op", models.DateTimeField()),
                ("afgerond_op", models.DateTimeField(null=True)),
                ("vraag", models.TextField()),
                ("antwoord", models.TextField(blank=True)),
                ("omgezet_uit", models.CharField(blank=True, max_length=20)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("extern_id", models.CharField(max_length=100, null=True)),
                ("aanleiding", models.ManyToManyField(related_name="+", to="organisaties.code")),
                (
                    "adviesvrager_soort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "meldersoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="adviesvrager soort",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
                (
                    "kanaal",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "kanaal"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="kanaal",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advies",
                        to="meldingen.contact",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "adviezen",
            },
        ),
        migrations.CreateModel(
            name="Maatregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField()),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="maatregelen", to="meldingen.casus"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "maatregelsoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="soort",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "maatregelen",
            },
        ),
        migrations.CreateModel(
            name="Melding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                ("ontvangen_op", models.DateTimeField()),
                ("geregistreerd_op", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ontvangen", "Ontvangen"),
                            ("in_beoordeling", "In beoordeling"),
                            ("beoordeeld", "Beoordeeld"),
                            ("omgezet", "Omgezet in advies"),
                        ],
                        max_length=14,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("crisis", models.BooleanField()),
                ("ambtshalve", models.BooleanField(default=False)),
                ("hulp_betrokken", models.BooleanField(null=True)),
                ("toelichting", models.TextField()),
                (
                    "casusfase_bij_ontvangst",
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
                        null=True,
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                ("extern_id", models.CharField(max_length=100, null=True)),
                (
                    "aard",
                    models.ManyToManyField(db_table="meldingen_melding_aard", related_name="+", to="organisaties.code"),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meldingen", to="meldingen.casus"
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="melding",
                        to="meldingen.contact",
                    ),
                ),
                (
                    "duur",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "duur"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="duur",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.gemeente"
                    ),
                ),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "geweldsoort",
                    models.ManyToManyField(
                        db_table="meldingen_melding_geweldsoort", related_name="+", to="organisaties.code"
                    ),
                ),
                (
                    "kanaal",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "kanaal"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="kanaal",
                    ),
                ),
                (
                    "melder_partij",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "melder_soort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "meldersoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="melder soort",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "richting",
                    models.ManyToManyField(
                        db_table="meldingen_melding_richting", related_name="+", to="organisaties.code"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "meldingen",
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField()),
                (
                    "gemeld_via",
                    models.CharField(
                        choices=[("melding", "Melding"), ("monitoring", "Monitoring"), ("eerder", "Eerder incident")],
                        max_length=10,
                    ),
                ),
                ("omschrijving", models.TextField(blank=True)),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incidenten", to="meldingen.casus"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidenten",
                        to="meldingen.melding",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "incidenten",
            },
        ),
        migrations.CreateModel(
            name="Bron",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(choices=[("melder", "Melder"), ("informant", "Informant")], max_length=10)),
                ("toestemming_op", models.DateField(null=True)),
                ("onbekend", models.BooleanField(default=False)),
                ("naam", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("functie", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("instelling", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("telefoon", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("email", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "grond",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "onthullingsgrond"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="grond",
                    ),
                ),
                (
                    "onthulling",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "onthulling"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="onthulling",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bronnen", to="meldingen.melding"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bronnen",
            },
        ),
        migrations.CreateModel(
            name="Betrokkene",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "herkenning",
                    models.CharField(
                        choices=[
                            ("niet_gezocht", "Niet gezocht"),
                            ("gekoppeld", "Gekoppeld aan een bekende persoon"),
                            ("geen_match", "Gezocht, geen van de getoonde personen"),
                        ],
                        db_default="niet_gezocht",
                        default="niet_gezocht",
                        max_length=12,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
                (
                    "rol",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "betrokkenerol"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="rol",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="betrokkenen", to="meldingen.casus"
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="betrokkenen", to="meldingen.melding"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "betrokkenen",
            },
        ),
        migrations.CreateModel(
            name="Signaal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("termijn_nadert", "Termijn verloopt binnenkort"),
                            ("termijn_verstreken", "Termijn verstreken"),
                            ("monitoring_te_doen", "Monitoring te doen"),
                            ("overdracht_verlopen", "Overdracht niet op tijd aanvaard"),
                            ("overdracht_terug", "Overdracht geweigerd of teruggelegd"),
                            ("bericht_onzeker", "Bericht misschien niet verzonden"),
                            ("noodtoegang", "Noodtoegang gebruikt"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sleutel", models.CharField(max_length=60)),
                ("sinds", models.DateTimeField()),
                ("afgehandeld_op", models.DateTimeField(null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signalen",
                        to="meldingen.casus",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "voor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "signalen",
            },
        ),
        migrations.CreateModel(
            name="Termijn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("onderwerp", models.CharField(max_length=20)),
                ("onderwerp_id", models.BigIntegerField()),
                ("soort", models.CharField(max_length=20)),
                ("regelversie", models.CharField(max_length=20)),
                ("begin_op", models.DateTimeField()),
                ("uiterste_datum", models.DateField()),
                ("uiterste_moment", models.DateTimeField(null=True)),
                ("gehaald_op", models.DateTimeField(null=True)),
                ("vervallen_op", models.DateTimeField(null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="meldingen.casus",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="meldingen.contact",
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="meldingen.melding",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "overschrijding_reden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "termijnreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="overschrijding reden",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
                (
                    "verantwoordelijke",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "termijnen",
            },
        ),
        migrations.CreateModel(
            name="Toegang",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "noodreden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "noodreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="reden van noodtoegang",
                    ),
                ),
                (
                    "soort",
                    models.CharField(choices=[("toegewezen", "Toegewezen"), ("nood", "Noodtoegang")], max_length=10),
                ),
                ("reden", models.CharField(max_length=500)),
                ("van", models.DateTimeField()),
                ("tot", models.DateTimeField(null=True)),
                ("beoordeeld_op", models.DateTimeField(null=True)),
                (
                    "beoordeeld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="toegangen", to="meldingen.casus"
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toegangen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "toegangen",
            },
        ),
        migrations.CreateModel(
            name="Veiligheidsbeoordeling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("adviesvraag", models.TextField(blank=True)),
                (
                    "afsluitreden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "afsluitreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="afsluitreden",
                    ),
                ),
                ("volgnummer", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("concept", "In bewerking"),
                            ("vastgesteld", "Vastgesteld"),
                            ("vervangen", "Vervangen door een herzien besluit"),
                        ],
                        default="concept",
                        max_length=12,
                    ),
                ),
                ("gestart_op", models.DateTimeField()),
                ("vastgesteld_op", models.DateTimeField(null=True)),
                ("hulp_betrokken", models.BooleanField(null=True)),
                ("bevindingen", models.TextField(blank=True)),
                ("voorgeschiedenis", models.TextField(blank=True)),
                ("conclusie", models.TextField(blank=True)),
                (
                    "besluit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("overdracht_lokaal", "Overdracht aan het lokale veld"),
                            ("overdracht_hulp", "Overdracht aan betrokken hulpverlening"),
                            ("overdracht_client", "Overdracht aan het cliëntsysteem zelf"),
                            ("vv", "Voorwaarden & Vervolg"),
                            ("onderzoek", "Onderzoek"),
                            ("einde", "Einde bemoeienis"),
                            ("advies", "Omzetten in advies"),
                        ],
                        max_length=20,
                    ),
                ),
                ("motivering", models.TextField(blank=True)),
                ("protocolversie", models.CharField(default="2019-01", max_length=20)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="beoordelingen", to="meldingen.casus"
                    ),
                ),
                (
                    "duur",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "duur"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="duur",
                    ),
                ),
                (
                    "gestart_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meebeslisser",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beoordelingen",
                        to="meldingen.melding",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                ("risicofactoren", models.ManyToManyField(related_name="+", to="organisaties.code")),
                (
                    "urgentie",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "urgentie"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="urgentie",
                    ),
                ),
                (
                    "vastgesteld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "zwaarte",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "zwaarte"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="zwaarte",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "veiligheidsbeoordelingen",
            },
        ),
        migrations.CreateModel(
            name="Dienst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("vv", "Voorwaarden & Vervolg"), ("onderzoek", "Onderzoek")], max_length=10
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gepland", "Nog niet gestart"),
                            ("loopt", "Loopt"),
                            ("afgerond", "Afgerond"),
                            ("vervallen", "Vervallen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("besloten_op", models.DateTimeField()),
                ("gestart_op", models.DateTimeField(null=True)),
                ("afgerond_op", models.DateTimeField(null=True)),
                ("voorwaarden", models.TextField(blank=True)),
                ("conclusie", models.TextField(blank=True)),
                ("protocolversie", models.CharField(default="2019-01", max_length=20)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="diensten", to="meldingen.casus"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "uitkomst",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "onderzoeksuitkomst"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "uitvoerder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="diensten", to="meldingen.melding"
                    ),
                ),
                (
                    "beoordeling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dienst",
                        to="meldingen.veiligheidsbeoordeling",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "diensten",
            },
        ),
        migrations.CreateModel(
            name="Beoordeelde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("acuut_onveilig", models.BooleanField(null=True)),
                ("structureel_onveilig", models.BooleanField(null=True)),
                (
                    "kindpositie",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "kindpositie"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="kindpositie",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
                (
                    "beoordeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="personen",
                        to="meldingen.veiligheidsbeoordeling",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "beoordeelden",
            },
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(
                condition=models.Q(("gesloten_op__isnull", True)),
                fields=["organisatie", "fase", "uiterste_datum", "id"],
                include=("gemeente",),
                name="casus_werkvoorraad",
            ),
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(
                condition=models.Q(("gesloten_op__isnull", True)),
                fields=["behandelaar", "uiterste_datum", "id"],
                name="casus_mijn_werk",
            ),
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(fields=["organisatie", "gemeente", "fase"], name="casus_gemeente_fase"),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fase", "afgesloten"), ("gesloten_op__isnull", False)),
                    models.Q(models.Q(("fase", "afgesloten"), _negated=True), ("gesloten_op__isnull", True)),
                    _connector="OR",
                ),
                name="casus_gesloten_heeft_datum",
                violation_error_message="Een gesloten casus heeft een sluitingsdatum, een open casus niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("gesloten_op__isnull", False), ("zicht_houder__isnull", True), ("zicht_sinds__isnull", True)
                    ),
                    models.Q(
                        ("gesloten_op__isnull", True), ("zicht_houder__isnull", False), ("zicht_sinds__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="casus_open_heeft_zicht",
                violation_error_message="Bij een open casus heeft altijd precies één partij het zicht op veiligheid.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("zicht_houder", "partij"), ("zicht_partij__isnull", False)),
                    models.Q(
                        ("zicht_partij__isnull", True),
                        models.Q(("zicht_houder", "vt"), ("zicht_houder__isnull", True), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="casus_zicht_partij_bekend",
                violation_error_message="Noem de partij die het zicht op veiligheid heeft.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gesloten_op__isnull", True), ("gesloten_op__gte", models.F("geopend_op")), _connector="OR"
                ),
                name="casus_gesloten_na_opening",
                violation_error_message="Een casus kan niet sluiten voor zij geopend is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("zwaarte"),
                    models.Value("zwaarte:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="casus_zwaarte_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'zwaarte'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("afsluitreden"),
                    models.Value("afsluitreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="casus_afsluitreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'afsluitreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id__isnull", False)),
                fields=("organisatie", "extern_id"),
                name="casus_extern_id_uniek",
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ),
        migrations.AddIndex(
            model_name="consult",
            index=models.Index(
                condition=models.Q(("status", "open")), fields=["organisatie", "gevraagd_op"], name="consult_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="consult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("beantwoord_op__isnull", True), ("status", "open")),
                    models.Q(
                        ("beantwoord_op__isnull", False),
                        ("status", "beantwoord"),
                        models.Q(("antwoord", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="consult_beantwoord_is_compleet",
                violation_error_message="Een beantwoord consult heeft een antwoord.",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                condition=models.Q(("status", "open")), fields=["organisatie", "ontvangen_op"], name="contact_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("kanaal"),
                    models.Value("kanaal:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="contact_kanaal_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'kanaal'.",
            ),
        ),
        migrations.AddIndex(
            model_name="advies",
            index=models.Index(fields=["organisatie", "ontvangen_op"], name="advies_ontvangen"),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("kanaal"),
                    models.Value("kanaal:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="advies_kanaal_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'kanaal'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("adviesvrager_soort"),
                    models.Value("meldersoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="advies_adviesvrager_soort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'meldersoort'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("afgerond_op__isnull", True), ("afgerond_op__gte", models.F("ontvangen_op")), _connector="OR"
                ),
                name="advies_afgerond_na_ontvangst",
                violation_error_message="Een advies is niet afgerond voor het ontvangen is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id__isnull", False)),
                fields=("organisatie", "extern_id"),
                name="advies_extern_id_uniek",
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="maatregel",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("soort"),
                    models.Value("maatregelsoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="maatregel_soort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'maatregelsoort'.",
            ),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(
                condition=models.Q(("status__in", ["ontvangen", "in_beoordeling"])),
                fields=["organisatie", "status", "ontvangen_op"],
                name="melding_te_beoordelen",
            ),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(
                fields=["organisatie", "ontvangen_op", "id"],
                include=("melder_soort", "casus"),
                name="melding_ontvangen",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Q(("geregistreerd_op__gte", models.F("ontvangen_op"))),
                name="melding_geregistreerd_na_ontvangst",
                violation_error_message="Een melding kan niet in de toekomst zijn ontvangen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("kanaal"),
                    models.Value("kanaal:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="melding_kanaal_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'kanaal'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("melder_soort"),
                    models.Value("meldersoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="melding_melder_soort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'meldersoort'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("duur"), models.Value("duur:"), function="starts_with", output_field=models.BooleanField()
                ),
                name="melding_duur_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'duur'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id__isnull", False)),
                fields=("organisatie", "extern_id"),
                name="melding_extern_id_uniek",
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["casus", "datum"], name="incident_casus"),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.UniqueConstraint(
                condition=models.Q(("soort", "melder")),
                fields=("melding",),
                name="bron_een_melder_per_melding",
                violation_error_message="Deze melding heeft al een melder.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("onthulling", "onthulling:geheim_professional"), _negated=True),
                    ("grond__isnull", False),
                    _connector="OR",
                ),
                name="bron_geheim_professional_heeft_grond",
                violation_error_message="Noem de grond waarop de professional geheim blijft.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("onthulling", "onthulling:toestemming"), _negated=True),
                    ("toestemming_op__isnull", False),
                    _connector="OR",
                ),
                name="bron_toestemming_heeft_datum",
                violation_error_message="Noem de datum van de toestemming.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("onthulling"),
                    models.Value("onthulling:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="bron_onthulling_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'onthulling'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("grond"),
                    models.Value("onthullingsgrond:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="bron_grond_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'onthullingsgrond'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkene",
            constraint=models.UniqueConstraint(
                fields=("melding", "persoon"),
                name="betrokkene_een_keer_per_melding",
                violation_error_message="Deze persoon staat al bij de melding.",
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkene",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("rol"),
                    models.Value("betrokkenerol:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="betrokkene_rol_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'betrokkenerol'.",
            ),
        ),
        migrations.AddIndex(
            model_name="signaal",
            index=models.Index(
                condition=models.Q(("afgehandeld_op__isnull", True)),
                fields=["organisatie", "sinds"],
                name="signaal_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="signaal",
            constraint=models.UniqueConstraint(fields=("soort", "sleutel"), name="signaal_een_keer"),
        ),
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                condition=models.Q(("gehaald_op__isnull", True), ("vervallen_op__isnull", True)),
                fields=["organisatie", "uiterste_datum"],
                include=("id", "soort", "casus", "melding"),
                name="termijn_open",
            ),
        ),
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(fields=["casus", "soort"], name="termijn_casus"),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("casus__isnull", False), ("contact__isnull", False), _connector="OR"),
                name="termijn_heeft_casus_of_contact",
                violation_error_message="Een termijn hoort bij een casus of een contact.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("gehaald_op__isnull", True), ("vervallen_op__isnull", True), _connector="OR"),
                name="termijn_gehaald_of_vervallen",
                violation_error_message="Een termijn is gehaald of vervallen, niet beide.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("uiterste_datum__gte", models.F("begin_op__date"))),
                name="termijn_einde_na_begin",
                violation_error_message="Een termijn eindigt niet voor zij begint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gehaald_op__isnull", True), ("vervallen_op__isnull", True)),
                fields=("onderwerp", "onderwerp_id", "soort"),
                name="termijn_een_open_per_onderwerp",
                violation_error_message="Deze termijn loopt al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("overschrijding_reden"),
                    models.Value("termijnreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="termijn_overschrijding_reden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'termijnreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort", "nood"), _negated=True),
                    models.Q(("noodreden__isnull", False), ("tot__isnull", False)),
                    _connector="OR",
                ),
                name="toegang_nood_eindigt",
                violation_error_message="Noodtoegang heeft een einde en een reden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("noodreden"),
                    models.Value("noodreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="toegang_noodreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'noodreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toegang",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                name="toegang_tot_na_van",
                violation_error_message="De toegang eindigt na het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["concept", "vastgesteld"])),
                fields=("melding",),
                name="vb_een_actieve_per_melding",
                violation_error_message="Deze melding heeft al een veiligheidsbeoordeling.",
            ),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.UniqueConstraint(fields=("melding", "volgnummer"), name="vb_volgnummer_uniek"),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "concept"),
                    models.Q(
                        ("vastgesteld_op__isnull", False),
                        ("zwaarte__isnull", False),
                        models.Q(("besluit", ""), _negated=True),
                        models.Q(("motivering", ""), _negated=True),
                        models.Q(("voorgeschiedenis", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="vb_vastgesteld_is_compleet",
                violation_error_message="Vul zwaarte, voorgeschiedenis, besluit en motivering in.",
            ),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vastgesteld_op__isnull", True), ("vastgesteld_op__gte", models.F("gestart_op")), _connector="OR"
                ),
                name="vb_vastgesteld_na_start",
                violation_error_message="Een beoordeling is niet vastgesteld voor zij begon.",
            ),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("zwaarte"),
                    models.Value("zwaarte:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="vb_zwaarte_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'zwaarte'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("urgentie"),
                    models.Value("urgentie:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="vb_urgentie_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'urgentie'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("duur"), models.Value("duur:"), function="starts_with", output_field=models.BooleanField()
                ),
                name="vb_duur_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'duur'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="veiligheidsbeoordeling",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("afsluitreden"),
                    models.Value("afsluitreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="vb_afsluitreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'afsluitreden'.",
            ),
        ),
        migrations.AddIndex(
            model_name="dienst",
            index=models.Index(
                condition=models.Q(("status__in", ["gepland", "loopt"])),
                fields=["organisatie", "status"],
                name="dienst_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="dienst",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["gepland", "loopt"])),
                fields=("melding",),
                name="dienst_een_open_per_melding",
                violation_error_message="Voor deze melding loopt al een dienst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dienst",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("afgerond_op__isnull", True),
                        ("gestart_op__isnull", True),
                        ("status__in", ["gepland", "vervallen"]),
                    ),
                    models.Q(("afgerond_op__isnull", True), ("gestart_op__isnull", False), ("status", "loopt")),
                    models.Q(
                        ("afgerond_op__gte", models.F("gestart_op")),
                        ("gestart_op__isnull", False),
                        ("status", "afgerond"),
                    ),
                    _connector="OR",
                ),
                name="dienst_status_bij_datums",
                violation_error_message="De datums van de dienst passen niet bij de status.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dienst",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gestart_op__isnull", True), ("gestart_op__gte", models.F("besloten_op")), _connector="OR"
                ),
                name="dienst_start_na_besluit",
                violation_error_message="Een dienst start niet voor het besluit.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dienst",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("uitkomst"),
                    models.Value("onderzoeksuitkomst:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="dienst_uitkomst_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'onderzoeksuitkomst'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="beoordeelde",
            constraint=models.UniqueConstraint(fields=("beoordeling", "persoon"), name="beoordeelde_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="beoordeelde",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("kindpositie"),
                    models.Value("kindpositie:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="beoordeelde_kindpositie_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'kindpositie'.",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    partities.sql_maak_gepartitioneerd(
                        "meldingen_overgang",
                        [
                            "moment timestamptz NOT NULL",
                            "organisatie_id bigint NOT NULL",
                            "casus_id bigint NOT NULL",
                            "onderwerp varchar(20) NOT NULL",
                            "onderwerp_id bigint NOT NULL",
                            "kenmerk varchar(10) NOT NULL",
                            "van varchar(40) NOT NULL",
                            "naar varchar(40) NOT NULL",
                            "stap varchar(40) NOT NULL",
                            "medewerker_id bigint",
                            "herkomst varchar(6) NOT NULL",
                        ],
                    ),
                    partities.sql_verwijder_gepartitioneerd("meldingen_overgang"),
                ),
                migrations.RunSQL(
                    partities.sql_alleen_toevoegen("meldingen_overgang"),
                    partities.sql_weer_wijzigbaar("meldingen_overgang"),
                ),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="Overgang",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("vastgelegd_op", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("moment", models.DateTimeField()),
                        ("organisatie_id", models.BigIntegerField()),
                        ("casus_id", models.BigIntegerField()),
                        ("onderwerp", models.CharField(max_length=20)),
                        ("onderwerp_id", models.BigIntegerField()),
                        ("kenmerk", models.CharField(max_length=10)),
                        ("van", models.CharField(blank=True, max_length=40)),
                        ("naar", models.CharField(max_length=40)),
                        ("stap", models.CharField(max_length=40)),
                        ("medewerker_id", models.BigIntegerField(null=True)),
                        (
                            "herkomst",
                            models.CharField(
                                choices=[("stap", "Stap"), ("import", "Import"), ("demo", "Demogegevens")],
                                default="stap",
                                max_length=6,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "overgangen",
                        "db_table": "meldingen_overgang",
                    },
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="overgang",
            index=models.Index(fields=["casus_id", "moment"], name="overgang_casus"),
        ),
        *[
            migrations.RunSQL(f"CREATE SEQUENCE {reeks}", f"DROP SEQUENCE {reeks}")
            for reeks in (
                "meldingen_casus_nummer",
                "meldingen_melding_nummer",
                "meldingen_contact_nummer",
                "meldingen_advies_nummer",
                "meldingen_consult_nummer",
            )
        ],
    ]
