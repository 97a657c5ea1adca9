# SPDX-License-Identifier: EUPL-1.2
"""A melder who came after the assessment has a task of his own to hear what followed."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0012_bericht_bij_melding")]
    operations = [
        migrations.RemoveConstraint(model_name="terugkoppeling", name="terugkoppeling_een_keer"),
        migrations.AddField(
            model_name="terugkoppeling",
            name="bron",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terugkoppeling",
                to="meldingen.bron",
            ),
        ),
        migrations.AddField(
            model_name="terugkoppeling", name="volgnummer", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AlterField(
            model_name="terugkoppeling",
            name="na",
            field=models.CharField(
                choices=[
                    ("beoordeling", "Na de veiligheidsbeoordeling"),
                    ("onderzoek", "Na het onderzoek"),
                    ("bijgekomen", "Melder die er later bij kwam"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="terugkoppeling",
            constraint=models.UniqueConstraint(fields=("melding", "na", "volgnummer"), name="terugkoppeling_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="terugkoppeling",
            constraint=models.CheckConstraint(
                condition=Q(bron__isnull=False, na="bijgekomen", volgnummer__gt=0)
                | (~Q(na="bijgekomen") & Q(bron__isnull=True, volgnummer=0)),
                name="terugkoppeling_eigen_heeft_bron",
            ),
        ),
    ]
