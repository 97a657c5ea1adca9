# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

VERBANDEN = (("samenvoeging", "een"), ("samenvoeging", "ander"), ("persoon", "hoofd"))


def _zelfde_organisatie(tabel: str, veld: str) -> migrations.RunSQL:
    """Two rows that are one human belong to one organisation."""
    naam = f"{tabel}_{veld}_zelfde_organisatie"
    return migrations.RunSQL(
        sql=f"""
            ALTER TABLE personen_{tabel} ADD CONSTRAINT {naam}
            FOREIGN KEY ({veld}_id, organisatie_id) REFERENCES personen_persoon (id, organisatie_id)
            DEFERRABLE INITIALLY DEFERRED
        """,
        reverse_sql=f"ALTER TABLE personen_{tabel} DROP CONSTRAINT {naam}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0003_lange_geschiedenis"),
        ("personen", "0002_indexen_die_niemand_leest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Samenvoeging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reden", models.CharField(blank=True, max_length=500, verbose_name="reden")),
                ("op", models.DateTimeField(verbose_name="samengevoegd op")),
                ("gesplitst_op", models.DateTimeField(blank=True, null=True, verbose_name="gesplitst op")),
                ("splitsreden", models.CharField(blank=True, max_length=500, verbose_name="reden van splitsen")),
            ],
            options={
                "verbose_name": "samenvoeging",
                "verbose_name_plural": "samenvoegingen",
            },
        ),
        migrations.AddField(
            model_name="persoon",
            name="gewijzigd_op",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gewijzigd op"),
        ),
        migrations.AddField(
            model_name="persoon",
            name="hoofd",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="personen.persoon",
            ),
        ),
        migrations.AddField(
            model_name="persoon",
            name="telefoon_sleutel",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=9),
        ),
        migrations.AddField(
            model_name="persoon",
            name="voornaam_klank",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=80),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(
                condition=models.Q(("voornaam_klank", ""), _negated=True),
                fields=["organisatie", "klank_1", "voornaam_klank"],
                name="persoon_klank_1_voornaam",
            ),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(
                condition=models.Q(
                    models.Q(("voornaam_klank", ""), _negated=True), models.Q(("klank_2", ""), _negated=True)
                ),
                fields=["organisatie", "klank_2", "voornaam_klank"],
                name="persoon_klank_2_voornaam",
            ),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(
                condition=models.Q(("telefoon_sleutel", ""), _negated=True),
                fields=["organisatie", "telefoon_sleutel"],
                name="persoon_telefoon",
            ),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(
                condition=models.Q(("hoofd__isnull", False)), fields=["organisatie", "hoofd"], name="persoon_hoofd"
            ),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(
                condition=models.Q(("gewijzigd_op__isnull", False)),
                fields=["organisatie", "gewijzigd_op"],
                name="persoon_gewijzigd",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hoofd__isnull", True), models.Q(("hoofd", models.F("id")), _negated=True), _connector="OR"
                ),
                name="persoon_niet_eigen_hoofd",
                violation_error_message="Iemand wordt niet met zichzelf samengevoegd.",
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="ander",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="personen.persoon",
                verbose_name="andere persoon",
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="door",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="door",
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="een",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="personen.persoon",
                verbose_name="persoon",
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="gesplitst_door",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gesplitst door",
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="organisatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.vtorganisatie",
                verbose_name="Veilig Thuis-organisatie",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.CheckConstraint(
                condition=models.Q(("een__lt", models.F("ander"))),
                name="samenvoeging_op_volgorde",
                violation_error_message="Kies een andere persoon: dit is dezelfde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gesplitst_op__isnull", True)),
                fields=("een", "ander"),
                name="samenvoeging_eenmaal",
                violation_error_message="Deze personen zijn al samengevoegd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gesplitst_door__isnull", True), ("gesplitst_op__isnull", True)),
                    models.Q(("gesplitst_door__isnull", False), ("gesplitst_op__gte", models.F("op"))),
                    _connector="OR",
                ),
                name="samenvoeging_gesplitst_door",
                violation_error_message="Een splitsing heeft een moment, na de samenvoeging, en iemand die het deed.",
            ),
        ),
        *(_zelfde_organisatie(tabel, veld) for tabel, veld in VERBANDEN),
    ]
