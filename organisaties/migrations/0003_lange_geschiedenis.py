# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0002_inwoners_en_buurten"),
    ]

    operations = [
        migrations.AddField(
            model_name="vtorganisatie",
            name="contact_afgeschermd",
            field=models.CharField(
                default="de teamleider", max_length=120, verbose_name="wie weet van afgeschermde dossiers"
            ),
        ),
        migrations.AddField(
            model_name="vtorganisatie",
            name="drempel_jaren",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="lange geschiedenis vanaf zoveel jaren"),
        ),
        migrations.AddField(
            model_name="vtorganisatie",
            name="drempel_meldingen",
            field=models.PositiveSmallIntegerField(
                default=3, verbose_name="lange geschiedenis vanaf zoveel eerdere meldingen"
            ),
        ),
        migrations.AddConstraint(
            model_name="vtorganisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("drempel_jaren__range", (1, 99)), ("drempel_meldingen__range", (1, 99))),
                name="vtorganisatie_drempels",
                violation_error_message="Een drempel is minstens 1.",
            ),
        ),
    ]
