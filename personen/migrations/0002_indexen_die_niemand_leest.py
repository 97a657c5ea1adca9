# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

# Nobody asks by these columns, or another index begins with the same one: docs/adr/0070-indexen-die-gelezen-worden.md.
VERVALLEN = {
    "personen_persoon": {
        "personen_persoon_nummer_daba45a9_like": "(nummer varchar_pattern_ops)",
    },
    "personen_relatie": {
        "personen_relatie_persoon_id_4b67ffb7": "(persoon_id)",
    },
}


class Migration(migrations.Migration):
    dependencies = [
        ("personen", "0001_personen"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f"DROP INDEX {naam}", f"CREATE INDEX {naam} ON {tabel} {kolom}")
                for tabel, indexen in VERVALLEN.items()
                for naam, kolom in indexen.items()
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="relatie",
                    name="persoon",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relaties",
                        to="personen.persoon",
                        verbose_name="persoon",
                    ),
                ),
            ],
        ),
    ]
