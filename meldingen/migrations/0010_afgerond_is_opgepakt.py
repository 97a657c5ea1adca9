# SPDX-License-Identifier: EUPL-1.2
"""What was finished was taken up: adviezen of before there was such a moment, and from now on always."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0009_concept_per_daad")]

    operations = [
        migrations.RunSQL(
            "UPDATE meldingen_advies SET opgepakt_op = afgerond_op "
            "WHERE opgepakt_op IS NULL AND afgerond_op IS NOT NULL",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Q(afgerond_op__isnull=True) | models.Q(opgepakt_op__isnull=False),
                name="advies_afgerond_is_opgepakt",
                violation_error_message="Wat is afgerond, is opgepakt.",
            ),
        ),
    ]
