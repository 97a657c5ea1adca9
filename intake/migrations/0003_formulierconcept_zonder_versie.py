# SPDX-License-Identifier: EUPL-1.2
"""A page of the form says which text it shows by that text; nothing reads a version."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_bron_van_bericht")]
    operations = [migrations.RemoveField(model_name="formulierconcept", name="versie")]
