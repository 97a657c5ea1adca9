# SPDX-License-Identifier: EUPL-1.2
"""The declared table of who gets what: every way in, its kind of row, who may do it, and what it leaves in the audit.

Roles here, rights in the product: that the two agree is what the sweep proves. A way in that is not listed fails it.
"""

from dataclasses import dataclass

FRONT, BEOORDEEL, ONDERZOEK = "frontoffice", "beoordelaar", "onderzoeker"
GEDRAG, MANAGER, BEHEER, PRIVACY = "gedragswetenschapper", "manager", "beheer", "privacy"
TEAM, OVERLEGLID = "lokaalteam", "overleglid"
DOSSIER = frozenset({FRONT, BEOORDEEL, ONDERZOEK, GEDRAG, MANAGER})
BRON = frozenset({FRONT, BEOORDEEL, ONDERZOEK})
NOOD = BRON
MELDEN = frozenset({FRONT, BEOORDEEL})
DRAGEN = frozenset({BEOORDEEL, ONDERZOEK})
# Who says who is who.
PERSONEN = frozenset({FRONT, BEOORDEEL, ONDERZOEK})
ALLEN = frozenset({*DOSSIER, BEHEER, PRIVACY, TEAM, OVERLEGLID})

# Who writes in a dossier adds what others wrote.
SCHRIJVEN = BRON

# Letter of a number -> who of the own region sees such rows at all; a party sees its own handovers besides.
ZIET = {
    "C": DOSSIER,
    "M": DOSSIER,
    "V": DOSSIER,
    "T": DOSSIER,
    "O": DOSSIER,
    "K": MELDEN,
    "B": MELDEN,
    "A": frozenset({FRONT}),
    "W": frozenset({FRONT}),
    "P": DOSSIER,
    "D": DOSSIER,
    # A document that was taken out of its dossier.
    "X": SCHRIJVEN,
}


@dataclass(frozen=True)
class Eis:
    """`methoden`: G, P or GP. `inzage`: how many reads a shown page (200) leaves."""

    mag: frozenset[str]
    methoden: str
    soort: str = ""
    inzage: int = 0


def lijst(mag, inzage=0):
    return Eis(mag, "G", inzage=inzage)


def pagina(soort, mag=None, inzage=1):
    return Eis(ZIET[soort] | ({TEAM} if soort == "O" else set()) if mag is None else mag, "G", soort, inzage)


def daad(soort, mag, methoden="GP", inzage=1):
    return Eis(frozenset(mag), methoden, soort, inzage)


