# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from achtergrond.wekken import wek
from audit.vastleggen import leg_vast
from intake.kanaal import kanaal_van
from intake.lezen import gelezen_van
from intake.maatregelen import als_inhoud, kies_maatregelen
from intake.melder import bron_uit, leg_medemelder_vast
from intake.models import InkomendBericht
from intake.overgang import eis_crisis_gezien, eis_samen, eis_te_doen, rond_bericht_af, vergrendel_samen
from intake.rechten import mag_bericht_registreren, mag_bericht_zoals_ontvangen
from intake.werkproces import Berichtstatus
from meldingen.concepten import wis_eigen_concept
from meldingen.herhaling.slot import vergrendel_mensen
from meldingen.herkenning import ZOEK_TAAK
from meldingen.inschrijven import schrijf_in
from meldingen.invoer import BronInvoer, MeldingInvoer
from meldingen.maatregelen import MaatregelInvoer, leg_maatregelen_vast
from meldingen.models import Bron, Casus, Concept, Melding
from meldingen.overgang import Handelend, vergrendel
from meldingen.rechten import eis, eis_versie
from organisaties.models import Medewerker

STAP = "bericht_registreren"


def bericht_registreren(
    *,
    medewerker: Medewerker,
    bericht: InkomendBericht,
    invoer: MeldingInvoer,
    nu: datetime,
    casus: Casus | None = None,
    samen: Collection[str] = (),
    maatregelen: Collection[MaatregelInvoer] | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Melding:
    """A message becomes a melding, as the worker corrected what was read of it, on a new casus or a known `casus`.

    Who: whoever works the messages and registers meldingen. The message goes to 'melding'; `samen` are the numbers of
    other open messages of the same event, which go to 'toegevoegd' in the same act. Writes what `registreren` writes,
    except what nobody types: the melding counts as received when the first of these messages was, whatever
    `invoer` says, so every term counts from there; its channel is that of the sender; and the melder is that of the
    message when the worker may not see who it is. Who told the others become sources too. `maatregelen` are those of
    these messages that the dossier gets, None for all of them; what it has already is not written again. Errors:
    `OngeldigeInvoer` per field, `VerkeerdeToestand` naming who was first, `InmiddelsGewijzigd`. Sources: Wmo 2015
    art. 4.1.1 and Handelingsprotocol 2019: terms run from receipt; domain notes §4.
    """
    with transaction.atomic():
        vergrendel_mensen(medewerker.vt_organisatie_id, (b.persoon_nummer for b in invoer.betrokkenen), casus=casus)
        casus = vergrendel(casus.pk) if casus else None
        bericht, mee = vergrendel_samen(bericht, samen)
        eigen = casus is None or casus.organisatie_id == medewerker.vt_organisatie_id
        eis(mag_bericht_registreren(medewerker, bericht) and eigen)
        ontvangen_op = min(een.ontvangen_op for een in (bericht, *mee))
        bron = _melder(medewerker, bericht, invoer)
        vast = replace(invoer, ontvangen_op=ontvangen_op, kanaal=kanaal_van(bericht.afzender), bron=bron)
        inhoud = {**vast.als_inhoud(), "bericht": bericht.pk, "casus": casus and casus.pk, "samen": sorted(samen),
                  "maatregelen": als_inhoud(maatregelen)}  # fmt: skip
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Melding.objects.get(pk=handeling.resultaat_id)
        eis_te_doen(bericht)
        eis_versie(bericht, versie)
        eis_samen(bericht, mee, samen)
        eis_crisis_gezien(mee, crisis=invoer.crisis)
        gekozen = kies_maatregelen((bericht, *mee), maatregelen, nu=nu)
        door = Handelend(STAP, medewerker.pk, nu)
        melding = schrijf_in(door, medewerker, vast, casus=casus)
        genomen = leg_maatregelen_vast(melding.casus, gekozen, nu=nu)
        melder = Bron.objects.get(melding=melding, soort=Bron.Soort.MELDER)
        rond_bericht_af(door, bericht, Berichtstatus.MELDING, melding=melding, bron=melder)
        for ander in mee:
            medemelder = leg_medemelder_vast(ander, melding, nu=nu)
            rond_bericht_af(door, ander, Berichtstatus.TOEGEVOEGD, melding=melding, bron=medemelder)
        wis_eigen_concept(medewerker=medewerker, soort=Concept.Soort.REGISTRATIE, onderwerp=bericht.nummer, token=token)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"bericht": bericht.nummer, "crisis": invoer.crisis, "berichten": 1 + len(mee),
                      "betrokkenen": len(invoer.betrokkenen), "maatregelen": genomen},
        )  # fmt: skip
        handeling.rond_af(melding.pk)
        wek(ZOEK_TAAK, melding_id=melding.pk)
        return melding


def _melder(medewerker: Medewerker, bericht: InkomendBericht, invoer: MeldingInvoer) -> BronInvoer:
    gelezen = None if mag_bericht_zoals_ontvangen(medewerker, bericht) else gelezen_van(bericht)
    return bron_uit(gelezen.melder) if gelezen else invoer.bron
