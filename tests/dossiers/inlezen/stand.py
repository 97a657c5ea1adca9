# SPDX-License-Identifier: EUPL-1.2
"""What is in the database, to compare before with after, and one run with another."""

import json
from collections import Counter
from copy import deepcopy

from django.db import connection

from dossiers.inlezen.rijen import kolommen, lees, verwijzingen, waarde
from dossiers.schrijven import VOLGORDE
from organisaties.models import Medewerker
from tests.dossiers.naar_daden.regels import LANG as LANG_ZONDER_PROEF
from tests.dossiers.regels import CASUS, anders

LANG = anders(LANG_ZONDER_PROEF, "personen.0.bsn", "999990019")
STAF = [{"soort": "medewerker", "id": naam, "naam": f"Medewerker {naam}"} for naam in ("fo", "vb", "ond", "gw")]
STAF.append({"soort": "medewerker", "id": "wt", "naam": "Wijkteamlid", "partij": "wijkteams-almere"})

# The run itself leaves a row and its audit.
VAN_DE_RUN = ("dossiers_import", "audit_regel", "audit_zegel")
# Differ between two runs that did the same.
EIGEN = {
    "id",
    "nummer",
    "onderwerp_id",
    "casus_id",
    "sleutel",
    "vastgelegd_op",
    "versie",
    "historie_vanaf",
    "gemaakt_op",
    # Computed when everybody is in, from more than one dossier.
    "eerdere_meldingen",
    "eerste_melding_op",
    "casusfase_bij_ontvangst",
}


def alle_tabellen() -> dict[str, str]:
    """A hash per table of everything in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace "
            "AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
        )
        hashes = {}
        for (tabel,) in cursor.fetchall():
            if tabel not in VAN_DE_RUN:
                cursor.execute(f"SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM \"{tabel}\" t")
                hashes[tabel] = cursor.fetchone()[0]
    return hashes


def inhoud() -> dict[str, Counter]:
    """What the rows of every dossier say, without the ids and numbers that they happened to get."""
    return van_rijen({model: lees(model) for model in VOLGORDE})


def van_rijen(rijen: dict) -> dict[str, Counter]:
    stand = {}
    wie = dict(Medewerker.objects.values_list("pk", "username"))
    for model, lijst in rijen.items():
        weg = EIGEN | {kolom for kolom, _ in verwijzingen(model)}
        blijft = [kolom for kolom in kolommen(model) if kolom not in weg]
        van_wie = {"medewerker_id"} | {
            veld.attname for veld in model._meta.concrete_fields if veld.related_model is Medewerker
        }
        stand[model._meta.db_table] = Counter(
            tuple(wie.get(rij[kolom]) if kolom in van_wie else _vast(rij[kolom]) for kolom in blijft) for rij in lijst
        )
    return stand


def _vast(ruw):
    ruw = waarde(ruw)
    return json.dumps(ruw, sort_keys=True) if isinstance(ruw, dict | list) else ruw


def casus(nr: int, **anders) -> dict:
    """A small casus of its own."""
    kopie = deepcopy(CASUS) | anders
    kopie["id"] = f"c-{nr}"
    kopie["personen"][0]["id"] = f"p-{nr}"
    kopie["meldingen"][0]["id"] = f"m-{nr}"
    kopie["meldingen"][0]["betrokkenen"][0]["persoon"] = f"p-{nr}"
    return kopie
