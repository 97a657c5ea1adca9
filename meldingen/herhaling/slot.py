# SPDX-License-Identifier: EUPL-1.2
"""Two meldingen about one known human are registered one after the other, so that each sees what came in before it.

Order of locks, everywhere: organisation, persons, casus, melding. A step that links or merges persons takes the
organisation alone (`personen.samenvoegen.vergrendel_samen`), which keeps every registration of known people out.
"""

from collections.abc import Iterable

from django.db import connection

from meldingen.models import Casus
from personen.samenvoegen import vergrendel_samen

# The row that stands for each human is locked, so that two rows of one human wait for each other too. Two statements in
# one trip: whoever waited for the organisation because of a merge must see by the second who stands for whom since.
_VERGRENDEL = """
SELECT id FROM organisaties_vtorganisatie WHERE id = %s FOR SHARE;
SELECT persoon.id FROM personen_persoon persoon
WHERE persoon.id IN (
    SELECT coalesce(hoofd_id, id) FROM personen_persoon WHERE nummer = ANY(%s) AND organisatie_id = %s
)
ORDER BY persoon.id FOR NO KEY UPDATE OF persoon
"""


def vergrendel_mensen(organisatie_id: int | None, nummers: Iterable[str | None], *, casus: Casus | None = None) -> None:
    """Lock these known humans before the casus; no query when there are none.

    Registering on a `casus` that is shielded may say who is one human (`meldingen.eigen_rijen`), so nobody else does.
    """
    bekend = [nummer.replace("\x00", "?") for nummer in nummers if nummer]
    if bekend:
        if casus is not None and casus.afgeschermd and organisatie_id is not None:
            vergrendel_samen(organisatie_id)
        with connection.cursor() as cursor:
            cursor.execute(_VERGRENDEL, [organisatie_id, bekend, organisatie_id])
