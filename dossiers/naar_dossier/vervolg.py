# SPDX-License-Identifier: EUPL-1.2
"""Handovers, consults, emergency access, ending and reopening, from the acts; series of moments from the rows."""

from dossiers.daden import Daad
from dossiers.formaat import vervolg as formaat
from dossiers.wereld import Rij
from meldingen.models import Overgang
from monitoring.invoer import MomentInvoer
from monitoring.plannen import ONDERWERP
from monitoring.werkproces import Aanleiding
from overdracht.invoer import OverdragenInvoer, PartijInvoer

from .verslag import Verslag, kenmerk
from .vorm import Deel, dag, deel, kort, moment

TEKSTEN = ("conclusie", "contacten", "voorwaarden", "beschermend", "hulp", "afspraken", "afwijkreden")
# By step: the field of the receiver, and the name of the reason as the step takes it.
ANTWOORDEN = {
    "bevestigen": ("bevestigd", None),
    "aanvaarden": ("aanvaard", None),
    "weigeren": ("geweigerd", "weigerreden"),
    "intrekken": ("ingetrokken", "intrekreden"),
    "laat_verlopen": ("verlopen", None),
    "terugleggen": ("teruggelegd", "terugmeldreden"),
}


def overdragen(verslag: Verslag, daad: Daad) -> None:
    invoer: OverdragenInvoer = daad.met["invoer"]
    nieuw = [_ontvanger(verslag, nr, partij) for nr, partij in enumerate(invoer.partijen, len(verslag.ontvangers))]
    verslag.ontvangers += nieuw
    teksten = {veld: getattr(invoer, veld) for veld in TEKSTEN}
    verslag.overdrachten.append(deel(formaat.Overdracht, **verslag.handeling(daad), **teksten, ontvangers=nieuw))


def _ontvanger(verslag: Verslag, nr: int, invoer: PartijInvoer) -> Deel:
    return deel(
        formaat.Ontvanger,
        id=kenmerk(verslag.boek.overdrachten[nr]),
        partij=invoer.partij_code,
        personen=[verslag.persoon(persoon) for persoon in invoer.personen],
        doel=invoer.doel,
        verwacht=invoer.verwacht,
        wijze=kort(invoer.wijze),
        draagt_zicht=invoer.draagt_zicht,
    )


def antwoord(verslag: Verslag, daad: Daad) -> None:
    veld, reden = ANTWOORDEN[daad.stap]
    velden: Deel = {}
    if reden:
        velden["reden"] = kort(daad.met[reden])
        if toelichting := daad.met.get("toelichting"):
            velden["toelichting"] = toelichting
    verslag.ontvangers[daad.plaats][veld] = verslag.handeling(daad, **velden)


def consult_vragen(verslag: Verslag, daad: Daad) -> None:
    rij = verslag.boek.consulten[len(verslag.consulten)]
    verslag.consulten.append({"id": kenmerk(rij), "vraag": daad.met["vraag"], "gevraagd": verslag.handeling(daad)})


def consult_geven(verslag: Verslag, daad: Daad) -> None:
    verslag.consulten[daad.plaats] |= {"antwoord": daad.met["antwoord"], "beantwoord": verslag.handeling(daad)}


def noodtoegang(verslag: Verslag, daad: Daad) -> None:
    verslag.toegangen.append(
        {
            "medewerker": verslag.iemand(daad.wie),
            "reden": daad.met["reden"],
            "van": moment(daad.nu),
            "noodreden": kort(daad.met["noodreden"]),
        }
    )


def einde(verslag: Verslag, daad: Daad) -> None:
    velden = {
        "soort": "casus" if daad.stap == "afsluiten" else "betrokkenheid",
        "afsluitreden": kort(daad.met["afsluitreden"]),
        "vervalreden": daad.met.get("vervalreden", ""),
    }
    verslag.einden.append(deel(formaat.Einde, **verslag.handeling(daad), **velden))


def heropenen(verslag: Verslag, daad: Daad) -> None:
    reden, toelichting = kort(daad.met["heropenreden"]), daad.met["toelichting"]
    velden = {"reden": reden, "toelichting": toelichting, "moment_op": dag(daad.met["datum"])}
    verslag.heropeningen.append(verslag.handeling(daad, **velden))


def moment_vastleggen(verslag: Verslag, daad: Daad) -> None:
    invoer: MomentInvoer = daad.met["invoer"]
    extra = {"op": dag(invoer.extra_op), "reden": invoer.extra_reden} if invoer.extra_op else None
    verslag.uitvoeringen[daad.plaats] = deel(
        formaat.Uitvoering,
        op=dag(invoer.uitgevoerd_op),
        vastgelegd_op=moment(daad.nu),
        door=verslag.iemand(daad.wie),
        veiligheid=kort(invoer.veiligheid),
        nieuwe_incidenten=invoer.nieuwe_incidenten,
        nieuwe_zorgen=invoer.nieuwe_zorgen,
        gesproken_met=invoer.gesproken_met,
        bevindingen=invoer.bevindingen,
        vervolg=str(invoer.vervolg),
        extra=extra,
    )


def monitoring(verslag: Verslag) -> list[Deel]:
    """Every series with its moments; who planned them, and when, stands in the history."""
    begin = {
        (rij["onderwerp"], rij["onderwerp_id"]): rij
        for rij in verslag.boek.rijen.get(Overgang, ())
        if rij["van"] == "" and rij["onderwerp"] in ("monitoring", ONDERWERP)
    }
    return [
        deel(
            formaat.Monitoring,
            id=f"r{nr}",
            aanleiding=str(rij["aanleiding"]),
            verwijst=_verwijst(verslag, rij),
            vastgelegd_op=None
            if rij["aanleiding"] == Aanleiding.DIENST
            else moment(begin["monitoring", rij["id"]]["moment"]),
            momenten=[
                _moment(verslag, plaats, begin[ONDERWERP, m["id"]])
                for plaats, m in enumerate(verslag.boek.momenten)
                if m["monitoring_id"] == rij["id"]
            ],
        )
        for nr, rij in enumerate(verslag.boek.monitoringen, 1)
    ]


def _verwijst(verslag: Verslag, rij: Rij) -> str | None:
    if rij["dienst_id"]:
        return f"d{next(nr for nr, d in enumerate(verslag.boek.diensten, 1) if d['id'] == rij['dienst_id'])}"
    if rij["overdracht_id"]:
        return kenmerk(next(o for o in verslag.boek.overdrachten if o["id"] == rij["overdracht_id"]))
    return None


def _moment(verslag: Verslag, plaats: int, begin: Rij) -> Deel:
    rij, aangevraagd = verslag.boek.momenten[plaats], None
    if begin["stap"] == "extra_moment":
        wie = verslag.iemand(begin["medewerker_id"])
        aangevraagd = {"op": moment(begin["moment"]), **({"door": wie} if wie else {})}
    return deel(
        formaat.Monitoringsmoment,
        id=kenmerk(rij),
        soort=str(rij["soort"]),
        gepland_op=dag(rij["gepland_op"]),
        reden=rij["reden"],
        aangevraagd=aangevraagd,
        uitvoering=verslag.uitvoeringen.get(plaats),
    )
