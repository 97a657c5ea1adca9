# SPDX-License-Identifier: EUPL-1.2
"""What cannot have been done is refused, at the part of the line that says it, and never in another way."""

from copy import deepcopy

import pytest

from dossiers.keuren import Afgekeurd
from tests.dossiers.naar_daden.regels import LANG
from tests.dossiers.regels import ADVIES, anders

pytestmark = pytest.mark.django_db
OM = "2019-04-01T09:00:00+00:00"
VB = "meldingen.0.beoordeling"


def _advies_geworden():
    """The only melding became an advies, and the casus ended with it."""
    regel = deepcopy(LANG)
    besluit = {"besluit": "advies", "motivering": "Geen geweld.", "adviesvraag": "Wat kan ik doen?"}
    regel["meldingen"][0]["beoordeling"] |= {"besluit": besluit, "herzieningen": []}
    regel["meldingen"][0]["diensten"] = []
    return regel | {"monitoring": [], "einden": [], "heropeningen": [], "trajecten": []}


def _na_overdracht(**reeks):
    """Monitoring that should follow from the handover; no agreement asks for it."""
    regel = deepcopy(LANG)
    regel["monitoring"][1] = {"id": "r-3", "aanleiding": "overdracht", "verwijst": "o-1", **reeks}
    einde = {"soort": "betrokkenheid", "op": "2019-05-20T09:00:00+00:00", "afsluitreden": "overgedragen"}
    return regel | {"gemeente": "BUITEN", "heropeningen": [], "einden": [einde, *regel["einden"]]}


def _na_meegeven():
    """Given to the family itself, which accepts nothing: monitoring begins when the involvement ends."""
    regel = deepcopy(LANG)
    ontvanger = regel["overdrachten"][0]["ontvangers"][0]
    ontvanger |= {"partij": None, "bevestigd": None, "aanvaard": None, "draagt_zicht": False}
    op = "2019-05-20T09:00:00+00:00"
    regel["monitoring"][1] = {"id": "r-3", "aanleiding": "overdracht", "verwijst": "o-1", "vastgelegd_op": op}
    return regel | {"heropeningen": []}


def _moment(nr, **velden):
    regel = deepcopy(LANG)
    regel["monitoring"][0]["momenten"][nr] |= velden
    return regel


