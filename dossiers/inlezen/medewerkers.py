# SPDX-License-Identifier: EUPL-1.2
"""Who is named in a file: an account of this organisation or its parties by its user name, or one made for it.

An account that the import makes is inactive, has no role and no password, and is called
`import.<organisatie>.<24 hex of a hash of the kenmerk>`: the same in every file, of one region, and not a name that
people choose.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q, QuerySet

from audit.vastleggen import leg_vast
from dossiers import formaat
from dossiers.keuren import Afgekeurd, Fout
from organisaties.models import Medewerker, Organisatie, VTOrganisatie

from .uitwisseling import Aangekondigd


def importnaam(organisatie: VTOrganisatie, kenmerk: str) -> str:
    return f"import.{organisatie.code}.{hashlib.sha256(kenmerk.encode()).hexdigest()[:24]}"


def van_organisatie(organisatie: VTOrganisatie) -> QuerySet[Medewerker]:
    return Medewerker.objects.filter(Q(vt_organisatie=organisatie) | Q(organisatie__vt_organisatie=organisatie))


class Medewerkers(Mapping[str, int]):
    """Kenmerk → id of the account, looked up when it is first asked for."""

    def __init__(self, organisatie: VTOrganisatie) -> None:
        self._organisatie = organisatie
        self._ids: dict[str, int] = {}
        self._aangekondigd: dict[str, Aangekondigd] = {}
        self._tijdelijk: set[str] = set()

    def kondig_aan(self, nieuw: Mapping[str, Aangekondigd]) -> None:
        """Rehearsal only: these have no account yet."""
        self._aangekondigd.update(nieuw)

    def vergeet_tijdelijke(self) -> None:
        """Their accounts were taken back with the transaction."""
        for kenmerk in self._tijdelijk:
            self._ids.pop(kenmerk, None)
        self._tijdelijk.clear()

    def __getitem__(self, kenmerk: str) -> int:
        if kenmerk not in self._ids:
            gevonden = zoek(self._organisatie, kenmerk)
            if gevonden is None and kenmerk in self._aangekondigd:
                gevonden = self._maak_tijdelijk(self._aangekondigd[kenmerk])
            if gevonden is None:
                raise KeyError
            self._ids[kenmerk] = gevonden
        return self._ids[kenmerk]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _maak_tijdelijk(self, wie: Aangekondigd) -> int:
        self._tijdelijk.add(wie.kenmerk)
        username = f"proef-{os.getpid()}.{hashlib.sha256(wie.kenmerk.encode()).hexdigest()[:24]}"
        return _maak(self._organisatie, username, wie.naam, wie.partij_id).pk


def zoek(organisatie: VTOrganisatie, kenmerk: str) -> int | None:
    """A real account comes before one that an import made."""
    eigen = importnaam(organisatie, kenmerk)
    namen = [kenmerk.strip().lower(), eigen]
    gevonden = dict(van_organisatie(organisatie).filter(username__in=namen).values_list("username", "pk"))
    return gevonden.get(namen[0], gevonden.get(eigen))


def leg_medewerker_vast(organisatie: VTOrganisatie, regel: formaat.Medewerker, *, proef: bool) -> Aangekondigd:
    """Make the account of this line where there is none. Raises Afgekeurd for a party that is not known."""
    wie = Aangekondigd(regel.id, regel.naam, _partij(organisatie, regel.partij))
    if proef:
        return wie
    with transaction.atomic():
        bekend = zoek(organisatie, regel.id)
        eigen = importnaam(organisatie, regel.id)
        if bekend is None:
            bekend = _maak(organisatie, eigen, regel.naam, wie.partij_id).pk
            leg_vast(
                actie="importeren",
                onderwerp="medewerker",
                nummer=eigen,
                organisatie_id=organisatie.pk,
                medewerker_id=None,
            )
        Medewerker.objects.filter(pk=bekend, username=eigen, is_active=False).exclude(naam=regel.naam).update(
            naam=regel.naam
        )
    return wie


def _partij(organisatie: VTOrganisatie, code: str | None) -> int | None:
    if code is None:
        return None
    gevonden = Organisatie.objects.filter(vt_organisatie=organisatie, code=code).values_list("pk", flat=True).first()
    if gevonden is None:
        raise Afgekeurd((Fout("partij", "onbekende_partij", "Deze organisatie is niet bekend. Gebruik haar code."),))
    return gevonden


def _maak(organisatie: VTOrganisatie, username: str, naam: str, partij_id: int | None) -> Medewerker:
    bij = {"organisatie_id": partij_id} if partij_id else {"vt_organisatie": organisatie}
    return Medewerker.objects.create(username=username, naam=naam, password=make_password(None), is_active=False, **bij)
