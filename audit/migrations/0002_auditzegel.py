# SPDX-License-Identifier: EUPL-1.2

import django.db.models.functions.datetime
from django.db import migrations, models

from audit import partities


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_auditregel"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditZegel",
            fields=[
                ("volgnummer", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "gezet_op",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="gezet op"),
                ),
                ("versie", models.PositiveSmallIntegerField(default=1)),
                ("van_id", models.BigIntegerField()),
                ("tot_id", models.BigIntegerField()),
                ("aantal", models.BigIntegerField()),
                ("vorige", models.CharField(max_length=64, unique=True)),
                ("zegel", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "verbose_name": "auditzegel",
                "verbose_name_plural": "auditzegels",
                "db_table": "audit_zegel",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot_id__gte", models.F("van_id"))), name="audit_zegel_bereik"
                    )
                ],
            },
        ),
        migrations.RunSQL(
            partities.sql_alleen_toevoegen("audit_zegel"),
            partities.sql_weer_wijzigbaar("audit_zegel"),
        ),
    ]
