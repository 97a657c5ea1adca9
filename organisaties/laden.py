# SPDX-License-Identifier: EUPL-1.2
"""Putting the reference data in the database; running it again changes nothing.

What we ship stays ours: labels, mappings and the rights of a shipped role follow the release. What
functional management sets (terms and days off of an organisation, address and activity of a party,
codes and roles of their own) is left as it is; so is every field of a shipped code that somebody
changed by hand, and an end that somebody gave it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection, transaction
from psycopg2.extras import DateRange

from organisaties.codebeheer import TOT, VANAF, mapping_veld
from organisaties.models import (
    Code,
    Codelijst,
    CodeMapping,
    Codewijziging,
    Gemeente,
    GemeenteRegio,
    Inwonertal,
    Organisatie,
    Rol,
    VTOrganisatie,
)
from organisaties.models.codelijst import onthoud_codes
from organisaties.stamgegevens import CODELIJSTEN
from organisaties.stamgegevens.gebied import (
    GEMEENTEN,
    INWONERS,
    INWONERS_BRON,
    PARTIJEN,
    VT_ORGANISATIES,
)
from organisaties.stamgegevens.overdracht import NIET_MEER, NIET_MEER_VANAF
from organisaties.stamgegevens.rollen import ROLLEN
from organisaties.stamgegevens.vorm import BEGIN
from organisaties.versleuteling import onthoud_organisaties


@transaction.atomic
def laad() -> None:
    _laad_codelijsten()
    _laad_rollen()
    _laad_gebied()
    _laad_inwoners()
    _laad_partijen()
    onthoud_organisaties()
    onthoud_codes()


def _laad_codelijsten() -> None:
    Codelijst.objects.bulk_create(
        [Codelijst(code=lijst.code, naam=lijst.naam) for lijst in CODELIJSTEN],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["naam"],
    )
    # The lists are locked by now, as a step locks them: nobody changes a code between reading and writing.
    met_de_hand = _met_de_hand()
    Code.objects.bulk_create(
        [
            met_de_hand.laat_staan(
                Code(
                    sleutel=f"{lijst.code}:{c.code}",
                    lijst_id=lijst.code,
                    code=c.code,
                    label=c.label,
                    omschrijving=c.omschrijving,
                    volgorde=volgorde * 10,
                    geldig=DateRange(c.vanaf, c.tot),
                )
            )
            for lijst in CODELIJSTEN
            for volgorde, c in enumerate(lijst.codes, start=1)
        ],
        update_conflicts=True,
        unique_fields=["sleutel"],
        update_fields=["label", "omschrijving", "volgorde", "geldig"],
    )
    CodeMapping.objects.bulk_create(
        [
            CodeMapping(code_id=f"{lijst.code}:{c.code}", protocol=protocol, onderdeel=onderdeel, cbs_code=waarde)
            for lijst in CODELIJSTEN
            for c in lijst.codes
            for (protocol, onderdeel), waarde in c.mapping.items()
            if mapping_veld(protocol, onderdeel) not in met_de_hand.velden(f"{lijst.code}:{c.code}")
        ],
        update_conflicts=True,
        unique_fields=["code", "protocol", "onderdeel"],
        update_fields=["cbs_code"],
    )
    zelf_gezet = [sleutel for sleutel, velden in met_de_hand.per_code.items() if velden & {VANAF, TOT}]
    Code.objects.filter(sleutel__in=NIET_MEER).exclude(sleutel__in=zelf_gezet).update(
        geldig=DateRange(BEGIN, NIET_MEER_VANAF)
    )


@dataclass(frozen=True)
class MetDeHand:
    """Which fields of which codes somebody changed, and the codes as they are now."""

    per_code: dict[str, set[str]]
    codes: dict[str, Code]

    def velden(self, sleutel: str) -> set[str]:
        return self.per_code.get(sleutel, set())

    def laat_staan(self, code: Code) -> Code:
        """The code of the release, with what was changed by hand as it is."""
        for veld in self.velden(code.sleutel):
            if (naam := KOLOM.get(veld)) is not None:
                setattr(code, naam, getattr(self.codes[code.sleutel], naam))
        return code


# What a change by hand is called → the column that it is of.
KOLOM = {"label": "label", "omschrijving": "omschrijving", "volgorde": "volgorde", VANAF: "geldig", TOT: "geldig"}


def _met_de_hand() -> MetDeHand:
    per_code: dict[str, set[str]] = defaultdict(set)
    for sleutel, veld in Codewijziging.objects.values_list("code_id", "veld").distinct().order_by():
        per_code[sleutel].add(veld)
    return MetDeHand(per_code, Code.objects.in_bulk(list(per_code)))


def _laad_rollen() -> None:
    Rol.objects.bulk_create(
        [Rol(code=code, naam=naam, rechten=[str(recht) for recht in rechten]) for code, naam, rechten in ROLLEN],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["naam", "rechten"],
    )


def _laad_gebied() -> None:
    VTOrganisatie.objects.bulk_create(
        [VTOrganisatie(id=id_, code=code, naam=naam) for id_, code, naam in VT_ORGANISATIES],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["naam"],
    )
    _zet_volgnummer()
    Gemeente.objects.bulk_create(
        [Gemeente(code=code, naam=naam) for code, naam, _ in GEMEENTEN],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["naam"],
    )
    regios = _ids_van_regios()
    # A gemeente that has a region in any of this period keeps it: history is not rewritten here.
    GemeenteRegio.objects.bulk_create(
        [
            GemeenteRegio(gemeente_id=code, organisatie_id=regios[regio], periode=DateRange(BEGIN, None))
            for code, _, regio in GEMEENTEN
            if regio is not None
        ],
        ignore_conflicts=True,
    )


def _laad_inwoners() -> None:
    Inwonertal.objects.bulk_create(
        [
            Inwonertal(gemeente_id=code, peildatum=peildatum, aantal=aantal, bron=INWONERS_BRON)
            for code, peildatum, aantal in INWONERS
        ],
        # What an import said of the same day stays.
        ignore_conflicts=True,
    )


def _zet_volgnummer() -> None:
    # The ids were given, so the sequence has not seen them.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT last_value < (SELECT max(id) FROM organisaties_vtorganisatie)"
            " FROM organisaties_vtorganisatie_id_seq"
        )
        (achter,) = cursor.fetchone()
        if achter:
            cursor.execute(
                "SELECT setval('organisaties_vtorganisatie_id_seq', max(id)) FROM organisaties_vtorganisatie"
            )


def _laad_partijen() -> None:
    regios = _ids_van_regios()
    Organisatie.objects.bulk_create(
        [
            Organisatie(
                vt_organisatie_id=regios[partij.regio],
                code=partij.code,
                naam=partij.naam,
                soort_id=f"partijsoort:{partij.soort}",
                gemeente_id=partij.gemeente,
                email=partij.email,
                toelichting=partij.toelichting,
            )
            for partij in PARTIJEN
        ],
        update_conflicts=True,
        unique_fields=["vt_organisatie", "code"],
        update_fields=["naam", "soort", "gemeente", "toelichting"],
    )


def _ids_van_regios() -> dict[str, int]:
    return dict(VTOrganisatie.objects.values_list("code", "id"))
