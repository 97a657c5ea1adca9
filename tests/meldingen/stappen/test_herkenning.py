# SPDX-License-Identifier: EUPL-1.2
"""Confirming and rejecting who seems known: what is written, who may, and who comes second."""

from datetime import timedelta
from uuid import uuid4

import pytest

from achtergrond.eenmalig import InhoudVerschilt
from audit.models import AuditRegel
from meldingen.fouten import (
    InmiddelsGewijzigd,
    OngeldigeInvoer,
    StapFout,
    StapNietToegestaan,
    VerkeerdeToestand,
)
from meldingen.herkenning import zoek_mogelijke_bekenden
from meldingen.herkenningkeuze import Keuze
from meldingen.models import Betrokkene, Casus, Herhaling, Melding, MogelijkeBekende
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.betrokkene_ontkoppelen import betrokkene_ontkoppelen
from meldingen.stappen.herkenning_afwijzen import herkenning_afwijzen
from meldingen.stappen.herkenning_bevestigen import herkenning_bevestigen
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.stappen.personen_splitsen import personen_splitsen
from personen.models import Persoon, Samenvoeging
from personen.samenvoegen import voeg_samen
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.herkenningen import JOOST, SANNE, herkend, melding_van, persoon_van, vlaggen

STAPPEN = {"bevestigen": herkenning_bevestigen, "afwijzen": herkenning_afwijzen}
beide = pytest.mark.parametrize("stap", STAPPEN.values(), ids=STAPPEN)


def keuzes(melding, *voornamen):
    rijen = MogelijkeBekende.objects.filter(melding=melding).order_by("pk")
    if voornamen:
        rijen = rijen.filter(betrokkene__persoon__voornamen__in=voornamen)
    return [Keuze(rij.betrokkene.persoon.nummer, rij.persoon.nummer, rij.versie) for rij in rijen]


def doe(stap, wie, melding, *voornamen, nu, gekozen=None, **anders):
    gekozen = keuzes(melding, *voornamen) if gekozen is None else gekozen
    return stap(medewerker=wie, melding=melding, keuzes=gekozen, nu=nu, **anders)


def geschreven():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Persoon, Samenvoeging, Betrokkene, MogelijkeBekende, Melding, Casus)
    ]


@pytest.mark.django_db
def test_bevestigen_koppelt_twee_rijen_en_laat_ze_staan(frontoffice, beoordelaar, nu):
    eerder, later = herkend(frontoffice, nu)

    doe(herkenning_bevestigen, beoordelaar, later, "Sanne", nu=nu)

    bekend, zelf = persoon_van(eerder, "Sanne"), persoon_van(later, "Sanne")
    samenvoeging = Samenvoeging.objects.get()
    assert (samenvoeging.een, samenvoeging.ander, samenvoeging.door, samenvoeging.op) == (bekend, zelf, beoordelaar, nu)
    assert samenvoeging.reden.startswith(f"Herkend bij {later.nummer}: ")
    assert zelf.hoofd == bekend
    rij = later.betrokkenen.get(persoon=zelf)
    assert (rij.herkenning, rij.samenvoeging) == ("gekoppeld", samenvoeging)
    assert [status for *_, status in vlaggen(later)] == ["bevestigd", "open", "open"]
    vlag = MogelijkeBekende.objects.get(status="bevestigd")
    assert (vlag.beoordeeld_door, vlag.beoordeeld_op, vlag.versie) == (beoordelaar, nu, 2)


@pytest.mark.django_db
def test_bevestigen_werkt_de_herhaling_bij(frontoffice, beoordelaar, nu):
    _, later = herkend(frontoffice, nu)
    assert Herhaling.objects.get(melding=later).cbs == "eerste"

    doe(herkenning_bevestigen, beoordelaar, later, nu=nu)

    herhaling = Herhaling.objects.get(melding=later)
    assert (herhaling.cbs == "eerste", herhaling.eerdere_meldingen) == (False, 1)


