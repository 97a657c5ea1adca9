# SPDX-License-Identifier: EUPL-1.2
"""Whoever goes to work in another region begins a draft there; the one of before stays with the old region."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0014_vergissing")]

    operations = [
        migrations.RemoveConstraint(model_name="concept", name="concept_een_per_onderwerp"),
        migrations.AddConstraint(
            model_name="concept",
            constraint=models.UniqueConstraint(
                fields=("organisatie", "medewerker", "soort", "onderwerp"),
                name="concept_een_per_onderwerp",
                violation_error_message="Er is al een concept van dit onderwerp.",
            ),
        ),
    ]
