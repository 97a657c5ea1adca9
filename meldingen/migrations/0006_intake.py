# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import organisaties.versleuteling


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0005_herhaling_op_lijsten"),
        ("organisaties", "0003_lange_geschiedenis"),
        ("personen", "0003_samenvoegen_en_sleutels"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Adviescontact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveSmallIntegerField()),
                ("op", models.DateTimeField()),
                ("vraag", models.TextField()),
                ("antwoord", models.TextField(blank=True)),
            ],
            options={
                "verbose_name_plural": "adviescontacten",
            },
        ),
        migrations.CreateModel(
            name="Adviesvrager",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                ("toestemming_op", models.DateField()),
                ("naam", organisaties.versleuteling.VersleuteldVeld()),
                ("instelling", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("telefoon", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("email", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("naam_index", models.BinaryField(max_length=32)),
                ("telefoon_index", models.BinaryField(max_length=32, null=True)),
                ("email_index", models.BinaryField(max_length=32, null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "adviesvragers",
            },
        ),
        migrations.CreateModel(
            name="Bronfragment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", organisaties.versleuteling.VersleuteldVeld()),
                ("gemarkeerd_op", models.DateTimeField()),
                ("opgeheven_op", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "bronfragmenten",
            },
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("contact", "Contact"),
                            ("registratie", "Melding registreren"),
                            ("advies", "Advies registreren"),
                        ],
                        max_length=12,
                    ),
                ),
                ("onderwerp", models.CharField(blank=True, max_length=20)),
                ("inhoud", organisaties.versleuteling.VersleuteldVeld()),
                ("begonnen_op", models.DateTimeField()),
                ("bijgewerkt_op", models.DateTimeField()),
                ("versie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "concepten",
            },
        ),
        migrations.CreateModel(
            name="EersteContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "gesprekspartner",
                    models.CharField(
                        choices=[("melder", "Melder"), ("informant", "Informant"), ("betrokkene", "Directbetrokkene")],
                        max_length=10,
                    ),
                ),
                ("op", models.DateField()),
                ("vastgelegd_op", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "verbose_name": "eerste contact",
                "verbose_name_plural": "eerste contacten",
            },
        ),
        migrations.CreateModel(
            name="Informeerplicht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "grond",
                    models.CharField(
                        choices=[("betrokken", "Zelf betrokken"), ("gezag", "Heeft gezag over een betrokken kind")],
                        max_length=10,
                    ),
                ),
                ("uiterste_datum", models.DateField()),
                ("gedaan_op", models.DateField(null=True)),
                ("vervallen_op", models.DateField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "informeerplichten",
            },
        ),
        migrations.CreateModel(
            name="Informeeruitstel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("toelichting", models.TextField(blank=True)),
                ("besloten_op", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "verbose_name_plural": "uitstellen van informeren",
            },
        ),
        migrations.CreateModel(
            name="Terugkoppeling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "na",
                    models.CharField(
                        choices=[("beoordeling", "Na de veiligheidsbeoordeling"), ("onderzoek", "Na het onderzoek")],
                        max_length=12,
                    ),
                ),
                ("ontstaan_op", models.DateTimeField()),
                ("uiterste_datum", models.DateField()),
                ("gedaan_op", models.DateField(null=True)),
                ("vervallen_op", models.DateField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "terugkoppelingen",
            },
        ),
        migrations.AddField(
            model_name="advies",
            name="aard",
            field=models.ManyToManyField(db_table="meldingen_advies_aard", related_name="+", to="organisaties.code"),
        ),
        migrations.AddField(
            model_name="advies",
            name="duur",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "duur"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="duur",
            ),
        ),
        migrations.AddField(
            model_name="advies",
            name="omgezet_naar",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="advies",
            name="opgepakt_op",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="betrokkene",
            name="woont_elders",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="bron",
            name="eigen_rol",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "melderrol"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="eigen rol",
            ),
        ),
        migrations.AddField(
            model_name="bron",
            name="eigen_rol_toelichting",
            field=organisaties.versleuteling.VersleuteldVeld(null=True),
        ),
        migrations.AddField(
            model_name="melding",
            name="gezin_ingelicht",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="melding",
            name="gezin_ingelicht_toelichting",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="melding",
            name="hulp_bij",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="melding",
            name="hulp_wacht",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="melding",
            name="hulp_wacht_bij",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="melding",
            name="meldcode",
            field=models.ManyToManyField(
                db_table="meldingen_melding_meldcode", related_name="+", to="organisaties.code"
            ),
        ),
        migrations.AddField(
            model_name="melding",
            name="melder_onbekend",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="melding",
            name="meldreden",
            field=models.ManyToManyField(
                db_table="meldingen_melding_meldreden", related_name="+", to="organisaties.code"
            ),
        ),
        migrations.AddField(
            model_name="veiligheidsbeoordeling",
            name="overgenomen_uit",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meldingen.veiligheidsbeoordeling",
            ),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(
                condition=models.Q(("crisis", True), ("status__in", ["ontvangen", "in_beoordeling"])),
                fields=["organisatie", "ontvangen_op"],
                name="melding_crisis",
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("eigen_rol"),
                    models.Value("melderrol:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="bron_eigen_rol_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'melderrol'.",
            ),
        ),
        migrations.AddField(
            model_name="adviescontact",
            name="advies",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacten",
                to="meldingen.advies",
            ),
        ),
        migrations.AddField(
            model_name="adviescontact",
            name="kanaal",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "kanaal"},
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="kanaal",
            ),
        ),
        migrations.AddField(
            model_name="adviescontact",
            name="medewerker",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="adviescontact",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="adviesvrager",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="advies",
            name="adviesvrager",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adviezen",
                to="meldingen.adviesvrager",
            ),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("duur"), models.Value("duur:"), function="starts_with", output_field=models.BooleanField()
                ),
                name="advies_duur_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'duur'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opgepakt_op__isnull", True), ("opgepakt_op__gte", models.F("ontvangen_op")), _connector="OR"
                ),
                name="advies_opgepakt_na_ontvangst",
                violation_error_message="Een advies is niet opgepakt voor het ontvangen is.",
            ),
        ),
        migrations.AddField(
            model_name="bronfragment",
            name="bron",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="fragmenten", to="meldingen.bron"
            ),
        ),
        migrations.AddField(
            model_name="bronfragment",
            name="casus",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="bronfragmenten", to="meldingen.casus"
            ),
        ),
        migrations.AddField(
            model_name="bronfragment",
            name="gemarkeerd_door",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="bronfragment",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="concept",
            name="medewerker",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="concept",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="eerstecontact",
            name="casus",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="eerste_contacten",
                to="meldingen.casus",
            ),
        ),
        migrations.AddField(
            model_name="eerstecontact",
            name="medewerker",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="eerstecontact",
            name="melding",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="eerste_contacten", to="meldingen.melding"
            ),
        ),
        migrations.AddField(
            model_name="eerstecontact",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="eerstecontact",
            name="persoon",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="personen.persoon",
            ),
        ),
        migrations.AddField(
            model_name="eerstecontact",
            name="punten",
            field=models.ManyToManyField(
                db_table="meldingen_eerstecontact_punt", related_name="+", to="organisaties.code"
            ),
        ),
        migrations.AddField(
            model_name="informeerplicht",
            name="casus",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="informeerplichten", to="meldingen.casus"
            ),
        ),
        migrations.AddField(
            model_name="informeerplicht",
            name="gedaan_door",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="informeerplicht",
            name="melding",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="informeerplichten",
                to="meldingen.melding",
            ),
        ),
        migrations.AddField(
            model_name="informeerplicht",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="informeerplicht",
            name="persoon",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
            ),
        ),
        migrations.AddField(
            model_name="informeerplicht",
            name="vervalreden",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "informeervervalreden"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="vervalreden",
            ),
        ),
        migrations.AddField(
            model_name="informeerplicht",
            name="wijze",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "informeerwijze"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="wijze",
            ),
        ),
        migrations.AddField(
            model_name="informeeruitstel",
            name="besloten_door",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="informeeruitstel",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="informeeruitstel",
            name="plicht",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="uitstellen", to="meldingen.informeerplicht"
            ),
        ),
        migrations.AddField(
            model_name="informeeruitstel",
            name="reden",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "uitstelreden"},
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="reden",
            ),
        ),
        migrations.AddField(
            model_name="terugkoppeling",
            name="casus",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terugkoppelingen",
                to="meldingen.casus",
            ),
        ),
        migrations.AddField(
            model_name="terugkoppeling",
            name="gedaan_door",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="terugkoppeling",
            name="melding",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terugkoppelingen",
                to="meldingen.melding",
            ),
        ),
        migrations.AddField(
            model_name="terugkoppeling",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
        migrations.AddField(
            model_name="terugkoppeling",
            name="vervalreden",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "terugkoppelvervalreden"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="vervalreden",
            ),
        ),
        migrations.AddIndex(
            model_name="adviescontact",
            index=models.Index(fields=["organisatie", "op"], name="adviescontact_op"),
        ),
        migrations.AddConstraint(
            model_name="adviescontact",
            constraint=models.UniqueConstraint(fields=("advies", "volgnummer"), name="adviescontact_volgnummer_uniek"),
        ),
        migrations.AddConstraint(
            model_name="adviescontact",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("kanaal"),
                    models.Value("kanaal:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="adviescontact_kanaal_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'kanaal'.",
            ),
        ),
        migrations.AddIndex(
            model_name="adviesvrager",
            index=models.Index(fields=["organisatie", "naam_index"], name="adviesvrager_naam"),
        ),
        migrations.AddIndex(
            model_name="adviesvrager",
            index=models.Index(
                condition=models.Q(("telefoon_index__isnull", False)),
                fields=["organisatie", "telefoon_index"],
                name="adviesvrager_telefoon",
            ),
        ),
        migrations.AddIndex(
            model_name="adviesvrager",
            index=models.Index(
                condition=models.Q(("email_index__isnull", False)),
                fields=["organisatie", "email_index"],
                name="adviesvrager_email",
            ),
        ),
        migrations.AddIndex(
            model_name="concept",
            index=models.Index(fields=["organisatie", "onderwerp"], name="concept_onderwerp"),
        ),
        migrations.AddConstraint(
            model_name="concept",
            constraint=models.UniqueConstraint(
                fields=("medewerker", "soort", "onderwerp"),
                name="concept_een_per_onderwerp",
                violation_error_message="Er is al een concept van dit onderwerp.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eerstecontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gesprekspartner", "betrokkene"), ("persoon__isnull", False)),
                    models.Q(models.Q(("gesprekspartner", "betrokkene"), _negated=True), ("persoon__isnull", True)),
                    _connector="OR",
                ),
                name="eerste_contact_persoon_bij_betrokkene",
                violation_error_message="Noem de persoon bij een directbetrokkene, en alleen daar.",
            ),
        ),
        migrations.AddIndex(
            model_name="informeerplicht",
            index=models.Index(
                condition=models.Q(("gedaan_op__isnull", True), ("vervallen_op__isnull", True)),
                fields=["organisatie", "uiterste_datum"],
                name="informeerplicht_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="informeerplicht",
            constraint=models.UniqueConstraint(
                fields=("melding", "persoon"),
                name="informeerplicht_een_keer",
                violation_error_message="Deze persoon staat al op de lijst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="informeerplicht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gedaan_op__isnull", True), ("wijze__isnull", True)),
                    models.Q(("gedaan_op__isnull", False), ("vervallen_op__isnull", True), ("wijze__isnull", False)),
                    _connector="OR",
                ),
                name="informeerplicht_gedaan_is_compleet",
                violation_error_message="Noem wanneer en hoe deze persoon is geïnformeerd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="informeerplicht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("vervallen_op__isnull", True), ("vervalreden__isnull", True)),
                    models.Q(("vervallen_op__isnull", False), ("vervalreden__isnull", False)),
                    _connector="OR",
                ),
                name="informeerplicht_vervallen_heeft_reden",
                violation_error_message="Noem de reden waarom deze persoon niet wordt geïnformeerd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="informeerplicht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("wijze"),
                    models.Value("informeerwijze:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="informeerplicht_wijze_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'informeerwijze'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="informeerplicht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("vervalreden"),
                    models.Value("informeervervalreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="informeerplicht_vervalreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'informeervervalreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="informeeruitstel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__gt", models.F("van")),
                    (
                        "tot__lte",
                        django.db.models.expressions.CombinedExpression(models.F("van"), "+", models.Value(14)),
                    ),
                ),
                name="informeeruitstel_hoogstens_twee_weken",
                violation_error_message="Stel per keer hoogstens twee weken uit.",
            ),
        ),
        migrations.AddConstraint(
            model_name="informeeruitstel",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("reden"),
                    models.Value("uitstelreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="informeeruitstel_reden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'uitstelreden'.",
            ),
        ),
        migrations.AddIndex(
            model_name="terugkoppeling",
            index=models.Index(
                condition=models.Q(("gedaan_op__isnull", True), ("vervallen_op__isnull", True)),
                fields=["organisatie", "uiterste_datum"],
                name="terugkoppeling_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="terugkoppeling",
            constraint=models.UniqueConstraint(fields=("melding", "na"), name="terugkoppeling_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="terugkoppeling",
            constraint=models.CheckConstraint(
                condition=models.Q(("gedaan_op__isnull", True), ("vervallen_op__isnull", True), _connector="OR"),
                name="terugkoppeling_gedaan_of_vervallen",
                violation_error_message="Een terugkoppeling is gedaan of vervallen, niet beide.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terugkoppeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("vervallen_op__isnull", True), ("vervalreden__isnull", True)),
                    models.Q(("vervallen_op__isnull", False), ("vervalreden__isnull", False)),
                    _connector="OR",
                ),
                name="terugkoppeling_vervallen_heeft_reden",
                violation_error_message="Noem de reden waarom de melder niets hoort.",
            ),
        ),
        migrations.AddConstraint(
            model_name="terugkoppeling",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("vervalreden"),
                    models.Value("terugkoppelvervalreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="terugkoppeling_vervalreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'terugkoppelvervalreden'.",
            ),
        ),
        migrations.RunSQL(
            "CREATE SEQUENCE meldingen_adviesvrager_nummer", "DROP SEQUENCE meldingen_adviesvrager_nummer"
        ),
    ]
