# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisaties", "0004_informeren_kind_vanaf")]

    operations = [
        migrations.AddField(
            model_name="code",
            name="versie",
            field=models.PositiveIntegerField(db_default=1, default=1, verbose_name="versie"),
        ),
        migrations.CreateModel(
            name="Codewijziging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateTimeField(verbose_name="op")),
                ("stap", models.CharField(max_length=40, verbose_name="stap")),
                ("veld", models.CharField(max_length=100, verbose_name="veld")),
                ("van", models.TextField(blank=True, verbose_name="van")),
                ("naar", models.TextField(blank=True, verbose_name="naar")),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wijzigingen",
                        to="organisaties.code",
                        verbose_name="code",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="medewerker",
                    ),
                ),
            ],
            options={
                "verbose_name": "codewijziging",
                "verbose_name_plural": "codewijzigingen",
                "ordering": ("-op", "-pk"),
            },
        ),
    ]
