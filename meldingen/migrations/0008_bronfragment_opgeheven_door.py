# SPDX-License-Identifier: EUPL-1.2
"""Who lifted the mark of a passage, beside when."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0007_advies_en_afloop"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="bronfragment",
            name="opgeheven_door",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="bronfragment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("opgeheven_door__isnull", True), ("opgeheven_op__isnull", True)),
                    models.Q(("opgeheven_door__isnull", False), ("opgeheven_op__isnull", False)),
                    _connector="OR",
                ),
                name="bronfragment_opgeheven_door_iemand",
                violation_error_message="Van een opgeheven markering staat vast wie haar ophief.",
            ),
        ),
    ]
