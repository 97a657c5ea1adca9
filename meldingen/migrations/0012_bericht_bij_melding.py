# SPDX-License-Identifier: EUPL-1.2
"""The melder of a message that was put with a melding, and the signals of such a message."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0011_signaal_terugkoppeling")]
    operations = [
        migrations.AlterField(
            model_name="bron",
            name="soort",
            field=models.CharField(
                choices=[
                    ("melder", "Melder"),
                    ("medemelder", "Melder van een bijgevoegd bericht"),
                    ("informant", "Informant"),
                ],
                max_length=10,
            ),
        ),
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
                    ("bericht_crisis", "Acuut gevaar in een nieuw bericht bij de melding"),
                    ("bericht_erbij", "Nieuw bericht bij de melding"),
                ],
                max_length=20,
            ),
        ),
    ]