@pytest.mark.django_db
def test_een_gezin_wordt_in_een_keer_bevestigd_met_een_auditregel_per_persoon(frontoffice, beoordelaar, nu):
    eerder, later = herkend(frontoffice, nu)

    doe(herkenning_bevestigen, beoordelaar, later, nu=nu)

    assert {status for *_, status in vlaggen(later)} == {"bevestigd"}
    assert Samenvoeging.objects.count() == 3
    regels = AuditRegel.objects.filter(actie="herkenning_bevestigen").order_by("pk")
    assert [(r.onderwerp, r.nummer, r.medewerker_id, r.casus_id) for r in regels] == [
        ("persoon", persoon_van(eerder, naam).nummer, beoordelaar.pk, later.casus_id)
        for naam in ("Sanne", "Joost", "Kim")
    ]
    assert regels[0].gegevens["betrokkene"] == persoon_van(later, "Sanne").nummer


@pytest.mark.django_db
def test_wat_er_nog_meer_gevonden_was_voor_wie_gekoppeld_is_vervalt(frontoffice, beoordelaar, nu):
    """The twin of somebody known stands beside her; once she is linked nobody need decide about the twin."""
    met_tweeling = melding_van(frontoffice, nu, SANNE | {"voornamen": "Roos"})
    _, later = herkend(frontoffice, nu, SANNE, JOOST)
    roos = persoon_van(met_tweeling, "Roos")
    assert ("Sanne", roos.pk, "onbeslist", "open") in vlaggen(later)

    doe(
        herkenning_bevestigen,
        beoordelaar,
        later,
        gekozen=[keuze for keuze in keuzes(later, "Sanne") if keuze.persoon != roos.nummer],
        nu=nu,
    )

    van_sanne = vlaggen(later, betrokkene__persoon__voornamen="Sanne")
    assert [status for *_, status in van_sanne] == ["vervallen", "bevestigd"]
    assert [status for *_, status in vlaggen(later, betrokkene__persoon__voornamen="Joost")] == ["open"]


@pytest.mark.django_db
def test_de_vraag_van_de_andere_kant_vervalt_mee(frontoffice, beoordelaar, nu):
    """Both meldingen ask about each other's person; one answer is enough."""
    eerder = melding_van(frontoffice, nu, SANNE)
    later = melding_van(frontoffice, nu, SANNE)
    for melding in (eerder, later):
        zoek_mogelijke_bekenden(melding.pk, nu=nu)
    assert len(vlaggen(eerder)) == len(vlaggen(later)) == 1

    doe(herkenning_bevestigen, beoordelaar, later, nu=nu)

    assert [status for *_, status in vlaggen(eerder)] == ["vervallen"]


@pytest.mark.django_db
def test_afwijzen_schrijft_geen_koppeling_en_onthoudt_geen_match(frontoffice, beoordelaar, nu):
    _, later = herkend(frontoffice, nu)

    doe(herkenning_afwijzen, beoordelaar, later, "Sanne", nu=nu)

    assert not Samenvoeging.objects.exists()
    assert later.betrokkenen.get(persoon__voornamen="Sanne").herkenning == "geen_match"
    assert later.betrokkenen.get(persoon__voornamen="Joost").herkenning == "niet_gezocht"
    vlag = MogelijkeBekende.objects.get(status="afgewezen")
    assert (vlag.beoordeeld_door, vlag.beoordeeld_op, vlag.versie) == (beoordelaar, nu, 2)
    assert AuditRegel.objects.get(actie="herkenning_afwijzen").onderwerp == "persoon"


@pytest.mark.django_db
@beide
@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager", "privacy", "lokaalteam", "frontoffice_utrecht"])
def test_wie_geen_personen_beheert_beslist_niet(request, frontoffice, nu, stap, wie):
    _, later = herkend(frontoffice, nu)
    voor = geschreven()

    with pytest.raises(StapNietToegestaan):
        doe(stap, request.getfixturevalue(wie), later, nu=nu)
    assert geschreven() == voor


