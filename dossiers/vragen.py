# SPDX-License-Identifier: EUPL-1.2
"""Whether persons in the format of the import are known: a line in, who it may be out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from pydantic import TypeAdapter

from audit.vastleggen import inzage
from meldingen.herkennen import koppelbare_personen
from organisaties.models import VTOrganisatie
from personen import oordeel
from personen.kandidaten import Kandidaat, Vraag, zoek_kandidaten
from personen.models import Persoon as Persoonrij

from .formaat.basis import Kenmerk
from .formaat.personen import Adres, Persoon
from .inlezen.lezen import Regel
from .keuren import Afgekeurd, Fout, Foutcode
from .keuren.lezen import lees_deel
from .naar_daden.vertaling import lees_geboortedatum

MAXIMUM: Final = 5
# What somebody wants who tries how well known persons are found.
GROND: Final = "toets"
_TE_LANG: Final = Fout("", Foutcode.TE_LANG, "Deze regel is te lang. Zet op elke regel een persoon.")
# Where a question has the same thing under another name.
_VELD_VAN: Final = {"achternaam": "geboortenaam", "postcode": "adressen", "huisnummer": "adressen"}


class Gezocht(Persoon):
    """As in the import; who has no `id` is answered by the number of the line."""

    id: Kenmerk | None = None  # type: ignore[assignment]


_LEZER: Final = TypeAdapter(Gezocht)


@dataclass(frozen=True)
class Antwoord:
    """`vraag` is the id that was asked with, or the number of the line; with `fouten` nothing was searched."""

    vraag: str | int
    kandidaten: tuple[dict[str, Any], ...] = ()
    oordeel: str = ""
    afgeschermd: str = ""
    fouten: tuple[Fout, ...] = ()

    def als_json(self) -> str:
        deel: dict[str, Any] = {"vraag": self.vraag}
        if self.fouten:
            deel["fouten"] = [asdict(fout) for fout in self.fouten]
        else:
            deel |= {"kandidaten": self.kandidaten, "oordeel": self.oordeel}
        if self.afgeschermd:
            deel["afgeschermd"] = self.afgeschermd
        return json.dumps(deel, ensure_ascii=False)


def beantwoord(regels: Iterator[Regel], *, organisatie: VTOrganisatie, codes: frozenset[str]) -> Iterator[Antwoord]:
    """One answer per line, in the order of the lines; each search is logged before its answer is given."""
    for regel in regels:
        vraag: str | int = regel.nummer
        try:
            if regel.te_lang:
                raise Afgekeurd((_TE_LANG,))
            gezocht = lees_deel(_LEZER, regel.ruw, codes=codes)
            vraag = gezocht.id or regel.nummer
            yield _zoek(vraag, gezocht, organisatie)
        except Afgekeurd as fout:
            yield Antwoord(vraag, fouten=fout.fouten)


def als_vraag(gezocht: Persoon) -> Vraag:
    """The question that the parts of this person make. Raises Afgekeurd on a day that does not exist."""
    try:
        dag, precisie = lees_geboortedatum(gezocht.geboortedatum)
    except ValueError:
        reden = "Geef een bestaande datum, zoals 1987-05-31."
        raise Afgekeurd((Fout("geboortedatum", Foutcode.DATUM_ONGELDIG, reden),)) from None
    adres = _adres(gezocht.adressen)
    return Vraag(
        achternaam=_achternaam(gezocht),
        voornamen=gezocht.voornamen or gezocht.voorletters,
        geboortedatum=dag,
        precisie=precisie,
        geslacht=gezocht.geslacht,
        telefoon=gezocht.telefoon,
        postcode=adres.postcode if adres else "",
        huisnummer=adres.huisnummer if adres else None,
        bsn=gezocht.bsn or "",
    )


def _zoek(vraag: str | int, gezocht: Gezocht, organisatie: VTOrganisatie) -> Antwoord:
    try:
        gevonden = zoek_kandidaten(organisatie_id=organisatie.pk, vraag=als_vraag(gezocht), maximum=MAXIMUM)
    except ValidationError as fout:
        raise Afgekeurd(tuple(_fouten(fout))) from None
    inzage(
        onderwerp="persoon",
        nummer="",
        organisatie_id=organisatie.pk,
        medewerker_id=None,
        actie="zoeken",
        aantal=len(gevonden),
        grond=GROND,
    )
    return _antwoord(vraag, gevonden, organisatie)


def _antwoord(vraag: str | int, gevonden: Sequence[Kandidaat], organisatie: VTOrganisatie) -> Antwoord:
    """Without who is only in shielded dossiers: of him no more than that there is somebody to ask."""
    rijen = Persoonrij.objects.defer("bsn").in_bulk([kandidaat.persoon_id for kandidaat in gevonden])
    nummers = [rij.nummer for rij in rijen.values()]
    zichtbaar = koppelbare_personen(nummers, organisatie_id=organisatie.pk, medewerker=None)
    kandidaten = [
        (kandidaat, rijen[kandidaat.persoon_id])
        for kandidaat in gevonden
        if rijen[kandidaat.persoon_id].nummer in zichtbaar
    ]
    verborgen = len(kandidaten) < len(gevonden)
    oordelen = {kandidaat.oordeel for kandidaat, _ in kandidaten} | ({oordeel.ONBESLIST} if verborgen else set())
    return Antwoord(
        vraag,
        kandidaten=tuple(
            {
                "extern_id": rij.extern_id,
                "nummer": rij.nummer,
                "score": kandidaat.score,
                "redenen": kandidaat.redenen,
                "oordeel": kandidaat.oordeel,
            }
            for kandidaat, rij in kandidaten
        ),
        oordeel=van_allen(oordelen),
        afgeschermd=f"Mogelijk bekend, neem contact op met {organisatie.contact_afgeschermd}." if verborgen else "",
    )


def van_allen(oordelen: set[str]) -> str:
    """The verdict on a question: that on the candidate who comes nearest."""
    op_volgorde = (oordeel.BEKEND, oordeel.ONBESLIST)
    return next((een for een in op_volgorde if een in oordelen), oordeel.ONBEKEND)


def _achternaam(gezocht: Persoon) -> str:
    eigen = f"{gezocht.voorvoegsel} {gezocht.geboortenaam}".strip()
    partner = f"{gezocht.partnernaam_voorvoegsel} {gezocht.partnernaam}".strip()
    return f"{partner}-{eigen}" if partner and eigen else partner or eigen


def _adres(adressen: Sequence[Adres]) -> Adres | None:
    """Where somebody lives now, else where he lived last; half an address is none."""
    hele = [adres for adres in adressen if adres.postcode and adres.huisnummer]
    return next((adres for adres in hele if adres.tot is None), next(iter(hele), None))


def _fouten(fout: ValidationError) -> Iterator[Fout]:
    if not hasattr(fout, "error_dict"):
        yield from (Fout("", Foutcode.ONTBREEKT, tekst) for tekst in fout.messages)
        return
    for veld, teksten in fout.message_dict.items():
        code = Foutcode.BSN_ONGELDIG if veld == "bsn" else Foutcode.ONGELDIG
        yield from (Fout(_VELD_VAN.get(veld, veld), code, tekst) for tekst in teksten)
