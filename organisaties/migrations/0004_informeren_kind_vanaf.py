# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0003_lange_geschiedenis"),
    ]

    operations = [
        migrations.AddField(
            model_name="vtorganisatie",
            name="informeren_kind_vanaf",
            field=models.PositiveSmallIntegerField(default=12, verbose_name="kind zelf informeren vanaf leeftijd"),
        ),
        migrations.AddConstraint(
            model_name="vtorganisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("informeren_kind_vanaf__range", (0, 18))),
                name="vtorganisatie_informeren_kind",
                violation_error_message="Deze leeftijd ligt tussen 0 en 18 jaar.",
            ),
        ),
    ]
