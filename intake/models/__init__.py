# SPDX-License-Identifier: EUPL-1.2
from .bericht import Afzender, Berichtverband, InkomendBericht
from .formulier import Formulierconcept

__all__ = ["Afzender", "Berichtverband", "Formulierconcept", "InkomendBericht"]
