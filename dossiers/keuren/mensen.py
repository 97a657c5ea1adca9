# SPDX-License-Identifier: EUPL-1.2
"""Rules for people: who they are, where they lived, what they are to each other."""

from datetime import date, timedelta
from typing import Final

from dossiers.formaat import Casus
from dossiers.formaat.basis import EERSTE_JAAR
from dossiers.formaat.personen import Adres, Gezag, Persoon
from meldingen.termijnen.kalender import dag_van
from personen.bsn import voldoet_aan_elfproef

from .fout import Foutcode
from .oordeel import Oordeel
from .register import Register

# A child may be named in a melding before it is born.
ZWANGERSCHAP: Final = timedelta(days=294)
_REST: Final = {4: "-01-01", 7: "-01", 10: ""}


def keur_mensen(casus: Casus, register: Register, oordeel: Oordeel) -> None:
    for nr, persoon in enumerate(casus.personen):
        pad = f"personen[{nr}]"
        _naam(persoon, pad, oordeel)
        _bsn(persoon, pad, oordeel)
        _leven(persoon, pad, oordeel)
        for plek, adres in enumerate(persoon.adressen):
            _adres(adres, f"{pad}.adressen[{plek}]", oordeel)
    _bsn_eenmaal(casus, oordeel)
    _bij_een_melding(casus, oordeel)
    _geboren_voor_melding(casus, oordeel)
    _relaties(casus, register, oordeel)
    _gezag(casus, register, oordeel)


def geboortedag(tekst: str | None) -> date | None:
    """The first day that it may be; ValueError when there is no such day."""
    return date.fromisoformat(tekst + _REST[len(tekst)]) if tekst else None


def _naam(persoon: Persoon, pad: str, oordeel: Oordeel) -> None:
    delen = (persoon.voornamen, persoon.voorletters, persoon.geboortenaam, persoon.partnernaam)
    if not persoon.onbekend and not any(deel.strip() for deel in delen):
        oordeel.ontbreekt(f"{pad}.geboortenaam", "Geef een naam, of zeg met 'onbekend' dat de persoon onbekend is.")


def _bsn(persoon: Persoon, pad: str, oordeel: Oordeel) -> None:
    if persoon.bsn is None:
        return
    # Old systems drop the leading zero.
    if not voldoet_aan_elfproef(persoon.bsn.zfill(9)):
        oordeel.fout(f"{pad}.bsn", Foutcode.BSN_ONGELDIG, "Dit is geen geldig BSN. Controleer de negen cijfers.")
    if persoon.bsn_reden is not None:
        oordeel.tegenstrijdig(f"{pad}.bsn_reden", "Geef een BSN of een reden waarom er geen is, niet allebei.")
    if persoon.onbekend:
        oordeel.tegenstrijdig(f"{pad}.onbekend", "Iemand met een BSN is geen onbekende persoon.")


def _bsn_eenmaal(casus: Casus, oordeel: Oordeel) -> None:
    gezien: set[str] = set()
    for nr, persoon in enumerate(casus.personen):
        if persoon.bsn is not None:
            bsn = persoon.bsn.zfill(9)
            if bsn in gezien:
                oordeel.dubbel(f"personen[{nr}].bsn", "Dit BSN staat ook bij een andere persoon. Voeg hen samen.")
            gezien.add(bsn)


def _leven(persoon: Persoon, pad: str, oordeel: Oordeel) -> None:
    try:
        geboren = geboortedag(persoon.geboortedatum)
    except ValueError:
        oordeel.fout(f"{pad}.geboortedatum", Foutcode.DATUM_ONGELDIG, "Geef een bestaande datum, zoals 1987-05-31.")
        return
    if geboren is None:
        return
    if geboren > oordeel.vandaag:
        oordeel.fout(f"{pad}.geboortedatum", Foutcode.DATUM_IN_TOEKOMST, "De geboortedatum ligt in de toekomst.")
    if persoon.geboortedatum is not None and persoon.geboortedatum < EERSTE_JAAR:
        oordeel.fout(f"{pad}.geboortedatum", Foutcode.DATUM_TE_VROEG, "Geef een datum vanaf 1900, of laat hem weg.")
    if persoon.overleden_op is not None and persoon.overleden_op < geboren:
        oordeel.te_vroeg(f"{pad}.overleden_op", "geboortedatum")


