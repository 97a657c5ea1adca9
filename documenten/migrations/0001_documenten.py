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
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                ("titel", organisaties.versleuteling.VersleuteldVeld(max_length=200)),
                ("bestandsnaam", organisaties.versleuteling.VersleuteldVeld(max_length=200)),
                ("gedateerd_op", models.DateField(null=True)),
                ("ontvangen_op", models.DateTimeField()),
                ("uit_afgeschermde_bron", models.BooleanField(default=False)),
                ("inhoudstype", models.CharField(max_length=100)),
                ("grootte", models.PositiveIntegerField()),
                ("inhoud_hash", models.BinaryField(max_length=32)),
                ("toegevoegd_op", models.DateTimeField()),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                ("intrekreden", models.CharField(blank=True, max_length=500)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "casus",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documenten",
                        to="meldingen.casus",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documenten",
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
                    "soort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "documentsoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="soort",
                    ),
                ),
                (
                    "toegevoegd_door",
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
                "verbose_name_plural": "documenten",
            },
        ),
        migrations.CreateModel(
            name="Documentinhoud",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="inhoud",
                        serialize=False,
                        to="documenten.document",
                    ),
                ),
                ("inhoud", organisaties.versleuteling.VersleuteldVeld()),
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
                "verbose_name": "documentinhoud",
                "verbose_name_plural": "documentinhouden",
            },
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["casus", "ontvangen_op"], name="document_casus"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                condition=models.Q(("melding__isnull", False)), fields=["melding"], name="document_melding"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("soort"),
                    models.Value("documentsoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="document_soort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'documentsoort'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ingetrokken_op__isnull", True), ("intrekreden", "")),
                    models.Q(("ingetrokken_op__isnull", False), models.Q(("intrekreden", ""), _negated=True)),
                    _connector="OR",
                ),
                name="document_ingetrokken_heeft_reden",
                violation_error_message="Noem de reden waarom het document er niet hoort.",
            ),
        ),
        migrations.RunSQL("CREATE SEQUENCE documenten_document_nummer", "DROP SEQUENCE documenten_document_nummer"),
    ]
