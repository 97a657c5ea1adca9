# SPDX-License-Identifier: EUPL-1.2
"""A kind of signal for a melder who should have heard."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0010_afgerond_is_opgepakt")]
    operations = [
        migrations.AlterField(
            model_name="signaal",
            name="soort",
            field=models.CharField(
                choices=[
                    ("termijn_nadert", "Termijn verloopt binnenkort"),
                    ("termijn_verstreken", "Termijn verstreken"),
                    ("monitoring_te_doen", "Monitoring te doen"),
                    ("overdracht_verlopen", "Overdracht niet op tijd aanvaard"),
                    ("overdracht_terug", "Overdracht geweigerd of teruggelegd"),
                    ("bericht_onzeker", "Bericht misschien niet verzonden"),
                    ("noodtoegang", "Noodtoegang gebruikt"),
                    ("terugkoppeling_laat", "Melder weet nog niet wat volgde"),
                ],
                max_length=20,
            ),
        ),
    ]
