# SPDX-License-Identifier: EUPL-1.2
"""Registering a melding by phone: one dense page that keeps everything typed, with or without JavaScript."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from meldingen import rechten
from meldingen.bekende_dossiers import Peil
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.gezinsvraag import MAX_RIJEN, aantal_rijen, gekoppelde_personen, zoekvragen
from meldingen.forms.melding import MeldingForm
from meldingen.herkennen import leg_zoeken_vast, zoek_bekenden
from meldingen.models import Casus, Concept, Contact
from meldingen.stappen.registreren import registreren
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker
from personen.models import Persoon

from .conceptbeeld import Conceptbeeld, bewaar, herstel, vergelijk
from .contact import inzage_contact
from .registratieknoppen import na_actie
from .registratiepagina import Paneel, afgewezen_in, bij_het_typen, rijen_van, secties_van

TE_WEINIG = (
    "Vul van één persoon genoeg in: een naam met geboortedatum of telefoonnummer, een achternaam met voornaam, een BSN "
    "of een postcode met huisnummer. Wat u van de anderen typt, telt dan mee."
)

BELLER_IS_NAAM = 60


@login_required
@require_http_methods(["GET", "POST"])
def melding_nieuw(request: HttpRequest, nummer: str | None = None) -> HttpResponse:
    """Register a melding, perhaps from a contact, whose notes stay in sight."""
    medewerker = medewerker_van(request)
    contact = haal(Contact.objects.zichtbaar_voor(medewerker), medewerker, nummer) if nummer else None
    mag = rechten.mag_registreren(medewerker)
    eis_scherm(medewerker, mag=mag, actie="registreren", onderwerp="melding", nummer=nummer or "")
    if contact is not None:
        inzage_contact(medewerker, contact)
    if request.method != "POST":
        return _open(request, medewerker, contact)
    actie, _, waarde = request.POST.get("actie", "").partition(":")
    if actie == "registreren":
        return _registreer(request, medewerker, contact)
    data = na_actie(request.POST.copy(), actie, waarde)
    concept = bewaar(request, medewerker, Concept.Soort.REGISTRATIE, nummer or "", data)
    form = MeldingForm.opnieuw(data, medewerker=medewerker)
    return toon_registratie(request, form, contact, zoek(medewerker, data, form.gekoppeld), concept)


@login_required
@require_POST
def personen_zoeken(request: HttpRequest) -> HttpResponse:
    """The panel 'mogelijk bekend' of the whole family, while somebody types."""
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=rechten.mag_registreren(medewerker), actie="zoeken", onderwerp="persoon")
    gekoppeld = gekoppelde_personen(request.POST, aantal_rijen(request.POST), medewerker)
    paneel = zoek(medewerker, request.POST, gekoppeld)
    inhoud = {"paneel": paneel} | bij_het_typen(request.POST, gekoppeld, medewerker)
    return render(request, "meldingen/_bekend.html", inhoud)


def zoek(medewerker: Medewerker, data: QueryDict, gekoppeld: dict[int, Persoon]) -> Paneel:
    """Search with what stands in all rows together; logged as a read before it is shown."""
    vragen = zoekvragen(data, gekoppeld)
    afgewezen = afgewezen_in(data, len(vragen))
    try:
        peil = Peil(timezone.localdate(), erbij=True)
        gevonden = zoek_bekenden(
            medewerker=medewerker, vragen=vragen, peil=peil, gekoppeld=gekoppeld, afgewezen=afgewezen
        )
    except ValidationError as fout:
        return Paneel(uitleg=" ".join(fout.messages) if hasattr(fout, "error_dict") else TE_WEINIG)
    leg_zoeken_vast(medewerker, gevonden.aantal, "registratie")
    organisatie = medewerker.vt_organisatie
    return Paneel(gevonden, contact=organisatie.contact_afgeschermd if organisatie else "", afgewezen=afgewezen)


def _registreer(request: HttpRequest, medewerker: Medewerker, contact: Contact | None) -> HttpResponse:
    form = MeldingForm(data=request.POST, medewerker=medewerker)
    melding = None
    if form.is_valid():
        gekozen = form.cleaned_data.get("casus") or "nieuw"
        casus = None
        if gekozen != "nieuw":
            casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, gekozen)
        melding = verwerk(
            form,
            registreren,
            medewerker=medewerker,
            onderwerp="melding",
            nummer="",
            casus=casus,
            contact=contact,
            nu=timezone.now(),
        )
    if melding is None:
        nummer = contact.nummer if contact else ""
        concept = bewaar(request, medewerker, Concept.Soort.REGISTRATIE, nummer, request.POST)
        return toon_registratie(request, form, contact, zoek(medewerker, request.POST, form.gekoppeld), concept)
    messages.success(request, f"Melding {melding.nummer} is geregistreerd.")
    return redirect("meldingen:melding", nummer=melding.nummer)


def _open(request: HttpRequest, medewerker: Medewerker, contact: Contact | None) -> HttpResponse:
    """An empty page, or with what this person typed before and did not send."""
    concept, data = herstel(medewerker, Concept.Soort.REGISTRATIE, contact.nummer if contact else "")
    if data is None and contact is not None and contact.status != Contactstatus.OPEN:
        # By the back button or an old page: nothing to type any more, and there it says what became of it.
        return redirect("meldingen:contact", nummer=contact.nummer)
    if data is None:
        form = MeldingForm(initial=_begin(contact), medewerker=medewerker)
        return toon_registratie(request, form, contact, Paneel(uitleg=TE_WEINIG), concept)
    if contact is not None:
        # Its notes as they are now stand beside the form.
        data["contact_versie"] = str(contact.versie)
    form = MeldingForm.opnieuw(data, medewerker=medewerker)
    return toon_registratie(request, form, contact, zoek(medewerker, data, form.gekoppeld), concept)


def _begin(contact: Contact | None) -> dict[str, Any]:
    if contact is None:
        return {"ontvangen_op": "nu"}
    begin = {"ontvangen_op": contact.ontvangen_op, "kanaal": contact.kanaal_id, "contact_versie": contact.versie}
    # Who calls was written down already; what is longer than a name stays beside the form.
    beller = contact.beller or ""
    return begin | ({"bron-naam": beller} if len(beller) <= BELLER_IS_NAAM else {})


def toon_registratie(
    request: HttpRequest, form: MeldingForm, contact: Contact | None, paneel: Paneel, concept: Conceptbeeld
) -> HttpResponse:
    vergelijk(concept, form)
    inhoud = {
        "concept": concept,
        "nu": timezone.now(),
        "form": form,
        "contact": contact,
        "rijen": rijen_van(form),
        "paneel": paneel,
        "bron": {naam.removeprefix("bron-"): form[naam] for naam in form.fields if naam.startswith("bron-")},
        "secties": secties_van(form),
        "meer_rijen": form.aantal_rijen < MAX_RIJEN,
    }
    return render(request, "meldingen/registreren.html", inhoud, status=status_van(form))
