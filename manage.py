#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Django's command line; without DATABASE_URL it works on the embedded PostgreSQL."""

import os
import sys

# These commands change the structure or the reference data, so they run as the owner of the tables.
EIGENAAR_OPDRACHTEN = {
    "bereid_voor",
    "createcachetable",
    "draai_sleutels",
    "flush",
    "importeer_gebied",
    "importeer_dossiers",
    "laad_afspraken",
    "laad_stamgegevens",
    "maak_demo_accounts",
    "maak_demogegevens",
    "maak_partities",
    "makemigrations",
    "migrate",
    "sqlflush",
    "verleen_rechten",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings")
    if len(sys.argv) > 1 and sys.argv[1] in EIGENAAR_OPDRACHTEN:
        os.environ.setdefault("VT_ROL", "eigenaar")
    from veiligthuis import postgres

    try:
        postgres.zet_omgeving()
    except postgres.PostgresFout as fout:
        sys.exit(str(fout))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
