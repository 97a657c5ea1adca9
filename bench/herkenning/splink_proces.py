# SPDX-License-Identifier: EUPL-1.2
"""`python splink_proces.py MAP`: splink on the same people and questions, in a process of its own.

Reads bekend.jsonl and vragen.jsonl, writes paren.jsonl: per pair that may be one human the probability. Only here is
splink imported, so that nothing else needs it. The settings are what its handbook advises for people, with what this
population asks for beside it: no settings were compared with the answers.
"""

import sys
from pathlib import Path

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

# Who is exactly one by these rules; `recall` is how many of the pairs that is, as a guess of the user.
ZEKER = (
    block_on("bsn"),
    block_on("voornaam", "achternaam", "geboortedatum"),
)
DEEL_ZEKER = 0.4
STEEKPROEF = 5_000_000
LAAGSTE = 1e-6

# Named, because a reader that guesses makes dates and numbers of text.
KOLOMMEN = dict.fromkeys(
    ("unique_id", "voornaam", "voorletter", "achternaam", "klank", "geboortedatum", "omgedraaid", "jaar", "bsn",
    "telefoon", "geslacht"), "VARCHAR",
) | dict.fromkeys(("voornamen", "achternamen", "adressen"), "VARCHAR[]")  # fmt: skip
VOORNAAM = cl.CustomComparison(
    output_column_name="voornaam",
    comparison_levels=[
        cll.Or(cll.NullLevel("voornaam"), cll.CustomLevel("voorletter_l IS NULL OR voorletter_r IS NULL"))
        .configure(is_null_level=True),
        cll.ExactMatchLevel("voornaam", term_frequency_adjustments=True),
        cll.CustomLevel("list_has_any(voornamen_l, voornamen_r)", "een van de voornamen"),
        cll.CustomLevel("voornaam_l = achternaam_r AND achternaam_l = voornaam_r", "omgewisseld"),
        cll.JaroWinklerLevel("voornaam", 0.92),
        cll.JaroWinklerLevel("voornaam", 0.8),
        cll.CustomLevel(
            "(length(voornaam_l) = 1 OR length(voornaam_r) = 1) AND voorletter_l = voorletter_r", "voorletter"
        ),
        cll.ElseLevel(),
    ],
)  # fmt: skip
ACHTERNAAM = cl.CustomComparison(
    output_column_name="achternaam",
    comparison_levels=[
        cll.NullLevel("achternaam"),
        cll.ExactMatchLevel("achternaam", term_frequency_adjustments=True),
        cll.CustomLevel("list_has_any(achternamen_l, achternamen_r)", "een van de achternamen"),
        cll.CustomLevel("voornaam_l = achternaam_r AND achternaam_l = voornaam_r", "omgewisseld"),
        cll.CustomLevel("klank_l = klank_r", "klank"),
        cll.JaroWinklerLevel("achternaam", 0.92),
        cll.JaroWinklerLevel("achternaam", 0.8),
        cll.ElseLevel(),
    ],
)
DATUM = cl.CustomComparison(
    output_column_name="geboortedatum",
    comparison_levels=[
        cll.NullLevel("jaar"),
        cll.ExactMatchLevel("geboortedatum"),
        cll.CustomLevel("omgedraaid_l = geboortedatum_r", "dag en maand omgedraaid"),
        cll.DamerauLevenshteinLevel("geboortedatum", 1),
        cll.CustomLevel(
            "abs(date_diff('day', try_cast(geboortedatum_l AS date), try_cast(geboortedatum_r AS date))) <= 3", "dagen"
        ),
        cll.CustomLevel("(geboortedatum_l IS NULL OR geboortedatum_r IS NULL) AND jaar_l = jaar_r", "alleen het jaar"),
        cll.ExactMatchLevel("jaar"),
        cll.ElseLevel(),
    ],
)
ADRES = cl.CustomComparison(
    output_column_name="adres",
    comparison_levels=[
        cll.NullLevel("adressen"),
        cll.CustomLevel("list_has_any(adressen_l, adressen_r)", "een van de adressen"),
        cll.ElseLevel(),
    ],
)


def main() -> int:
    map_ = Path(sys.argv[1])
    verbinding = duckdb.connect()
    verbinding.execute("SET threads = 2")
    api = DuckDBAPI(connection=verbinding)
    for tabel in ("bekend", "vragen"):
        bron = f"read_json('{map_}/{tabel}.jsonl', format = 'newline_delimited', columns = {KOLOMMEN})"
        verbinding.execute(f"CREATE TABLE {tabel} AS SELECT * FROM {bron}")  # noqa: S608
    tabellen = [api.register(naam, dataset_display_name=naam) for naam in ("bekend", "vragen")]
    linker = Linker(tabellen, _instelling(), log_level=None)
    linker.training.estimate_probability_two_random_records_match(list(ZEKER), recall=DEEL_ZEKER)
    linker.training.estimate_u_using_random_sampling(max_pairs=STEEKPROEF, seed=1)
    # Each pass leaves out what it blocks on; together they see every comparison.
    for regel in (block_on("geboortedatum"), block_on("voornaam", "achternaam")):
        linker.training.estimate_parameters_using_expectation_maximisation(regel)
    paren = linker.inference.predict(threshold_match_probability=LAAGSTE)
    verbinding.execute(
        f"COPY (SELECT unique_id_l, unique_id_r, match_probability, match_weight FROM {paren.physical_name}) "  # noqa: S608
        f"TO '{map_}/paren.jsonl' (FORMAT json)"
    )
    return 0


def _instelling() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            VOORNAAM, ACHTERNAAM, DATUM, ADRES,
            cl.ExactMatch("bsn"), cl.ExactMatch("telefoon"), cl.ExactMatch("geslacht"),
        ],
        # The keys that our own search goes by, so that neither sees more people than the other.
        blocking_rules_to_generate_predictions=[
            block_on("bsn"),
            block_on("geboortedatum"),
            "l.omgedraaid = r.geboortedatum",
            block_on("klank", "voorletter"),
            block_on("klank", "jaar"),
            "l.voornaam = r.achternaam AND l.achternaam = r.voornaam",
            block_on("telefoon"),
            block_on("adressen", arrays_to_explode=["adressen"]),
        ],
        retain_matching_columns=False,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