@pytest.mark.django_db
@beide
@pytest.mark.parametrize(
    "gekozen",
    [
        [],
        [Keuze("P-2026-999999", "P-2026-999998", 1)],
        "van een andere melding",
        "dubbel",
        "te veel",
    ],
)
def test_wat_er_niet_is_wordt_niet_gekozen(frontoffice, beoordelaar, nu, stap, gekozen):
    _, later = herkend(frontoffice, nu, SANNE)
    _, ander = herkend(frontoffice, nu, JOOST)
    if isinstance(gekozen, str):
        een = keuzes(later)[0]
        gekozen = {"van een andere melding": keuzes(ander), "dubbel": [een, een], "te veel": [een] * 201}[gekozen]
    voor = geschreven()

    with pytest.raises(OngeldigeInvoer) as fout:
        doe(stap, beoordelaar, later, gekozen=gekozen, nu=nu)
    assert set(fout.value.velden) == {"keuzes"}
    assert geschreven() == voor


@pytest.mark.django_db
@beide
def test_wie_alleen_in_een_afgeschermd_dossier_staat_bestaat_niet(frontoffice, beoordelaar, nu, stap):
    eerder, later = herkend(frontoffice, nu, SANNE)
    gekozen = keuzes(later)
    Casus.objects.filter(pk=eerder.casus_id).update(afgeschermd=True)
    voor = geschreven()

    with pytest.raises(OngeldigeInvoer) as fout:
        doe(stap, beoordelaar, later, gekozen=gekozen, nu=nu)
    assert fout.value.tekst == "Deze mogelijke bekende is niet gevonden. Ververs de pagina."
    assert geschreven() == voor


@pytest.mark.django_db
@beide
def test_een_oud_scherm_wordt_geweigerd(frontoffice, beoordelaar, nu, stap):
    _, later = herkend(frontoffice, nu, SANNE)
    gekozen = keuzes(later)
    MogelijkeBekende.objects.update(versie=2, redenen=["geboortedatum gelijk"])

    with pytest.raises(InmiddelsGewijzigd):
        doe(stap, beoordelaar, later, gekozen=gekozen, nu=nu)


@pytest.mark.django_db
@beide
def test_wat_vervallen_is_kan_niet_meer(frontoffice, beoordelaar, nu, stap):
    _, later = herkend(frontoffice, nu, SANNE)
    MogelijkeBekende.objects.update(status="vervallen")

    with pytest.raises(VerkeerdeToestand) as fout:
        doe(stap, beoordelaar, later, nu=nu)
    assert fout.value.tekst.startswith("Dit is niet meer aan de orde")


@pytest.mark.django_db
def test_twee_mensen_worden_niet_een_betrokkene(frontoffice, beoordelaar, nu):
    _, later = herkend(frontoffice, nu, SANNE)
    ander = melding_van(frontoffice, nu, JOOST)
    vlag = MogelijkeBekende.objects.get()
    MogelijkeBekende.objects.create(
        organisatie=later.organisatie, melding=later, betrokkene=vlag.betrokkene, score=40,
        persoon=persoon_van(ander, "Joost"), zekerheid="onbeslist", redenen=[], gevonden_op=nu,
    )  # fmt: skip

    with pytest.raises(OngeldigeInvoer) as fout:
        doe(herkenning_bevestigen, beoordelaar, later, nu=nu)
    assert fout.value.tekst == "Kies per betrokkene één bekende persoon."


@pytest.mark.django_db
def test_twee_betrokkenen_worden_niet_dezelfde_mens(frontoffice, beoordelaar, nu):
    eerder, later = herkend(frontoffice, nu, SANNE, JOOST)
    vlag = MogelijkeBekende.objects.get(betrokkene__persoon__voornamen="Joost")
    vlag.persoon = persoon_van(eerder, "Sanne")
    vlag.save()

    with pytest.raises(OngeldigeInvoer) as fout:
        doe(herkenning_bevestigen, beoordelaar, later, nu=nu)
    assert fout.value.tekst == "Twee betrokkenen van één melding zijn niet dezelfde persoon."
    assert not Samenvoeging.objects.exists()


@pytest.mark.django_db
def test_alles_of_niets(frontoffice, beoordelaar, nu):
    """The second of three was linked meanwhile by another way: the first is not linked either."""
    eerder, later = herkend(frontoffice, nu)
    gekozen = keuzes(later)
    een, ander = (persoon_van(melding, "Joost") for melding in (eerder, later))
    voeg_samen(een=een, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)

    with pytest.raises(OngeldigeInvoer):
        doe(herkenning_bevestigen, beoordelaar, later, gekozen=gekozen, nu=nu)
    assert Samenvoeging.objects.count() == 1
    assert {status for *_, status in vlaggen(later)} == {"open"}