def _adres(adres: Adres, pad: str, oordeel: Oordeel) -> None:
    oordeel.periode(pad, adres.van, adres.tot)
    if not (adres.straat or adres.postcode or adres.plaats or adres.gemeente or adres.geheim):
        oordeel.ontbreekt(f"{pad}.straat", "Geef een straat, postcode, plaats of gemeente, of laat dit adres weg.")


def _bij_een_melding(casus: Casus, oordeel: Oordeel) -> None:
    """The people of a casus are those of its meldingen: anybody else would be found by nobody."""
    betrokken = {betrokkene.persoon for melding in casus.meldingen for betrokkene in melding.betrokkenen}
    for nr, persoon in enumerate(casus.personen):
        if persoon.id not in betrokken:
            oordeel.fout(
                f"personen[{nr}]",
                Foutcode.PERSOON_ZONDER_MELDING,
                "Deze persoon staat bij geen enkele melding. Noem hem bij de betrokkenen, of haal hem weg.",
            )


def _geboren_voor_melding(casus: Casus, oordeel: Oordeel) -> None:
    eerste: dict[str, date] = {}
    for melding in casus.meldingen:
        dag = dag_van(melding.geregistreerd_op or melding.ontvangen_op)
        for betrokkene in melding.betrokkenen:
            eerste[betrokkene.persoon] = min(dag, eerste.get(betrokkene.persoon, dag))
    for nr, persoon in enumerate(casus.personen):
        dag_of_niets = eerste.get(persoon.id)
        # Compared as text first: nearly everybody was born long before.
        if persoon.geboortedatum is None or dag_of_niets is None or persoon.geboortedatum < dag_of_niets.isoformat():
            continue
        try:
            geboren = geboortedag(persoon.geboortedatum)
        except ValueError:
            continue
        if geboren is not None and geboren > dag_of_niets + ZWANGERSCHAP:
            oordeel.fout(
                f"personen[{nr}].geboortedatum",
                Foutcode.TE_VROEG,
                "Deze persoon staat bij een melding van lang voor de geboorte. Controleer beide datums.",
            )


def _relaties(casus: Casus, register: Register, oordeel: Oordeel) -> None:
    gezien: set[tuple[object, ...]] = set()
    for nr, relatie in enumerate(casus.relaties):
        pad = f"relaties[{nr}]"
        register.persoon(f"{pad}.persoon", relatie.persoon)
        register.persoon(f"{pad}.verwant", relatie.verwant)
        oordeel.periode(pad, relatie.van, relatie.tot)
        if relatie.persoon == relatie.verwant:
            oordeel.fout(f"{pad}.verwant", Foutcode.ZICHZELF, "Iemand heeft geen relatie met zichzelf.")
        sleutel = (relatie.persoon, relatie.verwant, relatie.soort, relatie.van, relatie.tot)
        if sleutel in gezien:
            oordeel.dubbel(pad, "Deze relatie staat er twee keer. Laat er een weg.")
        gezien.add(sleutel)


def _gezag(casus: Casus, register: Register, oordeel: Oordeel) -> None:
    per_paar: dict[tuple[str, str], list[Gezag]] = {}
    for nr, gezag in enumerate(casus.gezag):
        pad = f"gezag[{nr}]"
        register.persoon(f"{pad}.kind", gezag.kind)
        register.persoon(f"{pad}.gezagdrager", gezag.gezagdrager)
        oordeel.periode(pad, gezag.van, gezag.tot)
        if gezag.kind == gezag.gezagdrager:
            oordeel.fout(f"{pad}.gezagdrager", Foutcode.ZICHZELF, "Iemand heeft geen gezag over zichzelf.")
        eerder = per_paar.setdefault((gezag.kind, gezag.gezagdrager), [])
        if any(_overlapt(gezag, ander) for ander in eerder):
            oordeel.dubbel(pad, "Dit gezag staat in deze periode al in de regel. Voeg de periodes samen.")
        eerder.append(gezag)


def _overlapt(een: Gezag, ander: Gezag) -> bool:
    begint_na = een.van is not None and ander.tot is not None and een.van >= ander.tot
    eindigt_voor = een.tot is not None and ander.van is not None and een.tot <= ander.van
    return not (begint_na or eindigt_voor)
