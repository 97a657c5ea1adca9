# SPDX-License-Identifier: EUPL-1.2
"""Sentences of made-up cases. No name of a person occurs in them, so that no text tells on a melder."""

from typing import Final

TOELICHTING: Final = {
    "fysiek": (
        "Er is geslagen en geduwd na een ruzie over geld. Er is een blauwe plek op de arm gezien.",
        "Buren hoorden geschreeuw en bonken. Ter plaatse was de voordeur beschadigd.",
        "Na een woordenwisseling is er gegooid met serviesgoed en aan haren getrokken.",
    ),
    "psychisch": (
        "Er wordt dagelijks gescholden en gedreigd. Betrokkene durft niet meer alleen thuis te zijn.",
        "Telefoon en geld worden gecontroleerd. Er zijn dreigende berichten gestuurd.",
        "De ouders maken ruzie bij de overdracht van de kinderen. De kinderen horen alles.",
    ),
    "verwaarlozing_kind": (
        "De kinderen komen zonder ontbijt op school en zijn vaak te laat. Het huis is vervuild.",
        "De jongste is alleen buiten aangetroffen. Ouder was niet bereikbaar.",
        "Afspraken bij de arts worden telkens gemist. De kleding past niet bij het weer.",
    ),
    "": (
        "Er zijn zorgen over de situatie thuis. Er speelt meer dan op dit moment duidelijk is.",
        "De situatie thuis is gespannen. Er is hulp nodig, maar die komt niet op gang.",
    ),
}
BEVINDINGEN: Final = (
    "Gesproken met beide volwassenen en met school. De verhalen komen op hoofdlijnen overeen.",
    "Gebeld met de melder en met de huisarts. De ouder was bereikbaar en erkent de zorgen.",
    "Huisbezoek gedaan. De sfeer was gespannen; de kinderen waren aanwezig en zijn kort gesproken.",
    "Informatie opgevraagd bij school en jeugdgezondheidszorg. Een deel is nog niet ontvangen.",
)
GEEN_GESCHIEDENIS: Final = "Nagegaan: er zijn geen eerdere meldingen bekend."
GESCHIEDENIS: Final = (
    "Er zijn eerdere meldingen bekend: {aantal}. Het patroon herhaalt zich; dit weegt mee in de zwaarte.",
    "Eerder gemeld: {aantal} keer. De hulp van toen is gestopt voordat het veilig was.",
)
CONCLUSIE: Final = (
    "Er is sprake van structurele onveiligheid. Er zijn veiligheidsafspraken nodig en hulp voor het hele gezin.",
    "Er is geen acute onveiligheid. De spanningen tussen de volwassenen raken de kinderen.",
    "De onveiligheid hangt samen met het gebruik van alcohol. Zonder hulp is herhaling waarschijnlijk.",
    "De ouder staat open voor hulp. De draaglast is groter dan de draagkracht.",
)
MOTIVERING: Final = {
    "overdracht_lokaal": "Het gezin accepteert hulp en het lokale team kan die bieden.",
    "overdracht_hulp": "Er is al passende hulp betrokken; die kan het veiligheidsplan dragen.",
    "overdracht_client": "Het gezin kan met het eigen netwerk verder en heeft een plan gemaakt.",
    "vv": "Er zijn veiligheidsvoorwaarden nodig voordat hulp kan starten.",
    "onderzoek": "Het is niet duidelijk of er sprake is van huiselijk geweld of kindermishandeling.",
    "einde": "Er is geen sprake van huiselijk geweld of kindermishandeling.",
    "advies": "De melder gaat zelf verder en wil een advies.",
}
ADVIESVRAGEN: Final = (
    ("Hoe bespreek ik mijn zorgen met de ouders?", "Stappen van de meldcode doorgenomen en een gespreksopzet gegeven."),
    ("Moet ik dit melden of kan ik zelf hulp inzetten?", "Het afwegingskader samen doorlopen. Nu geen melding nodig."),
    (
        "Een collega maakt zich zorgen over een buurvrouw. Wat kan zij doen?",
        "Uitgelegd welke hulp er is en hoe te bellen.",
    ),
    ("Een kind vertelt over ruzie thuis. Wat zeg ik wel en niet?", "Besproken hoe te luisteren en wat vast te leggen."),
)
NOTITIES: Final = (
    "Beller maakt zich zorgen over een gezin in de straat. Wordt teruggebeld voor meer informatie.",
    "Medewerker van een school vraagt overleg. Nog niet duidelijk of dit een melding wordt.",
    "Beller is zelf betrokken en vraagt wat Veilig Thuis doet. Afgesproken morgen verder te praten.",
    "Bericht via het formulier. Telefoonnummer klopt niet; opnieuw proberen per e-mail.",
)
VOORWAARDEN: Final = (
    "Er wordt niet meer geslagen of gedreigd. De kinderen zijn niet alleen met iemand die gedronken heeft.",
    "De ouders zien elkaar alleen met een derde erbij. School weet wie de kinderen ophaalt.",
)
DIENSTCONCLUSIE: Final = (
    "De veiligheidsvoorwaarden zijn besproken en worden nageleefd. Vervolghulp is geregeld.",
    "Gesproken met alle betrokkenen en met informanten. De conclusie is met het gezin gedeeld.",
)
DOEL: Final = ("Herstel van veiligheid en hulp bij de opvoeding.", "Voorkomen van herhaling en steun voor de kinderen.")
VERWACHT: Final = ("Binnen twee weken een eerste gesprek met het hele gezin, daarna een plan met afspraken.",)
CONTACTEN: Final = (
    "Twee telefoongesprekken en een huisbezoek door Veilig Thuis.",
    "Eén gesprek met beide volwassenen.",
)
BESCHERMEND: Final = ("Er is een betrokken familielid in de buurt.", "De kinderen gaan graag naar school.", "")
AFWIJKEND: Final = "Er is al andere hulp betrokken die het gezin kent."
NIEUWE_PARTIJ: Final = "De eerste partij kon het niet aannemen; deze partij kent het gezin."
WEIGERING: Final = (
    ("te_zwaar", "De problematiek is te zwaar voor ons team; er is eerst meer zicht op veiligheid nodig."),
    ("capaciteit", "Wij hebben op dit moment geen ruimte om binnen de termijn te starten."),
    ("expertise", "Hiervoor is deskundigheid nodig die wij niet hebben."),
)
TERUGGAVE: Final = (
    ("weigeren", "Het gezin wil geen hulp en laat ons niet meer binnen."),
    ("geen_hulp", "De hulp komt niet op gang; de wachttijd is te lang voor deze situatie."),
    ("onveilig", "De situatie is onveiliger dan bij de overdracht bekend was."),
)
MOMENT: Final = (
    "Gebeld met de ouder en met de betrokken hulpverlener. De afspraken worden nageleefd.",
    "De kinderen zitten beter in hun vel. Er is nog spanning rond de omgang.",
    "Hulpverlener meldt dat de gesprekken doorgaan. De ouder is tevreden over de hulp.",
)
GESPROKEN_MET: Final = ("ouder en hulpverlener", "beide ouders", "wijkteam en school", "ouder, telefonisch")
CONSULTVRAAG: Final = (
    "Hoe wegen we de signalen van het jongste kind? Is een gesprek met het kind verantwoord?",
    "Is hier sprake van dwingende controle? Wat betekent dat voor de veiligheidsafspraken?",
    "Graag meedenken over het besluit: overdragen of eerst voorwaarden stellen?",
)
CONSULTANTWOORD: Final = (
    "Voer het kindgesprek op school, met een vertrouwd persoon erbij. Leg de woorden van het kind letterlijk vast.",
    "Het patroon past bij dwingende controle. Spreek de volwassenen apart en regel eerst de veiligheid.",
)
HEROPEND: Final = "De hulpverlener laat weten dat de afspraken niet meer worden nageleefd."
AMBTSHALVE: Final = "Bij de monitoring bleek dat de veiligheid onvoldoende is hersteld en dat er opnieuw geweld was."
NOODTOEGANG: Final = "Telefoon van de crisisdienst; de vaste collega is niet bereikbaar."
EERDER_INCIDENT: Final = "Verteld bij een latere melding; toen niet gemeld."
NIEUW_INCIDENT: Final = "Bij de monitoring gehoord: er was opnieuw geweld."
NIEUWE_ZORG: Final = "De hulpverlener ziet dat de spanning oploopt. Niemand heeft iets zien gebeuren."
RISICOFACTOREN: Final = ("scheiding", "geschiedenis", "opvoeding", "verslaving", "psychisch", "multiproblematiek")
