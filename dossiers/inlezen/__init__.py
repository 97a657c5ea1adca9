# SPDX-License-Identifier: EUPL-1.2
"""The import: from a file of lines to dossiers, in processes of its own. The story is `importeren.py`."""
