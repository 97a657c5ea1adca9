# SPDX-License-Identifier: EUPL-1.2
"""Whether a document would tell who the source is: null follows the sources as they are when it is read.

Nobody can tell anymore which documents were said to be open and which only were so at the time: all follow.
"""

from django.db import migrations, models

VOLGT = "UPDATE documenten_document SET uit_afgeschermde_bron = NULL WHERE NOT uit_afgeschermde_bron"
# Backwards, as they count at that moment.
ZOALS_NU = """
UPDATE documenten_document d SET uit_afgeschermde_bron = EXISTS (
    SELECT 1 FROM meldingen_bron b JOIN meldingen_melding m ON m.id = b.melding_id
    WHERE b.onthulling_id NOT IN ('onthulling:openbaar', 'onthulling:toestemming')
      AND m.casus_id = d.casus_id AND (d.melding_id IS NULL OR m.id = d.melding_id)
) WHERE d.uit_afgeschermde_bron IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("documenten", "0002_terugzetting"), ("meldingen", "0012_bericht_bij_melding")]

    operations = [
        migrations.AlterField("document", "uit_afgeschermde_bron", models.BooleanField(null=True)),
        migrations.RunSQL(VOLGT, ZOALS_NU),
    ]
