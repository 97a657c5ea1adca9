# SPDX-License-Identifier: EUPL-1.2
"""A person at a screen, without a browser: only links that are on the page, only fields that the form has.

Forms are read from the HTML, hidden fields included, and CSRF is enforced: what is sent is what a browser would send.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.test import Client


@dataclass
class Formulier:
    actie: str
    velden: dict[str, list[str]] = field(default_factory=dict)
    keuzes: dict[str, set[str]] = field(default_factory=dict)
    knoppen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def vul_in(self, naam: str, waarde: object) -> None:
        """Only a field that is there, and only an answer that it offers."""
        waarden = [str(deel) for deel in (waarde if isinstance(waarde, list | tuple) else [waarde])]
        assert naam in self.velden, f"geen veld {naam} op {self.actie}: {sorted(self.velden)}"
        if naam in self.keuzes:
            assert set(waarden) <= self.keuzes[naam], f"{naam} kent {sorted(self.keuzes[naam])}, niet {waarden}"
        self.velden[naam] = waarden


class Scherm:
    def __init__(self, medewerker) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(medewerker)
        self.pad, self.html = "", ""

    def open(self, pad: str) -> "Scherm":
        return self._toon(self.client.get(pad), pad)

    def volg(self, pad: str) -> "Scherm":
        """Follow a link of this page."""
        assert pad in self.links, f"geen link {pad} op {self.pad}: {sorted(self.links)}"
        return self.open(pad)

    def verstuur(self, knop: str, **velden: object) -> "Scherm":
        """Fill in the form that has this button and press it; `naam__met__streep` is 'naam-met-streep'."""
        formulier = self.formulier(knop)
        for naam, waarde in velden.items():
            formulier.vul_in(naam.replace("__", "-"), waarde)
        naam, waarde = formulier.knoppen[knop]
        gegevens = dict(formulier.velden) | ({naam: [waarde]} if naam else {})
        actie = urljoin(self.pad, formulier.actie.split("#")[0]) if formulier.actie else self.pad
        return self._toon(self.client.post(actie, gegevens), actie)

    def formulier(self, knop: str) -> Formulier:
        passend = [formulier for formulier in self.formulieren if knop in formulier.knoppen]
        assert len(passend) == 1, f"{len(passend)} keer '{knop}' op {self.pad}: {[f.knoppen for f in self.formulieren]}"
        return passend[0]

    def leest(self, *teksten: str) -> "Scherm":
        weg = [tekst for tekst in teksten if tekst not in self.tekst]
        assert not weg, f"{weg} staat niet op {self.pad}: {self.tekst[:3000]}"
        return self

    def _toon(self, antwoord, pad: str) -> "Scherm":
        if antwoord.status_code == 302:
            return self.open(antwoord["Location"])
        assert antwoord.status_code == 200, f"{antwoord.status_code} op {pad}: {_fouten(antwoord)}"
        self.pad, self.html = pad, antwoord.content.decode()
        lezer = _Lezer()
        lezer.feed(self.html)
        self.links, self.formulieren, self.tekst = (
            lezer.links,
            lezer.formulieren,
            " ".join("".join(lezer.tekst).split()),
        )
        return self


def _fouten(antwoord) -> str:
    form = antwoord.context.get("form") if antwoord.context else None
    return str(dict(form.errors)) if form is not None else antwoord.content.decode()[:500]


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.formulieren: list[Formulier] = []
        self.tekst: list[str] = []
        self._form: Formulier | None = None
        self._select = self._textarea = ""
        self._knop: tuple[str, str] | None = None
        self._knoptekst: list[str] = []
        self._stil = 0

    def handle_starttag(self, tag, attrs):
        kenmerk = {naam: waarde or "" for naam, waarde in attrs}
        if tag in ("script", "style"):
            self._stil += 1
        elif tag == "a":
            self.links.add(kenmerk.get("href", ""))
        elif tag == "form":
            self._form = Formulier(kenmerk.get("action", ""))
            self.formulieren.append(self._form)
        elif self._form is not None:
            self._invoer(tag, kenmerk, dict(attrs))
        self.tekst.append(" ")

    def _invoer(self, tag, kenmerk, attrs):
        naam = kenmerk.get("name", "")
        if tag == "button":
            self._knop, self._knoptekst = (naam, kenmerk.get("value", "")), []
        elif tag == "select":
            self._select = naam
            self._form.velden.setdefault(naam, [])
            self._form.keuzes.setdefault(naam, set())
        elif tag == "option" and self._select:
            self._form.keuzes[self._select].add(kenmerk.get("value", ""))
            if "selected" in attrs:
                self._form.velden[self._select].append(kenmerk.get("value", ""))
        elif tag == "textarea":
            self._textarea = naam
            self._form.velden[naam] = [""]
        elif tag == "input" and naam:
            self._veld(naam, kenmerk, attrs)

    def _veld(self, naam, kenmerk, attrs):
        if kenmerk.get("type") in ("radio", "checkbox"):
            waarde = kenmerk.get("value", "on")
            self._form.keuzes.setdefault(naam, set()).add(waarde)
            aan = self._form.velden.setdefault(naam, [])
            if "checked" in attrs:
                aan.append(waarde)
        else:
            self._form.velden.setdefault(naam, []).append(kenmerk.get("value", ""))

    def handle_data(self, data):
        if self._textarea:
            self._form.velden[self._textarea][0] += data
        if self._knop is not None:
            self._knoptekst.append(data)
        if not self._stil:
            self.tekst.append(data)

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self._stil -= 1
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            # A browser drops the newline that follows the tag.
            waarden = self._form.velden[self._textarea]
            waarden[0] = waarden[0].removeprefix("\r\n").removeprefix("\n")
            self._textarea = ""
        elif tag == "button" and self._knop is not None and self._form is not None:
            self._form.knoppen[" ".join("".join(self._knoptekst).split())] = self._knop
            self._knop = None