PAGINAS = {
    "meldingen:contacten": lijst(MELDEN),
    "meldingen:contact_nieuw": Eis(MELDEN, "GP"),
    "meldingen:contact": daad("K", MELDEN),
    "meldingen:contact_melding": daad("K", MELDEN),
    "meldingen:contact_advies": daad("K", {FRONT}),
    # One's own drafts: what one typed oneself is no read of a dossier.
    "meldingen:concepten": Eis(MELDEN, "GP"),
    "meldingen:concept_weggooien": Eis(MELDEN, "P"),
    "meldingen:adviezen": lijst(frozenset({FRONT})),
    "meldingen:advies_registreren": Eis(frozenset({FRONT}), "GP"),
    "meldingen:advies": pagina("A"),
    "meldingen:contact_vervolg": daad("K", {FRONT}),
    "meldingen:contact_afsluiten": daad("K", MELDEN),
    "meldingen:advies_oppakken": daad("A", {FRONT}, "P"),
    "meldingen:advies_afronden": daad("A", {FRONT}),
    "meldingen:advies_bijwerken": daad("A", {FRONT}),
    "meldingen:adviescontact_vastleggen": daad("A", {FRONT}),
    "meldingen:adviesvrager_vastleggen": daad("A", {FRONT}),
    "meldingen:advies_omzetten": daad("A", {FRONT}),
    "meldingen:adviesvragers": Eis(frozenset({FRONT}), "GP"),
    "meldingen:adviesvrager": pagina("W"),
    "meldingen:toestemming_intrekken": daad("W", {FRONT}),
    "werkplek:crisis": lijst(DOSSIER),
    "meldingen:meldingen": lijst(DOSSIER),
    "meldingen:registreren": Eis(MELDEN, "GP"),
    "meldingen:melding": pagina("M"),
    "meldingen:in_beoordeling_nemen": daad("M", {BEOORDEEL}, "P"),
    "meldingen:beoordelen": daad("M", {BEOORDEEL}),
    "meldingen:besluit_herzien": daad("M", DRAGEN),
    # The list is for everybody who sees the melding, doing something with it for two roles.
    "meldingen:informeren": daad("M", DOSSIER),
    "meldingen:informeren_vastleggen": daad("M", DRAGEN),
    "meldingen:informeren_uitstellen": daad("M", DRAGEN),
    "meldingen:informeren_vervalt": daad("M", DRAGEN),
    "meldingen:eerste_contact": daad("M", BRON),
    "meldingen:terugkoppeling": daad("M", DOSSIER),
    "meldingen:terugkoppeling_vervalt": daad("M", BRON),
    "meldingen:terugkoppelingen": lijst(DOSSIER),
    "meldingen:beoordeling_overnemen": daad("M", {BEOORDEEL}, "P"),
    "meldingen:bron": pagina("M", BRON),
    "meldingen:bron_bijwerken": daad("M", BRON),
    "meldingen:bron_geheim": daad("M", BRON, "P"),
    "meldingen:informant_vastleggen": daad("M", BRON),
    "meldingen:bronfragment_markeren": daad("M", BRON),
    "meldingen:bronfragment_opheffen": daad("M", BRON, "P"),
    "meldingen:betrokkene_koppelen": daad("M", PERSONEN),
    "meldingen:betrokkene_ontkoppelen": daad("M", PERSONEN),
    "meldingen:personen_zoeken": Eis(MELDEN, "P"),
    "meldingen:persoon": pagina("P"),
    "meldingen:personen_samenvoegen": daad("P", PERSONEN),
    "meldingen:persoon_bijwerken": daad("P", PERSONEN),
    "meldingen:adres_vastleggen": daad("P", PERSONEN),
    "meldingen:adres_beeindigen": daad("P", PERSONEN),
    "meldingen:relatie_vastleggen": daad("P", PERSONEN),
    "meldingen:relatie_beeindigen": daad("P", PERSONEN),
    "meldingen:gezag_vastleggen": daad("P", PERSONEN),
    "meldingen:gezag_beeindigen": daad("P", PERSONEN),
    "meldingen:vergissing_vastleggen": daad("P", PERSONEN),
    "meldingen:vergissing_ongedaan_maken": daad("P", PERSONEN),
    # Without a decision to undo there is nothing to show.
    "meldingen:personen_splitsen": daad("P", PERSONEN, inzage=0),
    "meldingen:dienst_starten": daad("C", {ONDERZOEK}, inzage=0),
    "meldingen:consult_vragen": daad("C", DRAGEN, inzage=0),
    "meldingen:consulten": lijst(frozenset({BEOORDEEL, ONDERZOEK, GEDRAG})),
    # Reading is for everybody who sees the casus, answering for one role.
    "meldingen:consult": daad("V", DOSSIER),
    "meldingen:herkenningen": lijst(PERSONEN, inzage=1),
    "meldingen:herkenning": pagina("M", PERSONEN),
    "meldingen:herkenning_bevestigen": daad("M", PERSONEN, "P"),
    "meldingen:herkenning_afwijzen": daad("M", PERSONEN, "P"),
    "meldingen:noodtoegang": Eis(NOOD, "GP"),
    "documenten:van_casus": pagina("C"),
    "documenten:van_melding": pagina("M"),
    "documenten:toevoegen": daad("C", SCHRIJVEN, inzage=0),
    "documenten:document": pagina("D"),
    "documenten:bestand": pagina("D"),
    "documenten:bijwerken": daad("D", SCHRIJVEN),
    "documenten:intrekken": daad("D", SCHRIJVEN),
    "documenten:ingetrokken": pagina("C", SCHRIJVEN),
    "documenten:terugzetten": daad("X", SCHRIJVEN),
    "intake:berichten": lijst(MELDEN),
    "intake:bericht": pagina("B"),
    "intake:bericht_oppakken": daad("B", MELDEN, "P"),
    # Opened with what was read it is also a search for who is known; one that is done with leads to its page.
    "intake:bericht_registreren": daad("B", MELDEN, inzage=3),
    "intake:bericht_toevoegen": daad("B", MELDEN, "P"),
    "intake:bericht_afhandelen": daad("B", MELDEN, "P"),
    "intake:bericht_heropenen": daad("B", MELDEN, "P"),
    "intake:bericht_zoals_ontvangen": daad("B", MELDEN, "P"),
    "intake:van_melding": pagina("M"),
    "overdracht:overdragen": daad("C", DRAGEN),
    "overdracht:lijst": lijst(DOSSIER | {TEAM}),
    "overdracht:eerder": lijst(frozenset({TEAM})),
    "overdracht:detail": pagina("O"),
    "overdracht:bevestigen": daad("O", {TEAM}, inzage=0),
    "overdracht:aanvaarden": daad("O", {TEAM}, inzage=0),
    "overdracht:weigeren": daad("O", {TEAM}, inzage=0),
    "overdracht:terugleggen": daad("O", {TEAM}, inzage=0),
    "overdracht:intrekken": daad("O", DRAGEN, inzage=0),
    "overdracht:overleg": lijst(frozenset({OVERLEGLID}), inzage=1),
    "monitoring:lijst": lijst(DOSSIER),
    "monitoring:moment": pagina("T"),
    "monitoring:vastleggen": daad("T", {ONDERZOEK}),
    "monitoring:dienst_afronden": daad("C", {ONDERZOEK}),
    "monitoring:ambtshalve_melden": daad("C", {ONDERZOEK}),
    "monitoring:betrokkenheid_beeindigen": daad("C", DRAGEN, inzage=0),
    "monitoring:extra_moment": daad("C", {ONDERZOEK}, inzage=0),
    "monitoring:afsluiten": daad("C", {ONDERZOEK}, inzage=0),
    "monitoring:heropenen": daad("C", DRAGEN, inzage=0),
    "rapportage:sturing": lijst(frozenset({MANAGER})),
    "rapportage:lijst": lijst(frozenset({MANAGER}), inzage=1),
    "werkplek:mijn_werk": lijst(ALLEN),
    "werkplek:signaal_afhandelen": Eis(ALLEN, "P"),
    "werkplek:zoeken": Eis(DOSSIER, "GP"),
    "werkplek:auditlog": lijst(frozenset({PRIVACY}), inzage=1),
    "werkplek:noodtoegang": lijst(frozenset({PRIVACY}), inzage=1),
    "werkplek:noodtoegang_beoordeeld": Eis(frozenset({PRIVACY}), "P"),
    "werkplek:beheer": lijst(frozenset({BEHEER})),
    "werkplek:codelijsten": lijst(frozenset({BEHEER})),
    "werkplek:codelijst": lijst(frozenset({BEHEER})),
    "werkplek:code_toevoegen": Eis(frozenset({BEHEER}), "GP"),
    "werkplek:code_bijwerken": Eis(frozenset({BEHEER}), "GP"),
    "werkplek:code_beeindigen": Eis(frozenset({BEHEER}), "GP"),
    "werkplek:code_hervatten": Eis(frozenset({BEHEER}), "GP"),
    "werkplek:codemapping_zetten": Eis(frozenset({BEHEER}), "GP"),
    "werkplek:instellingen": lijst(frozenset({BEHEER})),
    "werkplek:instellingen_bijwerken": Eis(frozenset({BEHEER}), "GP"),
    "werkplek:dossier": pagina("C"),
    "werkplek:voorgeschiedenis": pagina("M"),
}

