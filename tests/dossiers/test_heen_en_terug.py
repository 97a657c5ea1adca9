# SPDX-License-Identifier: EUPL-1.2
"""What the generator makes, written as a line and read back, gives the very rows again."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from dossiers.keuren import keur, lees_regel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naar_dossier import maak_regel
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import STAPPEN
from dossiers.wereld import Uitgifte, Wereld, staf_van
from meldingen.models import Advies, Casus, Melding
from monitoring.models import Monitoringsmoment
from organisaties.models import Medewerker, Organisatie
from overdracht.models import Overdracht
from tests.dossiers.formaat.voorbeeld import als_json
from tests.dossiers.regels import CODES
from tests.dossiers.vergelijken import eis_gelijk
from tests.werkplek.demogegevens import test_zelfde_als_stappen as zelfde
from werkplek.demogegevens.geleverd import Geleverd, Opdracht
from werkplek.demogegevens.profielen import PEILDATA, PROFIELEN


@dataclass
class Omgeving:
    """What reading back needs of one region, when its first casus comes."""

    wereld: Wereld
    namen: dict[int, str]
    partijen: dict[str, int]

    @classmethod
    def van(cls, zaak):
        regio, nu = zaak.boek.wereld.regio, zaak.boek.wereld.nu
        return cls(
            Wereld(regio, nu, Uitgifte(), *staf_van(regio)),
            dict(Medewerker.objects.values_list("pk", "username")),
            dict(Organisatie.objects.filter(vt_organisatie=regio).values_list("code", "pk")),
        )


@pytest.fixture
def lees_terug():
    """A casus as a line, and the line as rows again, with the acts as they were played; None for an open contact."""
    omgevingen = {}

    def lees(zaak):
        regio = zaak.boek.wereld.regio.pk
        if regio not in omgevingen:
            omgevingen[regio] = Omgeving.van(zaak)
        omgeving = omgevingen[regio]
        gemaakt = maak_regel(zaak.boek, zaak.daden, omgeving.namen)
        if gemaakt is None:
            return None
        model = lees_regel(json.dumps(gemaakt[0]).encode(), codes=CODES)
        keur(model, nu=omgeving.wereld.nu)
        medewerkers = {naam: pk for pk, naam in omgeving.namen.items()}
        boek = Boek(omgeving.wereld)
        gespeeld = speel(maak_daden(model, medewerkers=medewerkers, partijen=omgeving.partijen), boek)
        return Geleverd(boek, gespeeld.daden)

    return lees


def _heen_en_terug(zaken, lees_terug):
    """Returns the steps that were done, read back."""
    gedaan = set()
    for zaak in zaken:
        gelezen = lees_terug(zaak)
        if gelezen is None:
            assert [daad.stap for daad in zaak.daden] == ["contact_vastleggen"]
            continue
        eis_gelijk(zaak.boek, gelezen.boek)
        gedaan |= {daad.stap for daad in gelezen.daden}
    return gedaan


def _herlees(zaken, lees_terug):
    """No step gives an id of elsewhere, but to a person."""
    for zaak in zaken:
        gelezen = lees_terug(zaak)
        for model in (Advies, Casus, Melding, Overdracht, Monitoringsmoment):
            for rij in gelezen.boek.rijen.get(model, ()):
                rij["extern_id"] = None
        yield gelezen


def test_een_regel_geeft_dezelfde_rijen_terug(maak_zaken, lees_terug):
    assert _heen_en_terug(maak_zaken(260), lees_terug) == STAPPEN.keys()


def test_wat_een_regel_zegt_is_te_lopen_met_de_stappen(maak_zaken, lees_terug):
    zaken = list(zelfde._loopbaar(maak_zaken(600)))
    gekozen = [zaak for zaak in zelfde._kies(zaken) if not zelfde._leunt(zaak)]
    gelezen = list(_herlees(gekozen, lees_terug))
    zelfde._eis_gelijk(gelezen)
    # A draft that was saved before it was established is not in a file.
    assert {daad.stap for zaak in gelezen for daad in zaak.daden} >= STAPPEN.keys() - {"beoordeling_bewaren"}


VAN_DE_MELDING = (
    "hulp_betrokken", "hulp_wacht", "hulp_wacht_bij", "meldreden", "meldcode", "gezin_ingelicht",
    "gezin_ingelicht_toelichting", "bron",
)  # fmt: skip


def test_wat_de_melder_vertelde_komt_heel_terug(flevoland, frontoffice, beoordelaar, lokaalteam):
    """Of the published example, which has more of a melding than the generator makes up."""
    ruw = als_json()[5]
    staf = dict(zip(("mdw-12", "mdw-31", "wijk-4"), (frontoffice.pk, beoordelaar.pk, lokaalteam.pk), strict=True))
    partijen = dict(Organisatie.objects.filter(vt_organisatie=flevoland).values_list("code", "pk"))
    boek = Boek(Wereld(flevoland, datetime(2019, 3, 2, 12, tzinfo=UTC), Uitgifte(), *staf_van(flevoland)))
    model = lees_regel(json.dumps(ruw).encode(), codes=CODES)
    gespeeld = speel(maak_daden(model, medewerkers=staf, partijen=partijen), boek)
    terug = maak_regel(boek, gespeeld.daden, {pk: naam for naam, pk in staf.items()})[0]

    voor, na = ruw["meldingen"][0], terug["meldingen"][0]
    assert {veld: na[veld] for veld in VAN_DE_MELDING} == {veld: voor[veld] for veld in VAN_DE_MELDING}
    wie = {persoon["id"]: persoon["geboortenaam"] for persoon in [*ruw["personen"], *terug["personen"]]}
    rollen = [[(wie[b["persoon"]], b["rol"], b.get("woont_elders")) for b in een["betrokkenen"]] for een in (voor, na)]
    assert rollen[0] == rollen[1]
    assert {(r["soort"], wie[r["persoon"]], wie[r["verwant"]]) for r in terug["relaties"]} == {
        (r["soort"], wie[r["persoon"]], wie[r["verwant"]]) for r in ruw["relaties"]
    }


@pytest.mark.zwaar
@pytest.mark.parametrize("zaad", [2, 3])
def test_ook_voor_een_hele_regio(maak_zaken, lees_terug, zaad):
    _heen_en_terug(maak_zaken(2000, zaad=zaad), lees_terug)


@pytest.mark.zwaar
@pytest.mark.parametrize(("profiel", "schaal"), [("flevoland-2018h1", 1), ("landelijk-2017-2019", 500)])
def test_ook_voor_de_onderzoeken(flevoland, lees_terug, profiel, schaal):
    peildatum = PEILDATA.get(profiel) or date(2026, 3, 11)
    zaken = PROFIELEN[profiel](Uitgifte(), Opdracht(1, peildatum, 5000, schaal))
    assert "overdragen" in _heen_en_terug(zaken, lees_terug)
