# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with documents: one predicate per step, see `meldingen.rechten`."""