GEVALLEN = {
    "medewerker van een beoordeling": (
        anders(LANG, f"{VB}.opgepakt_door", "wie"), "meldingen[0].beoordeling.opgepakt_door", "onbekende_medewerker",
    ),
    "medewerker met toegang": (
        anders(LANG, "toegangen.0.medewerker", "wie"), "toegangen[0].medewerker", "onbekende_medewerker",
    ),
    "medewerker van een advies": (anders(ADVIES, "medewerker", "wie"), "medewerker", "onbekende_medewerker"),
    "ontvanger": (
        anders(LANG, "overdrachten.0.ontvangers.0.partij", "wie"), "overdrachten[0].ontvangers[0].partij",
        "onbekende_partij",
    ),
    "melder": (anders(LANG, "meldingen.0.melder_partij", "wie"), "meldingen[0].melder_partij", "onbekende_partij"),
    "partij van een traject": (anders(LANG, "trajecten.0.partij", "wie"), "trajecten[0].partij", "onbekende_partij"),
    "coördinator": (
        anders(LANG, "samenwerking.coordinator", "wie"), "samenwerking.coordinator", "onbekende_partij",
    ),
    "gemeente": (anders(LANG, "gemeente", "GM9999"), "gemeente", "onbekende_gemeente"),
    "gemeente van een adres": (
        anders(LANG, "personen.0.adressen.1.gemeente", "GM9999"), "personen[0].adressen[1].gemeente",
        "onbekende_gemeente",
    ),
    "gemeente van een advies": (anders(ADVIES, "gemeente", "GM9999"), "gemeente", "onbekende_gemeente"),
    "contact van niemand": (anders(LANG, "meldingen.0.contact", None), "contacten[0]", "contact_zonder_melding"),
    "consult voor de melding": (
        anders(LANG, "consulten.0.gevraagd.op", "2019-03-01T09:00:00+00:00"), "consulten[0].gevraagd",
        "stap_niet_mogelijk",
    ),
    "einde tijdens de beoordeling": (
        anders(LANG, "einden.0.op", "2019-03-06T09:00:00+00:00"), "einden[0]", "stap_niet_mogelijk",
    ),
    "heropend terwijl de casus open is": (
        anders(LANG, "heropeningen.0.op", OM), "heropeningen[0]", "stap_niet_mogelijk",
    ),
    "besluit herzien terwijl de dienst loopt": (
        anders(LANG, f"{VB}.herzieningen", [
            *LANG["meldingen"][0]["beoordeling"]["herzieningen"],
            {"id": "h-2", "op": OM, "door": "vb", "besluit": {"besluit": "vv", "motivering": "Toch niet."}},
        ]),
        "meldingen[0].beoordeling.herzieningen[1]", "stap_niet_mogelijk",
    ),
    "persoon van een latere melding": (
        anders(LANG, "overdrachten.0.ontvangers.0.personen", ["p-9"])
        | {
            "personen": [*LANG["personen"], {"id": "p-9", "voornamen": "Kim"}],
            "meldingen": [
                *LANG["meldingen"],
                {
                    "id": "m-9", "ontvangen_op": "2021-03-01T09:00:00+00:00", "kanaal": "politie", "gemeente": "GM0034",
                    "crisis": False, "melder_soort": "politie", "toelichting": "Weer ruzie.",
                    "betrokkenen": [{"persoon": "p-9", "rol": "slachtoffer"}],
                },
            ],
        },
        "overdrachten[0]", "stap_niet_mogelijk",
    ),
    "overdracht na een advies": (_advies_geworden(), "overdrachten[0]", "overdracht_zonder_besluit"),
    "reeks zonder heropening": (anders(LANG, "heropeningen", []), "monitoring[1]", "geen_monitoring"),
    "extra moment zonder monitoring": (
        _moment(3, aangevraagd={"op": OM}), "monitoring[0].momenten[3].aangevraagd", "geen_monitoring",
    ),
    "extra moment van een latere reeks": (
        anders(
            LANG, "monitoring.1.momenten.0.aangevraagd", {"op": "2019-10-02T09:00:00+00:00"}
        ) | {"heropeningen": [LANG["heropeningen"][0] | {"moment_op": "2021-03-15"}]},
        "monitoring[1].momenten[0].aangevraagd", "geen_monitoring",
    ),
    "reeks die niet is afgesproken": (
        _na_overdracht(vastgelegd_op="2019-05-20T09:00:00+00:00"), "monitoring[1]", "geen_monitoring",
    ),
    "reeks na wat niet is aanvaard": (_na_meegeven(), "monitoring[1]", "geen_monitoring"),
    "moment dat niemand plande": (
        anders(LANG, "monitoring.0.momenten.0.uitvoering.vervolg", "geen")
        | {"monitoring": [_moment(2, gepland_op="2019-09-21")["monitoring"][0], LANG["monitoring"][1]]},
        "monitoring[0].momenten[2]", "geen_moment",
    ),
    "vast moment na heropening": (
        anders(LANG, "monitoring.1.momenten.0.soort", "monitoring_3"), "monitoring[1].momenten[0]", "geen_moment",
    ),
    "moment dat nog niet gepland was": (
        _moment(1, uitvoering=LANG["monitoring"][0]["momenten"][0]["uitvoering"] | {
            "op": "2019-04-20", "vastgelegd_op": "2019-04-20T09:00:00+00:00", "vervolg": "geen", "extra": None,
        }),
        "monitoring[0].momenten[1].uitvoering", "geen_moment",
    ),
    "moment van voor het einde": (
        _moment(1, gepland_op="2019-04-30"), "monitoring[0].momenten[1].gepland_op", "moment_te_vroeg",
    ),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEVALLEN)
def test_afgekeurd(lees, geval):
    regel, veld, code = GEVALLEN[geval]
    with pytest.raises(Afgekeurd) as fout:
        lees(regel)
    assert [(f.veld, f.code) for f in fout.value.fouten] == [(veld, code)]
    assert all(f.reden.endswith(".") for f in fout.value.fouten)


def test_wat_niet_bekend_is_staat_er_in_een_keer(lees):
    regel = anders(anders(LANG, f"{VB}.opgepakt_door", "wie"), "samenwerking.coordinator", "wie")
    with pytest.raises(Afgekeurd) as fout:
        lees(regel)
    assert {f.veld for f in fout.value.fouten} == {"meldingen[0].beoordeling.opgepakt_door", "samenwerking.coordinator"}
