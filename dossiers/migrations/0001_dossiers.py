# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import organisaties.versleuteling


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisaties", "0001_organisaties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bestand", models.CharField(max_length=255)),
                ("grootte", models.BigIntegerField()),
                ("formaat", models.CharField(max_length=10)),
                ("bron", models.CharField(max_length=200)),
                ("gemaakt_op", models.DateTimeField()),
                ("proef", models.BooleanField(default=False)),
                ("os_gebruiker", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[("bezig", "Bezig"), ("klaar", "Klaar"), ("afgebroken", "Afgebroken")],
                        default="bezig",
                        max_length=10,
                    ),
                ),
                ("begonnen_op", models.DateTimeField()),
                ("beeindigd_op", models.DateTimeField(null=True)),
                ("aantallen", models.JSONField(default=dict)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
            },
        ),
        migrations.CreateModel(
            name="Dossierregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(choices=[("casus", "Casus"), ("advies", "Advies")], max_length=6)),
                ("extern_id", models.CharField(max_length=100)),
                ("sha256", models.BinaryField(max_length=32)),
                ("casus_id", models.BigIntegerField(null=True)),
                ("advies_id", models.BigIntegerField(null=True)),
                ("regelnummer", models.PositiveIntegerField()),
                ("versie", models.PositiveIntegerField()),
                ("persoonversies", models.JSONField(default=dict)),
                ("kenmerken", models.JSONField(default=dict)),
                ("ingelezen_op", models.DateTimeField()),
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
                    "door_import",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.import",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossierregel",
                "verbose_name_plural": "dossierregels",
            },
        ),
        migrations.CreateModel(
            name="Afkeuring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("regelnummer", models.PositiveIntegerField()),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("sha256", models.BinaryField(max_length=32)),
                ("ruw", organisaties.versleuteling.VersleuteldVeld()),
                ("vastgelegd_op", models.DateTimeField()),
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
                    "door_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.import"
                    ),
                ),
            ],
            options={
                "verbose_name": "afkeuring",
                "verbose_name_plural": "afkeuringen",
            },
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("beeindigd_op__isnull", True), ("status", "bezig")),
                    models.Q(models.Q(("status", "bezig"), _negated=True), ("beeindigd_op__isnull", False)),
                    _connector="OR",
                ),
                name="import_bezig_zonder_einde",
                violation_error_message="Een import die loopt heeft nog geen einde.",
            ),
        ),
        migrations.AddIndex(
            model_name="dossierregel",
            index=models.Index(
                condition=models.Q(("casus_id__isnull", False)), fields=["casus_id"], name="dossierregel_casus"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierregel",
            constraint=models.UniqueConstraint(
                fields=("organisatie", "soort", "extern_id"),
                name="dossierregel_extern_id_eenmaal",
                violation_error_message="Dit dossier is al ingelezen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierregel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("advies_id__isnull", True), ("casus_id__isnull", False), ("soort", "casus")),
                    models.Q(("advies_id__isnull", False), ("casus_id__isnull", True), ("soort", "advies")),
                    _connector="OR",
                ),
                name="dossierregel_van_casus_of_advies",
                violation_error_message="Een regel hoort bij een casus of bij een advies.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afkeuring",
            constraint=models.UniqueConstraint(
                fields=("organisatie", "sha256"),
                name="afkeuring_eenmaal",
                violation_error_message="Deze regel is al bewaard.",
            ),
        ),
    ]
