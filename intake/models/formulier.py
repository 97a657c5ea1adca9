# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from organisaties.versleuteling import VersleuteldVeld


class Formulierconcept(models.Model):
    """An online form that somebody without log-in is filling in, until it is sent or runs out.

    The link holds a random key and nothing else; only the hash of that key is stored.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sleutel_hash = models.BinaryField(max_length=32, unique=True)
    inhoud = VersleuteldVeld()
    begonnen_op = models.DateTimeField()
    bijgewerkt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "formulierconcepten"