API = {
    "api:api-root": lijst(ALLEN),
    "api:contact-list": Eis(MELDEN, "GP"),
    "api:contact-detail": pagina("K"),
    "api:contact-bewaren": daad("K", MELDEN, "P"),
    "api:concept-list": Eis(MELDEN, "GP"),
    "api:concept-inhoud": lijst(MELDEN),
    "api:concept-weggooien": Eis(MELDEN, "P"),
    "api:advies-list": Eis(frozenset({FRONT}), "GP"),
    "api:advies-detail": pagina("A"),
    "api:contact-afsluiten": daad("K", MELDEN, "P"),
    "api:advies-oppakken": daad("A", {FRONT}, "P"),
    "api:advies-afronden": daad("A", {FRONT}, "P"),
    "api:advies-bijwerken": daad("A", {FRONT}, "P"),
    "api:advies-vervolg": daad("A", {FRONT}, "P"),
    "api:advies-adviesvrager": daad("A", {FRONT}, "P"),
    "api:advies-omzetten": daad("A", {FRONT}, "P"),
    "api:adviesvrager-detail": pagina("W"),
    "api:adviesvrager-zoeken": Eis(frozenset({FRONT}), "P"),
    "api:adviesvrager-intrekken": daad("W", {FRONT}, "P"),
    "api:melding-list": Eis(DOSSIER, "GP"),
    "api:melding-detail": pagina("M"),
    "api:melding-herhaling": pagina("M"),
    "api:melding-bron-inzien": daad("M", BRON, "P"),
    "api:melding-bron-bijwerken": daad("M", BRON, "P"),
    "api:melding-bron-informant": daad("M", BRON, "P"),
    "api:melding-bron-markeren": daad("M", BRON, "P"),
    "api:melding-bron-opheffen": daad("M", BRON, "P"),
    "api:melding-in-beoordeling-nemen": daad("M", {BEOORDEEL}, "P"),
    "api:melding-beoordeling-bewaren": daad("M", {BEOORDEEL}, "P"),
    "api:melding-beoordelen": daad("M", {BEOORDEEL}, "P"),
    "api:melding-besluit-herzien": daad("M", DRAGEN, "P"),
    "api:melding-informeren": daad("M", DRAGEN, "P"),
    "api:melding-horen-informeerlijst": pagina("M"),
    "api:melding-horen-geinformeerd": daad("M", DRAGEN, "P"),
    "api:melding-horen-informeren-uitstellen": daad("M", DRAGEN, "P"),
    "api:melding-horen-informeren-vervalt": daad("M", DRAGEN, "P"),
    "api:melding-horen-eerste-contact": daad("M", DOSSIER),
    "api:melding-horen-terugkoppelingen": pagina("M"),
    "api:melding-horen-terugkoppeling-vastleggen": daad("M", BRON, "P"),
    "api:melding-horen-terugkoppeling-vervalt": daad("M", BRON, "P"),
    "api:melding-horen-vorige-beoordeling": pagina("M"),
    "api:melding-horen-beoordeling-overnemen": daad("M", {BEOORDEEL}, "P"),
    "api:terugkoppeling-list": lijst(DOSSIER),
    "api:melding-voorgeschiedenis-voorgeschiedenis": pagina("M"),
    "api:casus-list": lijst(DOSSIER),
    "api:casus-detail": pagina("C"),
    "api:casus-consult-vragen": daad("C", DRAGEN, "P"),
    "api:casus-dienst-starten": daad("C", {ONDERZOEK}, "P"),
    "api:consult-list": lijst(frozenset({BEOORDEEL, ONDERZOEK, GEDRAG})),
    "api:consult-detail": pagina("V"),
    "api:consult-geven": daad("V", {GEDRAG}, "P"),
    "api:melding-betrokkene-betrokkene-koppelen": daad("M", PERSONEN, "P"),
    "api:melding-betrokkene-betrokkene-ontkoppelen": daad("M", PERSONEN, "P"),
    "api:persoon-zoeken": Eis(MELDEN, "P"),
    "api:persoon-beeld-detail": pagina("P"),
    "api:persoon-beeld-bijwerken": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-adres-vastleggen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-adres-beeindigen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-relatie-vastleggen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-relatie-beeindigen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-gezag-vastleggen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-gezag-beeindigen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-vergissing-vastleggen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-vergissing-ongedaan-maken": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-samenvoegen": daad("P", PERSONEN, "P"),
    "api:persoon-beeld-splitsen": daad("P", PERSONEN, "P"),
    "api:herkenning-list": lijst(PERSONEN, inzage=1),
    "api:herkenning-detail": pagina("M", PERSONEN),
    "api:herkenning-bevestigen": daad("M", PERSONEN, "P"),
    "api:herkenning-afwijzen": daad("M", PERSONEN, "P"),
    "api:noodtoegang-list": Eis(NOOD, "P"),
    # Reading is for everybody who sees the casus, adding for who writes in it.
    "api:codelijst-list": lijst(frozenset({BEHEER})),
    "api:codelijst-detail": lijst(frozenset({BEHEER})),
    "api:codelijst-codes": Eis(frozenset({BEHEER}), "P"),
    "api:codelijst-bijwerken": Eis(frozenset({BEHEER}), "P"),
    "api:codelijst-beeindigen": Eis(frozenset({BEHEER}), "P"),
    "api:codelijst-hervatten": Eis(frozenset({BEHEER}), "P"),
    "api:codelijst-vertaling": Eis(frozenset({BEHEER}), "P"),
    "api:instelling-list": lijst(frozenset({BEHEER})),
    "api:instelling-bijwerken": Eis(frozenset({BEHEER}), "P"),
    "api:casus-document-documenten": daad("C", DOSSIER),
    "api:document-detail": pagina("D"),
    "api:document-bestand": pagina("D"),
    "api:document-bijwerken": daad("D", SCHRIJVEN, "P"),
    "api:document-intrekken": daad("D", SCHRIJVEN, "P"),
    "api:document-terugzetten": daad("X", SCHRIJVEN, "P"),
    "api:casus-document-ingetrokken": pagina("C", SCHRIJVEN),
    "api:melding-bericht-berichten": pagina("M"),
    "api:bericht-list": lijst(MELDEN),
    "api:bericht-detail": pagina("B"),
    "api:bericht-oppakken": daad("B", MELDEN, "P"),
    "api:bericht-registreren": daad("B", MELDEN, "P"),
    "api:bericht-toevoegen": daad("B", MELDEN, "P"),
    "api:bericht-afhandelen": daad("B", MELDEN, "P"),
    "api:bericht-heropenen": daad("B", MELDEN, "P"),
    "api:overdracht-list": lijst(DOSSIER | {TEAM}),
    "api:overdracht-detail": pagina("O"),
    "api:overdracht-aanvaarden": daad("O", {TEAM}, "P"),
    "api:overdracht-bevestigen": daad("O", {TEAM}, "P"),
    "api:overdracht-weigeren": daad("O", {TEAM}, "P"),
    "api:overdracht-terugleggen": daad("O", {TEAM}, "P"),
    "api:overdracht-intrekken": daad("O", DRAGEN, "P"),
    "api:casus-overdracht-overdragen": daad("C", DRAGEN, "P"),
    "api:casus-overdracht-routeadvies": daad("C", DRAGEN, "G"),
    "api:casus-overdracht-voorbeeld": daad("C", DRAGEN, "P"),
    "api:monitoringsmoment-list": lijst(DOSSIER),
    "api:monitoringsmoment-detail": pagina("T"),
    "api:monitoringsmoment-vastleggen": daad("T", {ONDERZOEK}, "P"),
    "api:casus-monitoring-monitoring": pagina("C"),
    "api:casus-monitoring-dienst-afronden": daad("C", {ONDERZOEK}, "P"),
    "api:casus-monitoring-ambtshalve-melden": daad("C", {ONDERZOEK}, "P"),
    "api:casus-monitoring-betrokkenheid-beeindigen": daad("C", DRAGEN, "P"),
    "api:casus-monitoring-extra-moment": daad("C", {ONDERZOEK}, "P"),
    "api:casus-monitoring-afsluiten": daad("C", {ONDERZOEK}, "P"),
    "api:casus-monitoring-heropenen": daad("C", DRAGEN, "P"),
}

EISEN = PAGINAS | API

# Log-in and second factor belong to everybody and know no case data; who gets what there is allauth's own test.
EIGEN_ACCOUNT = ("account_", "mfa_")
# The description of the API is public by the Dutch API design rules.
# The last three are for machines: no session opens them, and a machine opens nothing else (tests/intake).
OPEN = frozenset({"livez", "readyz", "openapi", "intake:oauth_token", "intake:oauth_revoke", "api:ontvangst-list"})
# For everybody, and nobody sees anything there but what he typed himself (tests/intake/formulier).
_DELEN = ("", "_verder", "_tab", "_afronden", "_verstuurd", "_wissen", "_verlaat")
OPEN |= {f"intake:formulier{naam}" for naam in _DELEN}
