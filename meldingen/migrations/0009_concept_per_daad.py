# SPDX-License-Identifier: EUPL-1.2
"""What is typed for each act on an advies is a draft of its own kind; in the database nothing changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0008_bronfragment_opgeheven_door")]

    operations = [
        migrations.AlterField(
            model_name="concept",
            name="soort",
            field=models.CharField(
                choices=[
                    ("contact", "Contact"),
                    ("registratie", "Melding registreren"),
                    ("advies", "Advies registreren"),
                    ("afronden", "Advies afronden"),
                    ("bijwerken", "Advies bijwerken"),
                    ("vervolg", "Vervolgadvies"),
                ],
                max_length=12,
            ),
        ),
    ]
