# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit import partities
from organisaties.models.gebied import zelfde_gemeente


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meldingen", "0001_meldingen"),
        ("organisaties", "0001_organisaties"),
        ("personen", "0001_personen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Interventieoverleg",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200)),
                (
                    "ritme",
                    models.CharField(
                        choices=[("wekelijks", "Wekelijks"), ("maandelijks", "Maandelijks")], max_length=12
                    ),
                ),
                ("weekdag", models.PositiveSmallIntegerField(help_text="0 is maandag")),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.gemeente"
                    ),
                ),
                ("leden", models.ManyToManyField(related_name="overleggen", to=settings.AUTH_USER_MODEL)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "partij",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.organisatie"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "interventieoverleggen",
            },
        ),
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                (
                    "moment",
                    models.CharField(
                        choices=[
                            ("nieuw", "Na de veiligheidsbeoordeling"),
                            ("na_dienst", "Na onderzoek of Voorwaarden & Vervolg"),
                        ],
                        max_length=10,
                    ),
                ),
                ("afwijkreden", models.CharField(blank=True, max_length=1000)),
                ("doel", models.TextField()),
                ("draagt_zicht", models.BooleanField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("verzonden", "Verzonden"),
                            ("bevestigd", "Ontvangst bevestigd"),
                            ("aanvaard", "Aanvaard"),
                            ("geweigerd", "Geweigerd"),
                            ("ingetrokken", "Ingetrokken"),
                            ("verlopen", "Verlopen"),
                            ("teruggelegd", "Teruggelegd"),
                            ("meegegeven", "Meegegeven aan het cliëntsysteem"),
                        ],
                        max_length=12,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("verzonden_op", models.DateTimeField()),
                ("bevestigd_op", models.DateTimeField(null=True)),
                ("aanvaard_op", models.DateTimeField(null=True)),
                ("beeindigd_op", models.DateTimeField(null=True)),
                ("reden_toelichting", models.TextField(blank=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("extern_id", models.CharField(max_length=100, null=True)),
                (
                    "aanvaard_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "beeindigd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bevestigd_door",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="overdrachten", to="meldingen.casus"
                    ),
                ),
                (
                    "intrekreden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "intrekreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="reden van intrekken",
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="overdrachten", to="meldingen.melding"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "partijsoort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "partijsoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="soort ontvanger",
                    ),
                ),
                (
                    "terugmeldreden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "terugmeldreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="reden van terugleggen",
                    ),
                ),
                (
                    "verzonden_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "weigerreden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "weigerreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="reden van weigeren",
                    ),
                ),
                (
                    "wijze",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "wijze"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="wijze",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "overdrachten",
            },
        ),
        migrations.CreateModel(
            name="Informatiepakket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("inhoud", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "overdracht",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pakket", to="overdracht.overdracht"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "informatiepakketten",
            },
        ),
        migrations.CreateModel(
            name="OverdrachtPersoon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("open", models.BooleanField()),
                (
                    "overdracht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="personen", to="overdracht.overdracht"
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "personen in overdrachten",
            },
        ),
        migrations.CreateModel(
            name="Routeregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField()),
                ("minderjarigen", models.BooleanField(null=True)),
                ("hulp_betrokken", models.BooleanField(null=True)),
                (
                    "moment",
                    models.CharField(
                        choices=[
                            ("nieuw", "Na de veiligheidsbeoordeling"),
                            ("na_dienst", "Na onderzoek of Voorwaarden & Vervolg"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("monitor", models.CharField(blank=True, max_length=100)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("bron", "Staat in de bron"),
                            ("afgeleid", "Afgeleid, te bevestigen"),
                            ("demo", "Demowaarde, te bevestigen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("brontekst", models.CharField(max_length=300)),
                ("actief", models.BooleanField(default=True)),
                (
                    "bestemming",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "wijze",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "wijze"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="wijze",
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
                "verbose_name_plural": "routeregels",
                "ordering": ["afspraak", "volgorde"],
            },
        ),
        migrations.AddField(
            model_name="overdracht",
            name="regel",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="overdracht.routeregel"
            ),
        ),
        migrations.CreateModel(
            name="Samenwerkingsafspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.PositiveSmallIntegerField(default=1)),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("document", models.CharField(max_length=200)),
                ("demowaarde", models.BooleanField(default=True)),
                ("bevestigtermijn_werkdagen", models.PositiveSmallIntegerField()),
                ("aanvaardtermijn_werkdagen", models.PositiveSmallIntegerField()),
                ("monitoring_na_overdracht", models.BooleanField(default=False)),
                ("zicht_blijft_bij_vt", models.BooleanField(default=True)),
                ("terugleggen", models.CharField(blank=True, max_length=500)),
                ("contactpersoon", models.CharField(blank=True, max_length=200)),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.gemeente"
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
                "verbose_name_plural": "samenwerkingsafspraken",
            },
        ),
        migrations.AddField(
            model_name="routeregel",
            name="afspraak",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="regels",
                to="overdracht.samenwerkingsafspraak",
            ),
        ),
        migrations.AddField(
            model_name="overdracht",
            name="afspraak",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="overdracht.samenwerkingsafspraak",
            ),
        ),
        migrations.CreateModel(
            name="Vergadering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField()),
                (
                    "overleg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vergaderingen",
                        to="overdracht.interventieoverleg",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "vergaderingen",
            },
        ),
        migrations.CreateModel(
            name="Agendapunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("geplaatst_op", models.DateTimeField()),
                (
                    "overdracht",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agendapunt",
                        to="overdracht.overdracht",
                    ),
                ),
                (
                    "vergadering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="punten", to="overdracht.vergadering"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "agendapunten",
            },
        ),
        migrations.AddConstraint(
            model_name="interventieoverleg",
            constraint=models.CheckConstraint(condition=models.Q(("weekdag__lte", 6)), name="overleg_weekdag_bestaat"),
        ),
        migrations.AddConstraint(
            model_name="overdrachtpersoon",
            constraint=models.UniqueConstraint(
                condition=models.Q(("open", True)),
                fields=("persoon", "partij"),
                name="overdracht_persoon_een_open_per_partij",
                violation_error_message=(
                    "Voor een van deze personen staat al een overdracht open bij deze partij. "
                    "Wacht op het antwoord of trek die eerst in."
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="overdrachtpersoon",
            constraint=models.UniqueConstraint(fields=("overdracht", "persoon"), name="overdracht_persoon_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="samenwerkingsafspraak",
            constraint=models.UniqueConstraint(fields=("gemeente", "versie"), name="afspraak_versie_uniek"),
        ),
        migrations.AddConstraint(
            model_name="samenwerkingsafspraak",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (zelfde_gemeente(), "="),
                    ("periode", "&&"),
                ],
                name="afspraak_een_per_dag",
                violation_error_message="Voor deze gemeente geldt in deze periode al een afspraak.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerkingsafspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("aanvaardtermijn_werkdagen__gte", 1), ("bevestigtermijn_werkdagen__gte", 1)),
                name="afspraak_termijnen_positief",
                violation_error_message="Een termijn is ten minste één werkdag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="routeregel",
            constraint=models.UniqueConstraint(fields=("afspraak", "volgorde"), name="routeregel_volgorde_uniek"),
        ),
        migrations.AddConstraint(
            model_name="routeregel",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("zwaarte"),
                    models.Value("zwaarte:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="routeregel_zwaarte_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'zwaarte'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="routeregel",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("wijze"),
                    models.Value("wijze:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="routeregel_wijze_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'wijze'.",
            ),
        ),
        migrations.AddIndex(
            model_name="overdracht",
            index=models.Index(fields=["partij", "status", "verzonden_op"], name="overdracht_inbox"),
        ),
        migrations.AddIndex(
            model_name="overdracht",
            index=models.Index(fields=["organisatie", "status", "verzonden_op"], name="overdracht_werkvoorraad"),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.UniqueConstraint(
                condition=models.Q(("draagt_zicht", True), ("status__in", ["verzonden", "bevestigd"])),
                fields=("casus",),
                name="overdracht_een_draagt_zicht",
                violation_error_message="Er staat al een overdracht open die het zicht op veiligheid draagt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("draagt_zicht", False), ("partij__isnull", True), ("status", "meegegeven")),
                    models.Q(models.Q(("status", "meegegeven"), _negated=True), ("partij__isnull", False)),
                    _connector="OR",
                ),
                name="overdracht_client_zonder_partij",
                violation_error_message="Kies de ontvangende partij.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("aanvaard_op__gte", models.F("verzonden_op")), ("status__in", ["aanvaard", "teruggelegd"])
                    ),
                    models.Q(
                        models.Q(("status__in", ["aanvaard", "teruggelegd"]), _negated=True),
                        ("aanvaard_op__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="overdracht_aanvaard_heeft_moment",
                violation_error_message="Een aanvaarde overdracht heeft een moment van aanvaarden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "geweigerd"), _negated=True), ("weigerreden__isnull", False), _connector="OR"
                ),
                name="overdracht_geweigerd_heeft_reden",
                violation_error_message="Kies de reden van de weigering.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "teruggelegd"), _negated=True),
                    ("terugmeldreden__isnull", False),
                    _connector="OR",
                ),
                name="overdracht_teruggelegd_heeft_reden",
                violation_error_message="Kies de reden van het terugleggen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "ingetrokken"), _negated=True), ("intrekreden__isnull", False), _connector="OR"
                ),
                name="overdracht_ingetrokken_heeft_reden",
                violation_error_message="Kies de reden van het intrekken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("partijsoort"),
                    models.Value("partijsoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="overdracht_partijsoort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'partijsoort'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("wijze"),
                    models.Value("wijze:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="overdracht_wijze_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'wijze'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("weigerreden"),
                    models.Value("weigerreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="overdracht_weigerreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'weigerreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("terugmeldreden"),
                    models.Value("terugmeldreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="overdracht_terugmeldreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'terugmeldreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("intrekreden"),
                    models.Value("intrekreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="overdracht_intrekreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'intrekreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id__isnull", False)),
                fields=("organisatie", "extern_id"),
                name="overdracht_extern_id_uniek",
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vergadering",
            constraint=models.UniqueConstraint(fields=("overleg", "datum"), name="vergadering_een_per_dag"),
        ),
        migrations.RunSQL("CREATE SEQUENCE overdracht_overdracht_nummer", "DROP SEQUENCE overdracht_overdracht_nummer"),
        # What was sent stays as it was sent.
        migrations.RunSQL(
            partities.sql_alleen_toevoegen("overdracht_informatiepakket"),
            partities.sql_weer_wijzigbaar("overdracht_informatiepakket"),
        ),
    ]
