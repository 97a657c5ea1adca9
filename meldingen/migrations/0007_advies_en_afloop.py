# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0006_intake"),
        ("organisaties", "0003_lange_geschiedenis"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="afloop",
            field=models.ForeignKey(
                db_index=False,
                limit_choices_to={"lijst": "contactafloop"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.code",
                verbose_name="afloop",
            ),
        ),
        migrations.AddIndex(
            model_name="advies",
            index=models.Index(
                condition=models.Q(("afgerond_op__isnull", True)),
                fields=["organisatie", "ontvangen_op"],
                name="advies_open",
            ),
        ),
        migrations.AddIndex(
            model_name="advies",
            index=models.Index(
                condition=models.Q(("omgezet_uit", ""), _negated=True),
                fields=["omgezet_uit"],
                name="advies_omgezet_uit",
            ),
        ),
        migrations.AddIndex(
            model_name="advies",
            index=models.Index(
                condition=models.Q(("omgezet_naar", ""), _negated=True),
                fields=["omgezet_naar"],
                name="advies_omgezet_naar",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("afloop"),
                    models.Value("contactafloop:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="contact_afloop_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'contactafloop'.",
            ),
        ),
    ]
