# SPDX-License-Identifier: EUPL-1.2
"""Messages as they stand in the inbox, put there as receiving and reading leave them."""

from base64 import b64encode
from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from intake.formaten.vorm import Adres, Bericht, Melder, Persoon
from intake.models import Afzender, Berichtverband, InkomendBericht
from meldingen.klok import instelling_van
from meldingen.nummers import volgend_nummer
from meldingen.termijnen.regels import uiterste_datum
from organisaties.models import Rol


def afzender_van(organisatie, code="politie", **anders):
    velden = {"soort": "koppeling", "naam": "Politie", "formaat": "vt-bericht-1",
              "client_id": f"{code}-{organisatie.code}", "meldersoort_id": "meldersoort:politie"} | anders  # fmt: skip
    return Afzender.objects.get_or_create(organisatie=organisatie, code=code, defaults=velden)[0]


def zonder_bron(medewerker):
    """Works the messages from now on, and may not see who told anything: a role that an organisation can make."""
    rol = Rol.objects.create(code="postkamer", naam="Postkamer", rechten=[
        "berichten_verwerken", "melding_registreren", "dossier_inzien", "contact_vastleggen", "personen_beheren",
    ])  # fmt: skip
    medewerker.rollen.set([rol])
    return type(medewerker).objects.get(pk=medewerker.pk)


def verband(organisatie, soort, sleutel):
    hash_ = sha256(sleutel.encode()).digest()
    return Berichtverband.objects.get_or_create(organisatie=organisatie, soort=soort, sleutel=hash_)[0]


def inhoud(**anders):
    """What a complete message of the police says. Codes come without their list, as in the message."""
    velden = {
        "gebeurd_op": "2026-03-07",
        "gebeurd_om": "23:10",
        "crisis": False,
        "gemeente": "GM0034",
        "hgkm": "ja",
        "toelichting": "Buren belden over geschreeuw; de kinderen stonden in pyjama op straat.",
        "aard": ("lichamelijk",),
        "melder": Melder(naam="W. Kanarie-Melder", functie="wijkagent", instelling="Politie", telefoon="0688888888"),
        "personen": (
            Persoon(rol="slachtoffer", voornamen="Sanne", geboortenaam="Kanariepiet", geboortedatum="1990-05-14",
                    geslacht="vrouw", bsn="123456782", telefoon="0612345678",
                    adres=Adres(straat="Vinkenlaan", huisnummer=12, postcode="1315 AB", plaats="Almere")),
            Persoon(rol="kind", voornamen="Jip", geboortenaam="Kanariepiet", geboortedatum="2019-03"),
            Persoon(rol="vermoedelijk_pleger", onbekend=True),
        ),
    }  # fmt: skip
    return Bericht(**(velden | anders))


def ontvangen(organisatie, nu, *, afzender=None, gelezen=None, leesfout="", leesfout_plek="", ruw=None, **anders):
    """One message that came in; `gelezen` is what it says, `leesfout` why it cannot be read."""
    bericht = None if leesfout else gelezen or inhoud()
    op = anders.pop("ontvangen_op", nu - timedelta(hours=1))
    lijf = ruw if ruw is not None else (bericht.model_dump_json() if bericht else "{kapot").encode()
    nummer = volgend_nummer("B", op)
    velden = {
        "organisatie": organisatie,
        "afzender": afzender or afzender_van(organisatie),
        "nummer": nummer,
        "bericht_id": nummer,
        "inhoud_hash": sha256(lijf).digest(),
        "ontvangen_op": op,
        "uiterste_datum": uiterste_datum(
            "vb", timezone.localdate(op), instelling=instelling_van(organisatie)
        ).uiterste_datum,
        "inhoudstype": "application/json",
        "grootte": len(lijf),
        "ruw": b64encode(lijf).decode(),
        "status": "onleesbaar" if leesfout else "te_verwerken",
        "gelezen_op": op,
        "gelezen": bericht and bericht.model_dump_json(),
        "leesfout": leesfout,
        "leesfout_plek": leesfout_plek,
        "crisis": bericht and bericht.crisis,
        "gemeente_id": bericht and bericht.gemeente,
    }
    return InkomendBericht.objects.create(**(velden | anders))


def als_verstuurd(form, **anders):
    """What a browser sends when the worker types nothing."""
    velden = {}
    for naam, veld in form.fields.items():
        waarde = form[naam].value()
        if veld.disabled or waarde in (None, "", False):
            continue
        velden[naam] = form[naam].field.widget.format_value(waarde) if naam == "incident_datum" else waarde
    return velden | {"actie": "registreren"} | anders
