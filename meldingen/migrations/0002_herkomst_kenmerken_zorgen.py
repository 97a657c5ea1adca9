# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0001_meldingen"),
        ("organisaties", "0002_inwoners_en_buurten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Zorg",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField()),
                (
                    "gemeld_via",
                    models.CharField(
                        choices=[
                            ("melding", "Melding"),
                            ("monitoring", "Monitoring"),
                            ("hulpverlener", "Hulpverlener"),
                        ],
                        max_length=12,
                    ),
                ),
                ("omschrijving", models.TextField(blank=True)),
                ("vastgelegd_op", models.DateTimeField()),
            ],
            options={
                "verbose_name": "zorg",
                "verbose_name_plural": "zorgen",
            },
        ),
        migrations.AddField(
            model_name="advies",
            name="herkomst",
            field=models.CharField(
                choices=[("stap", "Stap"), ("import", "Import"), ("demo", "Demogegevens")],
                db_default="stap",
                default="stap",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="casus",
            name="herkomst",
            field=models.CharField(
                choices=[("stap", "Stap"), ("import", "Import"), ("demo", "Demogegevens")],
                db_default="stap",
                default="stap",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="casus",
            name="historie_vanaf",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="casus",
            name="kenmerken",
            field=models.ManyToManyField(db_table="meldingen_casus_kenmerk", related_name="+", to="organisaties.code"),
        ),
        migrations.AddField(
            model_name="melding",
            name="herkomst",
            field=models.CharField(
                choices=[("stap", "Stap"), ("import", "Import"), ("demo", "Demogegevens")],
                db_default="stap",
                default="stap",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="termijn",
            name="herkomst",
            field=models.CharField(
                choices=[("stap", "Stap"), ("import", "Import"), ("demo", "Demogegevens")],
                db_default="stap",
                default="stap",
                max_length=6,
            ),
        ),
        migrations.AlterField(
            model_name="incident",
            name="gemeld_via",
            field=models.CharField(
                choices=[
                    ("melding", "Melding"),
                    ("monitoring", "Monitoring"),
                    ("eerder", "Eerder incident"),
                    ("hulpverlener", "Hulpverlener"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(("historie_vanaf__isnull", True), ("herkomst", "import"), _connector="OR"),
                name="casus_historie_vervangt_alleen_import",
                violation_error_message="Alleen van een ingelezen casus wordt de historie vervangen.",
            ),
        ),
        migrations.AddField(
            model_name="zorg",
            name="casus",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="zorgen", to="meldingen.casus"
            ),
        ),
        migrations.AddField(
            model_name="zorg",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
            ),
        ),
    ]
