# SPDX-License-Identifier: EUPL-1.2

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import organisaties.versleuteling

VERBANDEN = (
    ("adres", "persoon"),
    ("relatie", "persoon"),
    ("relatie", "verwant"),
    ("gezag", "kind"),
    ("gezag", "gezagdrager"),
)


def _zelfde_organisatie(tabel: str, veld: str) -> migrations.RunSQL:
    """A row and its person belong to one organisation: no join can ever cross that border."""
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
    initial = True

    dependencies = [
        ("organisaties", "0001_organisaties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Persoon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True, verbose_name="nummer")),
                ("voornamen", models.CharField(blank=True, max_length=200, verbose_name="voornamen")),
                ("voorletters", models.CharField(blank=True, max_length=30, verbose_name="voorletters")),
                ("voorvoegsel", models.CharField(blank=True, max_length=30, verbose_name="tussenvoegsel")),
                ("geboortenaam", models.CharField(blank=True, max_length=200, verbose_name="geboortenaam")),
                (
                    "partnernaam_voorvoegsel",
                    models.CharField(blank=True, max_length=30, verbose_name="tussenvoegsel partner"),
                ),
                ("partnernaam", models.CharField(blank=True, max_length=200, verbose_name="naam partner")),
                ("geboortedatum", models.DateField(blank=True, null=True, verbose_name="geboortedatum")),
                (
                    "geboortedatum_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "hele datum bekend"),
                            ("maand", "maand en jaar bekend"),
                            ("jaar", "alleen jaar bekend"),
                            ("onbekend", "onbekend"),
                        ],
                        default="onbekend",
                        max_length=8,
                        verbose_name="geboortedatum bekend",
                    ),
                ),
                (
                    "bsn",
                    organisaties.versleuteling.VersleuteldVeld(blank=True, max_length=9, null=True, verbose_name="BSN"),
                ),
                ("bsn_index", models.BinaryField(blank=True, max_length=32, null=True, verbose_name="BSN, index")),
                ("onbekend", models.BooleanField(default=False, verbose_name="onbekende persoon")),
                ("geheim_adres", models.BooleanField(default=False, verbose_name="geheim adres")),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                ("overleden_op", models.DateField(blank=True, null=True, verbose_name="overleden op")),
                (
                    "extern_id",
                    models.CharField(blank=True, max_length=100, null=True, verbose_name="kenmerk in ander systeem"),
                ),
                ("naam_sleutel", models.CharField(blank=True, editable=False, max_length=80)),
                ("klank_1", models.CharField(blank=True, editable=False, max_length=80)),
                ("klank_2", models.CharField(blank=True, editable=False, max_length=80)),
                ("voorletter_sleutel", models.CharField(blank=True, editable=False, max_length=1)),
                ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                ("versie", models.PositiveIntegerField(default=1, verbose_name="versie")),
                (
                    "bsn_reden",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        limit_choices_to={"lijst": "bsnreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="reden zonder BSN",
                    ),
                ),
                (
                    "geslacht",
                    models.ForeignKey(
                        db_index=False,
                        default="geslacht:onbekend",
                        limit_choices_to={"lijst": "geslacht"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="geslacht",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                        verbose_name="Veilig Thuis-organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "persoon",
                "verbose_name_plural": "personen",
            },
        ),
        migrations.CreateModel(
            name="Gezag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                        verbose_name="Veilig Thuis-organisatie",
                    ),
                ),
                (
                    "gezagdrager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gezag_over",
                        to="personen.persoon",
                        verbose_name="gezagdrager",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gezagdragers",
                        to="personen.persoon",
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "gezag",
                "verbose_name_plural": "gezag",
            },
        ),
        migrations.CreateModel(
            name="Adres",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("straat", models.CharField(blank=True, max_length=120, verbose_name="straat")),
                ("huisnummer", models.PositiveIntegerField(blank=True, null=True, verbose_name="huisnummer")),
                ("toevoeging", models.CharField(blank=True, max_length=12, verbose_name="toevoeging")),
                ("postcode", models.CharField(blank=True, max_length=6, verbose_name="postcode")),
                ("plaats", models.CharField(blank=True, max_length=80, verbose_name="plaats")),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                ("geheim", models.BooleanField(default=False, verbose_name="geheim")),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                        verbose_name="Veilig Thuis-organisatie",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adressen",
                        to="personen.persoon",
                        verbose_name="persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "adres",
                "verbose_name_plural": "adressen",
            },
        ),
        migrations.CreateModel(
            name="Relatie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                        verbose_name="Veilig Thuis-organisatie",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relaties",
                        to="personen.persoon",
                        verbose_name="persoon",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "relatiesoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="soort",
                    ),
                ),
                (
                    "verwant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relaties_andersom",
                        to="personen.persoon",
                        verbose_name="verwant",
                    ),
                ),
            ],
            options={
                "verbose_name": "relatie",
                "verbose_name_plural": "relaties",
            },
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(fields=["organisatie", "naam_sleutel", "id"], name="persoon_naam"),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(fields=["organisatie", "geboortedatum"], name="persoon_geboortedatum"),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(fields=["organisatie", "klank_1", "geboortedatum"], name="persoon_klank_1_datum"),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(fields=["organisatie", "klank_1", "voorletter_sleutel"], name="persoon_klank_1_letter"),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(
                condition=models.Q(("klank_2", ""), _negated=True),
                fields=["organisatie", "klank_2", "geboortedatum"],
                name="persoon_klank_2_datum",
            ),
        ),
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(
                condition=models.Q(("klank_2", ""), _negated=True),
                fields=["organisatie", "klank_2", "voorletter_sleutel"],
                name="persoon_klank_2_letter",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.UniqueConstraint(
                fields=("id", "organisatie"),
                name="persoon_van_organisatie",
                violation_error_message="Deze persoon bestaat al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bsn_index__isnull", False)),
                fields=("organisatie", "bsn_index"),
                name="persoon_bsn_eenmaal",
                violation_error_message="Dit BSN staat al bij een andere persoon. Zoek die persoon op.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id__isnull", False)),
                fields=("organisatie", "extern_id"),
                name="persoon_extern_id_eenmaal",
                violation_error_message="Dit kenmerk staat al bij een andere persoon.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bsn__isnull", True), ("bsn_index__isnull", True)),
                    models.Q(("bsn__isnull", False), ("bsn_index__isnull", False)),
                    _connector="OR",
                ),
                name="persoon_bsn_met_index",
                violation_error_message="Een BSN wordt samen met zijn zoeksleutel bewaard.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(("bsn_index__isnull", True), ("bsn_reden__isnull", True), _connector="OR"),
                name="persoon_bsn_of_reden",
                violation_error_message="Geef een BSN of een reden waarom er geen is, niet allebei.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("onbekend", True),
                    models.Q(
                        ("geboortenaam", ""), ("partnernaam", ""), ("voorletters", ""), ("voornamen", ""), _negated=True
                    ),
                    _connector="OR",
                ),
                name="persoon_naam_of_onbekend",
                violation_error_message="Vul een naam in, of geef aan dat de persoon onbekend is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(("onbekend", False), ("bsn_index__isnull", True), _connector="OR"),
                name="persoon_onbekend_zonder_bsn",
                violation_error_message="Iemand met een BSN is geen onbekende persoon.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("geboortedatum__isnull", True), ("geboortedatum_precisie", "onbekend")),
                    models.Q(
                        ("geboortedatum__isnull", False), ("geboortedatum_precisie__in", ("dag", "maand", "jaar"))
                    ),
                    _connector="OR",
                ),
                name="persoon_precisie_past",
                violation_error_message="De geboortedatum past niet bij wat ervan bekend is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "geboortedatum__lte",
                        django.db.models.functions.comparison.Cast(
                            models.Func(
                                models.Value("Europe/Amsterdam"),
                                models.F("gemaakt_op"),
                                function="timezone",
                                output_field=models.DateTimeField(),
                            ),
                            models.DateField(),
                        ),
                    )
                ),
                name="persoon_geboren_voor_vastlegging",
                violation_error_message="De geboortedatum ligt in de toekomst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Q(("overleden_op__gte", models.F("geboortedatum"))),
                name="persoon_overleden_na_geboorte",
                violation_error_message="De datum van overlijden ligt voor de geboortedatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("geslacht"),
                    models.Value("geslacht:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="persoon_geslacht_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'geslacht'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="persoon",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("bsn_reden"),
                    models.Value("bsnreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="persoon_bsn_reden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'bsnreden'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezag",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", models.F("gezagdrager")), _negated=True),
                name="gezag_niet_over_zichzelf",
                violation_error_message="Iemand heeft geen gezag over zichzelf.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezag",
            constraint=models.CheckConstraint(
                condition=models.Q(("periode__isempty", False)),
                name="gezag_periode_niet_leeg",
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezag",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=(
                    (models.Func(models.F("kind"), models.F("kind"), models.Value("[]"), function="int8range"), "="),
                    (
                        models.Func(
                            models.F("gezagdrager"), models.F("gezagdrager"), models.Value("[]"), function="int8range"
                        ),
                        "=",
                    ),
                    ("periode", "&&"),
                ),
                name="gezag_eenmaal_tegelijk",
                violation_error_message="Dit gezag is in deze periode al vastgelegd.",
            ),
        ),
        migrations.AddIndex(
            model_name="adres",
            index=models.Index(fields=["organisatie", "postcode", "huisnummer"], name="adres_postcode"),
        ),
        migrations.AddConstraint(
            model_name="adres",
            constraint=models.CheckConstraint(
                condition=models.Q(("postcode", ""), ("postcode__regex", "^[1-9][0-9]{3}[A-Z]{2}$"), _connector="OR"),
                name="adres_postcode_vorm",
                violation_error_message="Een postcode bestaat uit vier cijfers en twee letters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="adres",
            constraint=models.CheckConstraint(
                condition=models.Q(("huisnummer__range", (1, 99999))),
                name="adres_huisnummer_grens",
                violation_error_message="Een huisnummer ligt tussen 1 en 99999.",
            ),
        ),
        migrations.AddConstraint(
            model_name="adres",
            constraint=models.CheckConstraint(
                condition=models.Q(("periode__isempty", False)),
                name="adres_periode_niet_leeg",
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("persoon", models.F("verwant")), _negated=True),
                name="relatie_niet_met_zichzelf",
                violation_error_message="Iemand heeft geen relatie met zichzelf.",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatie",
            constraint=models.UniqueConstraint(
                fields=("persoon", "verwant", "soort", "periode"),
                name="relatie_eenmaal",
                violation_error_message="Deze relatie is al vastgelegd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("periode__isempty", False)),
                name="relatie_periode_niet_leeg",
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatie",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("soort"),
                    models.Value("relatiesoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="relatie_soort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'relatiesoort'.",
            ),
        ),
        migrations.RunSQL(
            sql="CREATE SEQUENCE personen_persoon_nummer",
            reverse_sql="DROP SEQUENCE personen_persoon_nummer",
        ),
        *(_zelfde_organisatie(tabel, veld) for tabel, veld in VERBANDEN),
    ]
