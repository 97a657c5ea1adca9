# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import organisaties.versleuteling


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meldingen", "0006_intake"),
        ("organisaties", "0003_lange_geschiedenis"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Afzender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("koppeling", "Koppeling"), ("formulier", "Online formulier")], max_length=10
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("naam", models.CharField(max_length=200)),
                ("formaat", models.CharField(max_length=40)),
                ("client_id", models.CharField(max_length=100, null=True, unique=True)),
                ("actief", models.BooleanField(default=True)),
                (
                    "meldersoort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "meldersoort"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="melder soort",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afzenders",
                        to="organisaties.vtorganisatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "afzenders",
            },
        ),
        migrations.CreateModel(
            name="Berichtverband",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("gebeurtenis", "Zelfde gebeurtenis"), ("gezin", "Zelfde gezin")], max_length=12
                    ),
                ),
                ("sleutel", models.BinaryField(max_length=32)),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "berichtverbanden",
            },
        ),
        migrations.CreateModel(
            name="Formulierconcept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel_hash", models.BinaryField(max_length=32, unique=True)),
                ("inhoud", organisaties.versleuteling.VersleuteldVeld()),
                ("begonnen_op", models.DateTimeField()),
                ("bijgewerkt_op", models.DateTimeField()),
                ("verloopt_op", models.DateTimeField(db_index=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "formulierconcepten",
            },
        ),
        migrations.CreateModel(
            name="InkomendBericht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                ("bericht_id", models.CharField(max_length=100)),
                ("inhoud_hash", models.BinaryField(max_length=32)),
                ("ontvangen_op", models.DateTimeField()),
                ("uiterste_datum", models.DateField()),
                ("inhoudstype", models.CharField(blank=True, max_length=100)),
                ("grootte", models.PositiveIntegerField()),
                ("ruw", organisaties.versleuteling.VersleuteldVeld()),
                ("afleveringen", models.PositiveIntegerField(default=1)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ontvangen", "Ontvangen, nog niet gelezen"),
                            ("te_verwerken", "Te verwerken"),
                            ("onleesbaar", "Niet te lezen"),
                            ("melding", "Melding geworden"),
                            ("toegevoegd", "Bij een melding gevoegd"),
                            ("afgehandeld", "Afgehandeld zonder melding"),
                        ],
                        default="ontvangen",
                        max_length=14,
                    ),
                ),
                ("gelezen_op", models.DateTimeField(null=True)),
                ("gelezen", organisaties.versleuteling.VersleuteldVeld(null=True)),
                (
                    "leesfout",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_tekst", "Het bericht is geen tekst in UTF-8"),
                            ("geen_json", "Het bericht is geen geldige JSON"),
                            ("schema", "Het bericht voldoet niet aan het formaat"),
                            ("formaat", "Dit formaat kennen wij niet"),
                            ("hergebruikt", "Dit bericht-id is eerder gebruikt voor een andere inhoud"),
                        ],
                        max_length=12,
                    ),
                ),
                ("leesfout_plek", models.CharField(blank=True, max_length=200)),
                ("crisis", models.BooleanField(null=True)),
                ("doorgezet_aan", models.CharField(blank=True, max_length=200)),
                ("toelichting", organisaties.versleuteling.VersleuteldVeld(null=True)),
                ("verwerkt_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "afloop",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "berichtafloop"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="afloop",
                    ),
                ),
                (
                    "afzender",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berichten",
                        to="intake.afzender",
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gebeurtenis",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.berichtverband",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
                (
                    "gezin",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.berichtverband",
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berichten",
                        to="meldingen.melding",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                (
                    "verwerkt_door",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "inkomend bericht",
                "verbose_name_plural": "inkomende berichten",
            },
        ),
        migrations.AddConstraint(
            model_name="afzender",
            constraint=models.UniqueConstraint(
                fields=("organisatie", "code"),
                name="afzender_code_uniek",
                violation_error_message="Deze afzender bestaat al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afzender",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("client_id__isnull", False), ("soort", "koppeling")),
                    models.Q(("client_id__isnull", True), ("soort", "formulier")),
                    _connector="OR",
                ),
                name="afzender_koppeling_heeft_sleutel",
                violation_error_message="Een koppeling heeft een eigen sleutel, het formulier niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afzender",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("meldersoort"),
                    models.Value("meldersoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="afzender_meldersoort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'meldersoort'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="berichtverband",
            constraint=models.UniqueConstraint(fields=("organisatie", "soort", "sleutel"), name="berichtverband_een"),
        ),
        migrations.AddIndex(
            model_name="inkomendbericht",
            index=models.Index(
                condition=models.Q(("status__in", ["ontvangen", "te_verwerken", "onleesbaar"])),
                fields=["organisatie", "uiterste_datum", "id"],
                name="inkomend_bericht_open",
            ),
        ),
        migrations.AddIndex(
            model_name="inkomendbericht",
            index=models.Index(condition=models.Q(("status", "ontvangen")), fields=["id"], name="bericht_te_lezen"),
        ),
        migrations.AddIndex(
            model_name="inkomendbericht",
            index=models.Index(fields=["organisatie", "ontvangen_op"], name="bericht_ontvangen"),
        ),
        migrations.AddConstraint(
            model_name="inkomendbericht",
            constraint=models.UniqueConstraint(
                fields=("afzender", "bericht_id", "inhoud_hash"),
                name="bericht_een_keer",
                violation_error_message="Dit bericht is al ontvangen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inkomendbericht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "onleesbaar"), _negated=True),
                    models.Q(("leesfout", ""), _negated=True),
                    _connector="OR",
                ),
                name="bericht_onleesbaar_heeft_fout",
                violation_error_message="Noem wat er aan het bericht mankeert.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inkomendbericht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "te_verwerken"), _negated=True), ("gelezen__isnull", False), _connector="OR"
                ),
                name="bericht_gelezen_voor_verwerken",
                violation_error_message="Een bericht is pas te verwerken als het gelezen is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inkomendbericht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("afloop__isnull", True),
                        ("melding__isnull", True),
                        ("status__in", ["ontvangen", "te_verwerken", "onleesbaar"]),
                        ("verwerkt_op__isnull", True),
                    ),
                    models.Q(
                        ("afloop__isnull", True),
                        ("melding__isnull", False),
                        ("status__in", ["melding", "toegevoegd"]),
                        ("verwerkt_op__isnull", False),
                    ),
                    models.Q(
                        ("afloop__isnull", False),
                        ("melding__isnull", True),
                        ("status", "afgehandeld"),
                        ("verwerkt_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="bericht_verwerkt_is_compleet",
                violation_error_message="Een verwerkt bericht hoort bij een melding of heeft een afloop.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inkomendbericht",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "melding")),
                fields=("melding",),
                name="bericht_een_per_melding",
                violation_error_message="Deze melding is al uit een ander bericht ontstaan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inkomendbericht",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("afloop"),
                    models.Value("berichtafloop:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="bericht_afloop_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'berichtafloop'.",
            ),
        ),
        migrations.RunSQL("CREATE SEQUENCE intake_bericht_nummer", "DROP SEQUENCE intake_bericht_nummer"),
    ]
