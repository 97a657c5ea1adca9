# SPDX-License-Identifier: EUPL-1.2
import gc

import pytest

from dossiers.opruimer import zelden_opruimen


def _mislukt():
    with zelden_opruimen():
        raise LookupError(gc.get_threshold()[0])


def test_na_het_werk_ruimt_python_weer_op_zoals_eerst():
    gewoon = gc.get_threshold()
    with pytest.raises(LookupError) as fout:
        _mislukt()
    assert fout.value.args[0] > gewoon[0]
    assert gc.get_threshold() == gewoon
