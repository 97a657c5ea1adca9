# SPDX-License-Identifier: EUPL-1.2
"""The settings of an organisation are changed on a page: a version tells a stale one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisaties", "0005_codelijsten_bewerken")]
    operations = [
        migrations.AddField(
            model_name="vtorganisatie",
            name="versie",
            field=models.PositiveIntegerField("versie", default=1, db_default=1),
        ),
    ]
