# SPDX-License-Identifier: EUPL-1.2
"""A professional with the online form: what he fills in, and a browser that sends along what a page has hidden."""

from django.test import Client

from intake.views.formulierdeur import KOEKJE, merk_van

BEGIN = "/formulier/flevoland"
MELDER = {
    "naam": "Kanariemelder", "functie": "leerkracht", "instelling": "Kanarieschool", "soort": "meldersoort:onderwijs",
    "telefoon": "0612345678", "geheim": "on", "grond": "onthullingsgrond:a1", "eigen_rol": "melderrol:houdt_contact",
    "eigen_rol_toelichting": "Ziet Kim elke dag.",
}  # fmt: skip
BETROKKENEN = {
    "persoon-0-rol": "betrokkenerol:kind", "persoon-0-voornamen": "Kim", "persoon-0-geboortenaam": "Kanariepiet",
    "persoon-0-geboortedatum": "2016", "persoon-0-postcode": "1315 AB", "persoon-0-huisnummer": "12",
    "persoon-2-rol": "betrokkenerol:pleger",
}  # fmt: skip
VOORVAL = {
    "crisis": "nee", "gemeente": "GM0034", "toelichting": "Kanarieverhaal.", "gebeurd_op": "01-03-2026",
}  # fmt: skip
TABS = {
    "meldcode": {"stappen": ["meldcodestap:stap1", "meldcodestap:stap2"], "vermoeden": "ja", "onveilig": "nee",
                 "meldreden": ["meldreden:hulp_ontoereikend"]},
    "melder": MELDER,
    "betrokkenen": BETROKKENEN,
    "melding": VOORVAL,
    "netwerk": {"hulp_betrokken": "ja", "hulp_bij": "Jeugdarts", "steun": "Oma"},
    "overig": {"overig": "Bel na vier uur."},
}  # fmt: skip


class Browser(Client):
    """`stuur` sends a page of the form that is open now; `van` one that was opened when its cookie had another key."""

    @property
    def sleutel(self):
        koekje = self.cookies.get(KOEKJE)
        return koekje.value if koekje else ""

    def begin(self):
        assert self.post(BEGIN)["Location"] == f"{BEGIN}/meldcode"
        return self

    def open_link(self, sleutel):
        return self.post(f"{BEGIN}/verder/{sleutel}")

    def stuur(self, deel, velden=None, actie="volgende", *, van=None, stand=None, **opties):
        verborgen = {"formulier": merk_van(self.sleutel if van is None else van), "actie": actie}
        if deel in TABS:
            verborgen["stand"] = self.stand(deel) if stand is None else stand
        return self.post(f"{BEGIN}/{deel}", verborgen | dict(velden or {}), **opties)

    def vul_in(self, **anders):
        for tab, velden in (TABS | anders).items():
            self.stuur(tab, velden, stand="")
        return self

    def stand(self, deel):
        """Which text of this tab a window shows that is opened now."""
        return (self.get(f"{BEGIN}/{deel}").context or {}).get("stand", "")

    def lees(self, deel):
        return self.get(f"{BEGIN}/{deel}").content.decode()