@pytest.mark.django_db
@beide
def test_dubbel_versturen_is_een_keer_en_iets_anders_is_een_fout(frontoffice, beoordelaar, nu, stap):
    _, later = herkend(frontoffice, nu)
    token, gekozen = uuid4(), keuzes(later, "Sanne")
    doe(stap, beoordelaar, later, gekozen=gekozen, nu=nu, token=token)
    voor = geschreven()

    assert doe(stap, beoordelaar, later, gekozen=gekozen, nu=nu, token=token) == later
    assert geschreven() == voor
    assert AuditRegel.objects.filter(actie=stap.__name__).count() == 1
    with pytest.raises(InhoudVerschilt):
        doe(stap, beoordelaar, later, "Joost", nu=nu, token=token)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("een", "ander"), [("bevestigen", "bevestigen"), ("bevestigen", "afwijzen"), ("afwijzen", "afwijzen")]
)
def test_twee_mensen_tegelijk_en_een_wint(frontoffice, beoordelaar, onderzoeker, nu, een, ander):
    _, later = herkend(frontoffice, nu, SANNE)
    gekozen = keuzes(later)

    uitkomsten = tegelijk(
        lambda: doe(STAPPEN[een], beoordelaar, later, gekozen=gekozen, nu=nu),
        lambda: doe(STAPPEN[ander], onderzoeker, later, gekozen=gekozen, nu=nu),
    )

    geweigerd = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, StapFout)]
    assert [type(fout) for fout in geweigerd] == [VerkeerdeToestand]
    assert "Een collega was u voor" in geweigerd[0].tekst
    assert MogelijkeBekende.objects.get().status in ("bevestigd", "afgewezen")
    assert Samenvoeging.objects.count() == (MogelijkeBekende.objects.get().status == "bevestigd")


@pytest.mark.django_db(transaction=True)
def test_zoeken_terwijl_iemand_beslist(frontoffice, beoordelaar, nu):
    """The search looked before the decision and stores after it: what was decided stays decided."""
    _, later = herkend(frontoffice, nu)
    gekozen = keuzes(later)
    Melding.objects.filter(pk=later.pk).update(gezocht_op=None)

    tegelijk(
        lambda: doe(herkenning_bevestigen, beoordelaar, later, gekozen=gekozen, nu=nu),
        lambda: zoek_mogelijke_bekenden(later.pk, nu=nu),
        lambda: zoek_mogelijke_bekenden(later.pk, nu=nu),
    )

    assert [status for *_, status in vlaggen(later)] == ["bevestigd"] * 3


@pytest.mark.django_db
def test_wie_op_een_andere_manier_een_mens_werd_is_geen_vraag_meer(frontoffice, beoordelaar, nu):
    """Linked by hand, or merged on the page of a person: the question lapses by itself."""
    _, gekoppeld = herkend(frontoffice, nu, SANNE)
    vlag = MogelijkeBekende.objects.get()
    betrokkene_koppelen(medewerker=beoordelaar, betrokkene=vlag.betrokkene, persoon_nummer=vlag.persoon.nummer, nu=nu)
    _, samengevoegd = herkend(frontoffice, nu, JOOST)
    vlag = MogelijkeBekende.objects.get(melding=samengevoegd)
    personen_samenvoegen(
        medewerker=beoordelaar,
        persoon=vlag.betrokkene.persoon,
        andere_nummer=vlag.persoon.nummer,
        reden="Zelfde man.",
        nu=nu,
    )

    assert [status for melding in (gekoppeld, samengevoegd) for *_, status in vlaggen(melding)] == ["vervallen"] * 2


