# SPDX-License-Identifier: EUPL-1.2
"""An address, a relation or gezag that was never true: out of the dossier, kept here."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0013_eigen_terugkoppeling"),
        ("organisaties", "0006_versie_van_instellingen"),
        ("personen", "0003_samenvoegen_en_sleutels"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Vergissing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("adres", "Adres"), ("relatie", "Relatie"), ("gezag", "Gezag")], max_length=7
                    ),
                ),
                ("rij_id", models.BigIntegerField()),
                ("inhoud", models.JSONField()),
                ("reden", models.CharField(max_length=500)),
                ("op", models.DateTimeField()),
                ("ongedaan_op", models.DateTimeField(null=True)),
                (
                    "ander",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ongedaan_door",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "vergissingen",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ongedaan_op__isnull", True)),
                        fields=("soort", "rij_id"),
                        name="vergissing_eenmaal",
                        violation_error_message="Dit is al als vergissing vastgelegd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ander__isnull", True), ("soort", "adres")),
                            models.Q(("ander__isnull", False), ("soort__in", ("relatie", "gezag"))),
                            _connector="OR",
                        ),
                        name="vergissing_ander_bij_verband",
                        violation_error_message="Een relatie en gezag hebben twee personen, een adres heeft er een.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ongedaan_door__isnull", True), ("ongedaan_op__isnull", True)),
                            models.Q(("ongedaan_door__isnull", False), ("ongedaan_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="vergissing_ongedaan_door",
                        violation_error_message="Ongedaan maken heeft een moment en iemand die het deed.",
                    ),
                ],
            },
        ),
    ]
