# SPDX-License-Identifier: EUPL-1.2
"""Messages that go along: their people stand in the form once, completed, and what differs is beside the field."""

from datetime import date

import pytest

from audit.models import AuditRegel
from intake.aanvullen import OVERGENOMEN, lees_persoon, neem_over, niet_geplaatst, verschillen
from intake.formaten.vorm import Adres, Persoon
from meldingen.forms.gezinsvraag import MAX_RIJEN
from meldingen.models import Betrokkene, Concept, Melding
from personen.models import Persoon as Mens
from tests.intake.berichtfabriek import als_verstuurd, inhoud, ontvangen, verband

DAAR = "B-2026-000002"
THUIS = Adres(straat="Vinkenlaan", huisnummer=12, postcode="1315 AB", plaats="Almere")
SANNE = {"rol": "slachtoffer", "voornamen": "Sanne", "geboortenaam": "Kanariepiet", "geboortedatum": "1990-05-14"}
NOOR = Persoon(rol="kind", voornamen="Noor", geboortenaam="Kanariepiet", geboortedatum="2021", telefoon="0600000001")


def sanne(**anders):
    return Persoon(**(SANNE | anders))


def pagina(*hier):
    """The form as it opens for a message about these people."""
    velden = {"rijen": len(hier)}
    for rij, persoon in enumerate(hier):
        velden |= {f"betrokkenen-{rij}-{veld}": waarde for veld, waarde in lees_persoon(persoon, {}).rij.items()}
    return velden


def neem(velden, *daar, voorgevuld=None, gekoppeld=None):
    mensen = [lees_persoon(persoon, {}) for persoon in daar]
    voorgevuld = velden if voorgevuld is None else voorgevuld
    nieuws = neem_over(velden, DAAR, mensen, voorgevuld=voorgevuld, gekoppeld=gekoppeld or {})
    return nieuws, {(v.rij, v.veld): v.tekst.removeprefix(f"{DAAR} zegt: ") for v in verschillen(velden, DAAR, mensen)}


@pytest.mark.parametrize(
    ("hier", "daar", "velden", "anders"),
    [
        # What is missing is filled in.
        (sanne(), sanne(telefoon="0612345678"), {"telefoon": "0612345678"}, {}),
        (sanne(geboortedatum=None), sanne(geboortedatum=None, adres=THUIS), {"straat": "Vinkenlaan"}, {}),
        # The more complete of two wins, whichever came first.
        (sanne(geboortedatum="1990"), sanne(), {"geboortedatum": "14-05-1990"}, {}),
        (sanne(), sanne(geboortedatum="1990"), {"geboortedatum": "14-05-1990"}, {}),
        (sanne(adres=Adres(plaats="Almere")), sanne(adres=THUIS), {"straat": "Vinkenlaan", "huisnummer": "12"}, {}),
        (sanne(bsn="123456782"), sanne(bsn="123456782", voornamen="Sanne Maria"), {"voornamen": "Sanne Maria"}, {}),
        # The same in other signs is no difference.
        (sanne(telefoon="06-12345678"), sanne(telefoon="+31 612345678"), {"telefoon": "06-12345678"}, {}),
        # What differs stays, and is said at its field.
        (sanne(telefoon="0612345678"), sanne(telefoon="0699999999"), {"telefoon": "0612345678"},
         {"telefoon": "0699999999"}),
        (sanne(), sanne(rol="vermoedelijk_pleger"), {"rol": "betrokkenerol:slachtoffer"},
         {"rol": "vermoedelijk pleger"}),
        (sanne(bsn="123456782"), sanne(bsn="123456782", voorvoegsel="van", geboortenaam="Dijk"),
         {"voorvoegsel": "", "geboortenaam": "Kanariepiet"}, {"geboortenaam": "van Dijk"}),
        # An address is one thing: never half of each.
        (sanne(adres=THUIS), sanne(adres=Adres(straat="Merelplein", huisnummer=3)),
         {"straat": "Vinkenlaan", "postcode": "1315 AB"}, {"straat": "Merelplein 3"}),
        # Secret to one is secret.
        (sanne(adres=THUIS), sanne(adres=THUIS, geheim_adres=True), {"geheim_adres": "on"}, {}),
    ],
)  # fmt: skip
def test_een_mens_wordt_een_rij(hier, daar, velden, anders):
    form = pagina(hier)

    _, verschil = neem(form, daar)

    assert {veld: str(form[f"betrokkenen-0-{veld}"]) for veld in velden} == velden
    assert verschil == {(0, veld): tekst for veld, tekst in anders.items()}
    assert form["rijen"] == 1


@pytest.mark.parametrize(
    ("hier", "daar"),
    [
        (sanne(), sanne(geboortedatum="1991")),
        (sanne(bsn="123456782"), sanne(bsn="111222333")),
        (sanne(), sanne(geboortedatum=None, rol="kind")),
        # Initials are shared by brothers and sisters.
        (sanne(voornamen="", voorletters="S."), sanne(voornamen="", voorletters="S.", geboortedatum=None)),
        (Persoon(rol="kind", onbekend=True), Persoon(rol="kind", onbekend=True, geboortedatum="2016")),
    ],
)
def test_bij_twijfel_is_het_een_ander_mens(hier, daar):
    form = pagina(hier)

    assert neem(form, daar) == (True, {})
    assert form["betrokkenen-1-rol"] == f"betrokkenerol:{daar.rol.partition(':')[2]}"


