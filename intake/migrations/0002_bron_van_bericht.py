# SPDX-License-Identifier: EUPL-1.2
"""Which source of the melding is the melder of a message that is with it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_inkomende_berichten"), ("meldingen", "0012_bericht_bij_melding")]
    operations = [
        migrations.AddField(
            model_name="inkomendbericht",
            name="bron",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meldingen.bron"
            ),
        ),
    ]
