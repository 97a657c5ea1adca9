# SPDX-License-Identifier: EUPL-1.2
"""A document of Charlie through both doors: added with its file, corrected, taken out; one of Delta put back."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from documenten.models import Document

from .geval import Geval, beide, dag, versie_van

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def _gegevens(wereld):
    moment, gedateerd = wereld.nu - timedelta(minutes=5), dag(wereld, days=-2)
    deel = {
        "soort": "documentsoort:brief",
        "titel": "Brief van de huisarts",
        "melding": wereld.rij("M", "Charlie").nummer,
    }
    vorm = deel | {"ontvangen_op": f"{moment:%d-%m-%Y %H:%M}", "gedateerd_op": gedateerd[0]}
    return vorm, deel | {"ontvangen_op": moment.replace(second=0).isoformat(), "gedateerd_op": gedateerd[1]}


def _nieuw(wereld):
    vorm, json = _gegevens(wereld)
    bestand = {"bestand": SimpleUploadedFile("brief.pdf", PDF)}
    vorm |= {"uit_afgeschermde_bron": "on"} | bestand
    return vorm, json | {"uit_afgeschermde_bron": True, "bestand": SimpleUploadedFile("brief.pdf", PDF)}


def _bijgewerkt(wereld):
    vorm, json = _gegevens(wereld)
    return vorm | {"uit_afgeschermde_bron": "on"}, json | {"uit_afgeschermde_bron": True}


def _dubbel(wereld):
    """The world has this letter already."""
    inhoud = b"Geachte collega, StukinhoudCharliekan."
    vorm, json = _nieuw(wereld)
    return (
        vorm | {"bestand": SimpleUploadedFile("brief.txt", inhoud), "nogmaals": "on"},
        json | {"bestand": SimpleUploadedFile("brief.txt", inhoud), "nogmaals": True},
    )


def _nieuwgeval(vorm, fout, variant=""):
    return Geval(
        "document_toevoegen", "frontoffice", "C Charlie", "/casussen/{}/documenten/toevoegen",
        "/api/v1/casussen/{}/documenten", vorm, fout, variant=variant, multipart=True,
    )  # fmt: skip


def _daad(stap, pad, vorm, fout, rij="D Charlie"):
    versie = versie_van(Document, *rij.split())
    return Geval(
        stap, "onderzoeker", rij, f"/documenten/{{}}/{pad}", f"/api/v1/documenten/{{}}/{pad}", vorm, fout,
        versie=versie,
    )  # fmt: skip


def _leeg():
    return SimpleUploadedFile("brief.pdf", b"")


DOCUMENTGEVALLEN = [
    _nieuwgeval(_nieuw, ({"bestand": _leeg()}, {"bestand": _leeg()}, {"bestand"})),
    _nieuwgeval(_dubbel, ({"nogmaals": ""}, {"nogmaals": False}, {"nogmaals"}), "nogmaals"),
    _daad("document_bijwerken", "bijwerken", _bijgewerkt, beide({"soort": "documentsoort:krant"})),
    _daad("document_intrekken", "intrekken",
          lambda _: ({"reden": "Hoort bij de buren."}, {"reden": "Hoort bij de buren."}), beide({"reden": " "})),
    _daad("document_terugzetten", "terugzetten",
          lambda _: ({"reden": "Toch van dit gezin."}, {"reden": "Toch van dit gezin."}), beide({"reden": " "}),
          rij="X Delta"),
]  # fmt: skip
