# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0002_herkomst_kenmerken_zorgen"),
        ("organisaties", "0002_inwoners_en_buurten"),
        ("overdracht", "0001_overdracht"),
    ]

    operations = [
        migrations.CreateModel(
            name="Samenwerking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("informatie_op", models.DateField()),
                ("meerdere_tegelijk", models.BooleanField()),
                ("afgestemd", models.BooleanField()),
                ("coordinatie", models.BooleanField()),
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="samenwerking", to="meldingen.casus"
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
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
            ],
            options={
                "verbose_name": "samenwerking",
                "verbose_name_plural": "samenwerkingen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("coordinator__isnull", True), ("coordinatie", True), _connector="OR"),
                        name="samenwerking_coordinator_coordineert",
                        violation_error_message="Noem alleen een coördinator als er coördinatie is.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Traject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("aangeboden_op", models.DateField(null=True)),
                ("informatie_op", models.DateField(null=True)),
                ("eerste_contact_op", models.DateField(null=True)),
                ("beeindigd_op", models.DateField(null=True)),
                ("voldoende_doorlopen", models.BooleanField(null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trajecten", to="meldingen.casus"
                    ),
                ),
                (
                    "geaccepteerd",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "trajectantwoord"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="geaccepteerd",
                    ),
                ),
                (
                    "gericht_op",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "trajectdoelgroep"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="gericht op",
                    ),
                ),
                (
                    "gestart",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "trajectantwoord"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="gestart",
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
                    "overdracht",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trajecten",
                        to="overdracht.overdracht",
                    ),
                ),
                (
                    "partij",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "trajectsoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="soort",
                    ),
                ),
            ],
            options={
                "verbose_name": "traject",
                "verbose_name_plural": "trajecten",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("gericht_op"),
                            models.Value("trajectdoelgroep:"),
                            function="starts_with",
                            output_field=models.BooleanField(),
                        ),
                        name="traject_gericht_op_uit_lijst",
                        violation_error_message="Kies een waarde uit de lijst 'trajectdoelgroep'.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("soort"),
                            models.Value("trajectsoort:"),
                            function="starts_with",
                            output_field=models.BooleanField(),
                        ),
                        name="traject_soort_uit_lijst",
                        violation_error_message="Kies een waarde uit de lijst 'trajectsoort'.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("geaccepteerd"),
                            models.Value("trajectantwoord:"),
                            function="starts_with",
                            output_field=models.BooleanField(),
                        ),
                        name="traject_geaccepteerd_uit_lijst",
                        violation_error_message="Kies een waarde uit de lijst 'trajectantwoord'.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("gestart"),
                            models.Value("trajectantwoord:"),
                            function="starts_with",
                            output_field=models.BooleanField(),
                        ),
                        name="traject_gestart_uit_lijst",
                        violation_error_message="Kies een waarde uit de lijst 'trajectantwoord'.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("informatie_op__isnull", False),
                            models.Q(
                                ("beeindigd_op__isnull", True),
                                ("eerste_contact_op__isnull", True),
                                ("geaccepteerd__isnull", True),
                                ("gestart__isnull", True),
                                ("voldoende_doorlopen__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="traject_verloop_heeft_informatie",
                        violation_error_message="Noem de dag waarop de hulpverlener over het verloop vertelde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gestart", "trajectantwoord:niet"), _negated=True),
                            ("beeindigd_op__isnull", True),
                            _connector="OR",
                        ),
                        name="traject_niet_gestart_eindigt_niet",
                        violation_error_message="Een traject dat niet gestart is, is ook niet beëindigd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("voldoende_doorlopen", True), _negated=True),
                            models.Q(
                                ("gestart__isnull", False), models.Q(("gestart", "trajectantwoord:niet"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="traject_voldoende_is_gestart",
                        violation_error_message="Alleen een gestart traject kan voldoende doorlopen zijn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    ("eerste_contact_op__isnull", True),
                                    ("beeindigd_op__gte", models.F("eerste_contact_op")),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("aangeboden_op__isnull", True),
                                    ("beeindigd_op__gte", models.F("aangeboden_op")),
                                    _connector="OR",
                                ),
                            ),
                            ("beeindigd_op__isnull", True),
                            _connector="OR",
                        ),
                        name="traject_einde_na_begin",
                        violation_error_message="Een traject eindigt niet voor het eerste contact of voor het aanbod.",
                    ),
                ],
            },
        ),
    ]
