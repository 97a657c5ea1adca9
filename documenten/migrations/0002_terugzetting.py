# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import organisaties.versleuteling


class Migration(migrations.Migration):
    dependencies = [
        ("documenten", "0001_documenten"),
        ("organisaties", "0005_codelijsten_bewerken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Documentterugzetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ingetrokken_op", models.DateTimeField()),
                ("intrekreden", organisaties.versleuteling.VersleuteldVeld()),
                ("teruggezet_op", models.DateTimeField()),
                ("reden", organisaties.versleuteling.VersleuteldVeld()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terugzettingen",
                        to="documenten.document",
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
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                (
                    "teruggezet_door",
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
                "verbose_name": "teruggezet document",
                "verbose_name_plural": "teruggezette documenten",
            },
        ),
    ]