@pytest.mark.django_db
def test_wie_weer_losgemaakt_is_wordt_niet_opnieuw_voorgesteld(frontoffice, beoordelaar, nu):
    _, later = herkend(frontoffice, nu, SANNE)
    doe(herkenning_bevestigen, beoordelaar, later, nu=nu)
    betrokkene_ontkoppelen(
        medewerker=beoordelaar, betrokkene=later.betrokkenen.get(), reden="Toch haar nicht.", nu=nu + timedelta(hours=1)
    )
    Melding.objects.filter(pk=later.pk).update(gezocht_op=None)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu + timedelta(hours=2)) == 0
    assert [status for *_, status in vlaggen(later)] == ["afgewezen"]


@pytest.mark.django_db
@pytest.mark.parametrize("herkomst", ["stap", "import"])
@pytest.mark.parametrize("hoe", ["ontkoppelen", "splitsen"])
def test_na_losmaken_wordt_de_ander_weer_gevraagd(frontoffice, beoordelaar, nu, hoe, herkomst):
    """The twin sister lapsed when the wrong one was confirmed; also when the casus is closed since and was imported."""
    zus = persoon_van(melding_van(frontoffice, nu, SANNE | {"voornamen": "Roos"}), "Roos")
    eerder, later = herkend(frontoffice, nu, SANNE, JOOST)
    bekend = persoon_van(eerder, "Sanne")
    van_haar = {"betrokkene__persoon__voornamen": "Sanne"}
    doe(herkenning_bevestigen, beoordelaar, later, nu=nu, gekozen=[
        keuze for keuze in keuzes(later, "Sanne") if keuze.persoon == bekend.nummer
    ])  # fmt: skip
    assert vlaggen(later, persoon=zus) == [("Sanne", zus.pk, "onbeslist", "vervallen")]
    Melding.objects.filter(pk=later.pk).update(herkomst=herkomst)
    Casus.objects.update(fase="afgesloten", gesloten_op=nu, zicht_houder=None, zicht_sinds=None)

    morgen = nu + timedelta(days=1)
    if hoe == "ontkoppelen":
        los = later.betrokkenen.get(persoon__voornamen="Sanne")
        betrokkene_ontkoppelen(medewerker=frontoffice, betrokkene=los, reden="De tweelingzus.", nu=morgen)
    else:
        personen_splitsen(medewerker=frontoffice, samenvoeging=Samenvoeging.objects.get(), reden="Nee.", nu=morgen)
    zoek_mogelijke_bekenden(later.pk, nu=morgen)

    assert [(wie, status) for _, wie, _, status in vlaggen(later, **van_haar)] == [
        (zus.pk, "open"), (bekend.pk, "afgewezen"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_wie_met_de_hand_weer_gesplitst_is_wordt_niet_opnieuw_voorgesteld(frontoffice, nu):
    eerder, later = herkend(frontoffice, nu, SANNE)
    zelf, bekend = persoon_van(later, "Sanne"), persoon_van(eerder, "Sanne")
    samen = personen_samenvoegen(
        medewerker=frontoffice, persoon=zelf, andere_nummer=bekend.nummer, reden="Zelfde.", nu=nu
    )
    personen_splitsen(medewerker=frontoffice, samenvoeging=samen, reden="Toch niet.", nu=nu)
    Melding.objects.update(gezocht_op=None)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu + timedelta(hours=1)) == 0
    assert [status for *_, status in vlaggen(later)] == ["afgewezen"]


@pytest.mark.django_db
def test_ook_wie_bij_registreren_gekoppeld_was_wordt_na_losmaken_gezocht(frontoffice, nu):
    bekend = persoon_van(melding_van(frontoffice, nu, SANNE), "Sanne")
    vreemde = persoon_van(melding_van(frontoffice, nu, JOOST), "Joost")
    melding = melding_van(frontoffice, nu, SANNE | {"persoon_nummer": vreemde.nummer})
    assert zoek_mogelijke_bekenden(melding.pk, nu=nu) == 0

    betrokkene_ontkoppelen(medewerker=frontoffice, betrokkene=melding.betrokkenen.get(), reden="Een ander.", nu=nu)

    zoek_mogelijke_bekenden(melding.pk, nu=nu + timedelta(hours=1))
    assert vlaggen(melding, status="open") == [("Sanne", bekend.pk, "bekend", "open")]