def test_wat_iemand_typte_blijft_staan_en_twee_keer_voegt_niets_toe():
    form = pagina(sanne(geboortedatum="1990"))
    voorgevuld = dict(form)
    form |= {"betrokkenen-0-geboortedatum": "05-1990", "betrokkenen-0-telefoon": "0611111111"}

    nieuws, verschil = neem(form, sanne(telefoon="0622222222"), NOOR, voorgevuld=voorgevuld)

    assert nieuws
    assert (form["betrokkenen-0-geboortedatum"], form["betrokkenen-0-telefoon"]) == ("05-1990", "0611111111")
    assert verschil == {(0, "geboortedatum"): "14-05-1990", (0, "telefoon"): "0622222222"}
    assert form[OVERGENOMEN] == f"{DAAR}:0,1"
    # Somebody corrects a name: it is still the same row.
    form["betrokkenen-1-voornamen"] = "Noortje"
    na = dict(form)
    nieuws, verschil = neem(form, sanne(telefoon="0622222222"), NOOR)
    assert (nieuws, form) == (False, na)
    assert verschil[1, "voornamen"] == "Noor"


def test_wie_gekoppeld_is_zonder_dat_er_een_naam_getypt_is_is_dezelfde():
    form = {"rijen": 1, "betrokkenen-0-persoon_nummer": "P-1", "betrokkenen-0-rol": "betrokkenerol:slachtoffer"}
    bekend = Mens(voornamen="Sanne", geboortenaam="Kanariepiet", geboortedatum=date(1990, 5, 14))
    bekend.geboortedatum_precisie = "dag"

    neem(form, sanne(telefoon="0612345678"), NOOR, gekoppeld={0: bekend})

    assert form[OVERGENOMEN] == f"{DAAR}:0,1"
    assert form["betrokkenen-0-telefoon"] == "0612345678"


def test_twee_mensen_van_een_bericht_zijn_twee_rijen():
    kind = Persoon(rol="kind", onbekend=True)
    form = pagina(kind)

    neem(form, kind, kind)

    assert form[OVERGENOMEN] == f"{DAAR}:0,1"


def test_wie_niet_past_wordt_genoemd():
    form = pagina(*(Persoon(rol="kind", voornamen=f"Kind{nr}") for nr in range(MAX_RIJEN)))

    neem(form, NOOR)

    assert niet_geplaatst(form, DAAR, [lees_persoon(NOOR, {})]) == ["Noor Kanariepiet (kind)"]
    assert "Noor" not in str(form)


@pytest.mark.django_db
def test_wat_aangevinkt_is_staat_in_het_formulier_voor_het_een_melding_wordt(client, frontoffice, flevoland, nu):
    """Without JavaScript: by the button, and at the latest by registering."""
    ruzie = verband(flevoland, "gebeurtenis", "ruzie")
    bericht = ontvangen(flevoland, nu, gebeurtenis=ruzie)
    moeder, jip, pleger = inhoud().personen
    elders = moeder.model_copy(update={"telefoon": "0699999999"})
    ander = ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(personen=(NOOR, pleger, elders, jip)))
    client.force_login(frontoffice)
    pad = f"/berichten/{bericht.nummer}/melding"
    open_ = client.get(pad).context["form"]
    assert open_["samen"].value() == []
    assert "Noor" not in str(open_.initial)
    gestuurd = als_verstuurd(open_, samen=[ander.nummer])

    geweigerd = client.post(pad, gestuurd)

    assert (geweigerd.status_code, Melding.objects.count()) == (400, 0)
    assert list(geweigerd.context["form"].errors) == ["samen"]
    assert f"Nu is ook ingevuld wat in {ander.nummer} staat" in geweigerd.content.decode()
    met_knop = client.post(pad, gestuurd | {"actie": "samen", "concept_versie": Concept.objects.get().versie})
    form = met_knop.context["form"]
    assert [form[f"betrokkenen-{rij}-voornamen"].value() or "" for rij in range(4)] == ["Sanne", "Jip", "", "Noor"]
    assert form["betrokkenen-0-telefoon"].value() == "0612345678"
    assert f"{ander.nummer} zegt: 0699999999</p>" in met_knop.content.decode()
    assert AuditRegel.objects.filter(uitkomst="ingezien", nummer=ander.nummer).count() == 3

    antwoord = client.post(pad, als_verstuurd(form))

    assert antwoord.status_code == 302, dict(antwoord.context["form"].errors)
    namen = Betrokkene.objects.order_by("pk").values_list("persoon__voornamen", "persoon__telefoon")
    assert list(namen) == [("Sanne", "0612345678"), ("Jip", ""), ("", ""), ("Noor", "0600000001")]


@pytest.mark.django_db
def test_wat_vanzelf_meegaat_vult_aan_als_de_pagina_opent(client, frontoffice, flevoland, nu):
    ruzie = verband(flevoland, "gebeurtenis", "ruzie")
    bericht = ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(personen=(sanne(),)))
    ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(personen=(sanne(telefoon="0612345678"),)))
    client.force_login(frontoffice)
    pad = f"/berichten/{bericht.nummer}/melding"

    form = client.get(pad).context["form"]

    assert form["betrokkenen-0-telefoon"].value() == "0612345678"
    assert client.post(pad, als_verstuurd(form)).status_code == 302
    assert list(Betrokkene.objects.values_list("persoon__telefoon", flat=True)) == ["0612345678"]
