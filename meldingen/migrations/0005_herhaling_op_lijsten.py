# SPDX-License-Identifier: EUPL-1.2
"""What lists show of a repeat leaves shielded casussen out; rows of before are computed again by the sweep."""

from django.db import migrations, models

CBS = [
    ("eerste", "1e melding"),
    ("hermelding_meer", "Hermelding, meerdere betrokkenen bekend"),
    ("hermelding_een", "Hermelding, één betrokkene bekend"),
    ("vervolg_tijdens_vb", "Vervolgmelding tijdens veiligheidsbeoordeling"),
    ("vervolg_na_vb", "Vervolgmelding na veiligheidsbeoordeling"),
    ("vervolg_monitoring", "Vervolgmelding tijdens monitoring"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0004_herhaling"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM meldingen_herhaling", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="herhaling",
            name="cbs_getoond",
            field=models.CharField(choices=CBS, default="eerste", max_length=20),
            preserve_default=False,
        ),
    ]
