# SPDX-License-Identifier: EUPL-1.2
"""Documents for tests, made by the step itself."""

from datetime import timedelta

from documenten.gegevens import DocumentGegevens
from documenten.stappen.document_toevoegen import document_toevoegen

from .bestanden import bestand

TITEL = "Verslag van Kanariemeester"
NAAM = "kanarieverslag.pdf"


def gegevens(nu, **anders):
    velden = {"soort": "documentsoort:verslag", "titel": TITEL, "ontvangen_op": nu - timedelta(hours=1)}
    return DocumentGegevens(**(velden | anders))


def toegevoegd(medewerker, casus, nu, *, inhoud=None, naam=NAAM, afgeschermd=False, **anders):
    extra = {naam_: anders.pop(naam_) for naam_ in ("token", "nogmaals") if naam_ in anders}
    return document_toevoegen(
        medewerker=medewerker,
        casus=casus,
        gegevens=gegevens(nu, **anders),
        bestand=bestand(naam) if inhoud is None else bestand(naam, inhoud),
        uit_afgeschermde_bron=afgeschermd,
        nu=nu,
        **extra,
    )
