# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Nobody asks by these columns, or another index begins with the same one: docs/adr/0070-indexen-die-gelezen-worden.md.
VERVALLEN = {
    "meldingen_advies": {
        "meldingen_advies_gemeente_id_6d5bcc6f": "(gemeente_id)",
        "meldingen_advies_gemeente_id_6d5bcc6f_like": "(gemeente_id varchar_pattern_ops)",
        "meldingen_advies_medewerker_id_b2a9adc9": "(medewerker_id)",
        "meldingen_advies_nummer_efe026b6_like": "(nummer varchar_pattern_ops)",
        "meldingen_advies_organisatie_id_95154da1": "(organisatie_id)",
    },
    "meldingen_advies_aanleiding": {
        "meldingen_advies_aanleiding_advies_id_14807310": "(advies_id)",
        "meldingen_advies_aanleiding_code_id_96e50082": "(code_id)",
        "meldingen_advies_aanleiding_code_id_96e50082_like": "(code_id varchar_pattern_ops)",
    },
    "meldingen_beoordeelde": {
        "meldingen_beoordeelde_beoordeling_id_1280040f": "(beoordeling_id)",
        "meldingen_beoordeelde_persoon_id_2eb864a8": "(persoon_id)",
    },
    "meldingen_betrokkene": {
        "meldingen_betrokkene_melding_id_1d5bd4a0": "(melding_id)",
        "meldingen_betrokkene_organisatie_id_dfa74796": "(organisatie_id)",
    },
    "meldingen_bron": {
        "meldingen_bron_organisatie_id_31cbaffe": "(organisatie_id)",
    },
    "meldingen_casus": {
        "meldingen_casus_gemeente_id_4d92e1bf": "(gemeente_id)",
        "meldingen_casus_gemeente_id_4d92e1bf_like": "(gemeente_id varchar_pattern_ops)",
        "meldingen_casus_laatste_ontvanger_id_a8b47099": "(laatste_ontvanger_id)",
        "meldingen_casus_nummer_6ae2a560_like": "(nummer varchar_pattern_ops)",
        "meldingen_casus_organisatie_id_60532536": "(organisatie_id)",
        "meldingen_casus_zicht_partij_id_2fa09efc": "(zicht_partij_id)",
    },
    "meldingen_casus_kenmerk": {
        "meldingen_casus_kenmerk_casus_id_b6930485": "(casus_id)",
        "meldingen_casus_kenmerk_code_id_497c648b_like": "(code_id varchar_pattern_ops)",
    },
    "meldingen_consult": {
        "meldingen_consult_beantwoord_door_id_39975519": "(beantwoord_door_id)",
        "meldingen_consult_gevraagd_door_id_910e16ae": "(gevraagd_door_id)",
        "meldingen_consult_nummer_1ac1aba3_like": "(nummer varchar_pattern_ops)",
        "meldingen_consult_organisatie_id_195e8546": "(organisatie_id)",
    },
    "meldingen_contact": {
        "meldingen_contact_medewerker_id_b56530e5": "(medewerker_id)",
        "meldingen_contact_nummer_5feec51d_like": "(nummer varchar_pattern_ops)",
        "meldingen_contact_organisatie_id_d0888ad7": "(organisatie_id)",
    },
    "meldingen_dienst": {
        "meldingen_dienst_organisatie_id_65caf3b0": "(organisatie_id)",
        "meldingen_dienst_uitvoerder_id_f5a7d5e4": "(uitvoerder_id)",
    },
    "meldingen_incident": {
        "meldingen_incident_casus_id_23d80fe9": "(casus_id)",
        "meldingen_incident_organisatie_id_eee16eed": "(organisatie_id)",
    },
    "meldingen_maatregel": {
        "meldingen_maatregel_organisatie_id_62fad5cb": "(organisatie_id)",
    },
    "meldingen_melding": {
        "meldingen_melding_behandelaar_id_0ce80ed6": "(behandelaar_id)",
        "meldingen_melding_gemeente_id_705556b3": "(gemeente_id)",
        "meldingen_melding_gemeente_id_705556b3_like": "(gemeente_id varchar_pattern_ops)",
        "meldingen_melding_melder_partij_id_0557c452": "(melder_partij_id)",
        "meldingen_melding_nummer_15c6d9a0_like": "(nummer varchar_pattern_ops)",
        "meldingen_melding_organisatie_id_888d606f": "(organisatie_id)",
    },
    "meldingen_melding_aard": {
        "meldingen_melding_aard_code_id_f93102c0": "(code_id)",
        "meldingen_melding_aard_code_id_f93102c0_like": "(code_id varchar_pattern_ops)",
        "meldingen_melding_aard_melding_id_44282518": "(melding_id)",
    },
    "meldingen_melding_geweldsoort": {
        "meldingen_melding_geweldsoort_code_id_ab9af742": "(code_id)",
        "meldingen_melding_geweldsoort_code_id_ab9af742_like": "(code_id varchar_pattern_ops)",
        "meldingen_melding_geweldsoort_melding_id_e5559a97": "(melding_id)",
    },
    "meldingen_melding_richting": {
        "meldingen_melding_richting_code_id_4b903157": "(code_id)",
        "meldingen_melding_richting_code_id_4b903157_like": "(code_id varchar_pattern_ops)",
        "meldingen_melding_richting_melding_id_a80ceebc": "(melding_id)",
    },
    "meldingen_signaal": {
        "meldingen_signaal_organisatie_id_a2eae03e": "(organisatie_id)",
        "meldingen_signaal_voor_id_7a49e12d": "(voor_id)",
    },
    "meldingen_termijn": {
        "meldingen_termijn_casus_id_79a5be5d": "(casus_id)",
        "meldingen_termijn_contact_id_5a77f194": "(contact_id)",
        "meldingen_termijn_melding_id_c9881e8c": "(melding_id)",
        "meldingen_termijn_organisatie_id_2d84ca82": "(organisatie_id)",
        "meldingen_termijn_persoon_id_365a2ad0": "(persoon_id)",
        "meldingen_termijn_verantwoordelijke_id_45a2d6d0": "(verantwoordelijke_id)",
    },
    "meldingen_toegang": {
        "meldingen_toegang_beoordeeld_door_id_6baee691": "(beoordeeld_door_id)",
    },
    "meldingen_veiligheidsbeoordeling": {
        "meldingen_veiligheidsbeoordeling_gestart_door_id_aa9fb6ab": "(gestart_door_id)",
        "meldingen_veiligheidsbeoordeling_meebeslisser_id_595bba2a": "(meebeslisser_id)",
        "meldingen_veiligheidsbeoordeling_melding_id_9764bd09": "(melding_id)",
        "meldingen_veiligheidsbeoordeling_organisatie_id_4adb81dd": "(organisatie_id)",
        "meldingen_veiligheidsbeoordeling_vastgesteld_door_id_48de87d7": "(vastgesteld_door_id)",
    },
    "meldingen_veiligheidsbeoordeling_risicofactoren": {
        "meldingen_veiligheidsbeo_code_id_42f48cf2_like": "(code_id varchar_pattern_ops)",
        "meldingen_veiligheidsbeoor_code_id_42f48cf2": "(code_id)",
        "meldingen_veiligheidsbeoor_veiligheidsbeoordeling_id_3287f440": "(veiligheidsbeoordeling_id)",
    },
}


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0002_herkomst_kenmerken_zorgen"),
        ("organisaties", "0002_inwoners_en_buurten"),
        ("personen", "0002_indexen_die_niemand_leest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                condition=models.Q(("melding__isnull", False)), fields=["melding"], name="termijn_melding"
            ),
        ),
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                condition=models.Q(("contact__isnull", False)), fields=["contact"], name="termijn_contact"
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f"DROP INDEX {naam}", f"CREATE INDEX {naam} ON {tabel} {kolom}")
                for tabel, indexen in VERVALLEN.items()
                for naam, kolom in indexen.items()
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="advies",
                    name="gemeente",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
                migrations.AlterField(
                    model_name="advies",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="advies",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="beoordeelde",
                    name="beoordeling",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="personen",
                        to="meldingen.veiligheidsbeoordeling",
                    ),
                ),
                migrations.AlterField(
                    model_name="beoordeelde",
                    name="persoon",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="personen.persoon",
                    ),
                ),
                migrations.AlterField(
                    model_name="betrokkene",
                    name="melding",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="betrokkenen",
                        to="meldingen.melding",
                    ),
                ),
                migrations.AlterField(
                    model_name="betrokkene",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="bron",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="casus",
                    name="gemeente",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
                migrations.AlterField(
                    model_name="casus",
                    name="laatste_ontvanger",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="casus",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="casus",
                    name="zicht_partij",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="consult",
                    name="beantwoord_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="consult",
                    name="gevraagd_door",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="consult",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="contact",
                    name="medewerker",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="contact",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="dienst",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="dienst",
                    name="uitvoerder",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="casus",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidenten",
                        to="meldingen.casus",
                    ),
                ),
                migrations.AlterField(
                    model_name="incident",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="maatregel",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="melding",
                    name="behandelaar",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="melding",
                    name="gemeente",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
                migrations.AlterField(
                    model_name="melding",
                    name="melder_partij",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="melding",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="signaal",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="signaal",
                    name="voor",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="termijn",
                    name="casus",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="meldingen.casus",
                    ),
                ),
                migrations.AlterField(
                    model_name="termijn",
                    name="contact",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="meldingen.contact",
                    ),
                ),
                migrations.AlterField(
                    model_name="termijn",
                    name="melding",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="meldingen.melding",
                    ),
                ),
                migrations.AlterField(
                    model_name="termijn",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="termijn",
                    name="persoon",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="personen.persoon",
                    ),
                ),
                migrations.AlterField(
                    model_name="termijn",
                    name="verantwoordelijke",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="toegang",
                    name="beoordeeld_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="veiligheidsbeoordeling",
                    name="gestart_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="veiligheidsbeoordeling",
                    name="meebeslisser",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="veiligheidsbeoordeling",
                    name="melding",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beoordelingen",
                        to="meldingen.melding",
                    ),
                ),
                migrations.AlterField(
                    model_name="veiligheidsbeoordeling",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="veiligheidsbeoordeling",
                    name="vastgesteld_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
