# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject, Lower

from organisaties.models.gebied import Organisatie, VTOrganisatie
from organisaties.rechten import VAN_KETENPARTNER, VAN_VT


class Rol(models.Model):
    """A named set of rights. Code asks for a right (`Medewerker.heeft`), never for a role."""

    code = models.CharField("code", max_length=40, primary_key=True)
    naam = models.CharField("naam", max_length=80)
    rechten = ArrayField(models.CharField(max_length=40), verbose_name="rechten", default=list, blank=True)

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class MedewerkerBeheer(BaseUserManager["Medewerker"]):
    def create_user(self, username: str, password: str | None = None, **velden: Any) -> Medewerker:
        medewerker = self.model(username=username.strip().lower(), **velden)
        medewerker.password = make_password(password)
        medewerker.save(using=self._db)
        return medewerker

    def met_rollen(self) -> models.QuerySet[Medewerker]:
        """Each with its roles in the same question: what every request of somebody logged in needs."""
        rollen = Rol.objects.filter(medewerkers=OuterRef("pk"))
        return self.annotate(rolrijen=ArraySubquery(rollen.values(rol=JSONObject(naam="naam", rechten="rechten"))))


class Medewerker(AbstractBaseUser):
    """Somebody who logs in. There is no superuser: what you may do is in your roles."""

    username = models.CharField("gebruikersnaam", max_length=80, unique=True)
    naam = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", blank=True)
    functie = models.CharField("functie", max_length=120, blank=True)
    vt_organisatie = models.ForeignKey(
        VTOrganisatie,
        on_delete=models.PROTECT,
        related_name="medewerkers",
        null=True,
        blank=True,
        verbose_name="Veilig Thuis-organisatie",
    )
    organisatie = models.ForeignKey(
        Organisatie,
        on_delete=models.PROTECT,
        related_name="medewerkers",
        null=True,
        blank=True,
        verbose_name="organisatie",
    )
    rollen = models.ManyToManyField(Rol, related_name="medewerkers", blank=True, verbose_name="rollen")
    is_active = models.BooleanField("actief", default=True)
    is_demo = models.BooleanField("demoaccount", default=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]

    objects: ClassVar[MedewerkerBeheer] = MedewerkerBeheer()

    class Meta:
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        ordering = ("naam",)
        constraints = (
            models.CheckConstraint(
                name="medewerker_precies_een_organisatie",
                condition=Q(vt_organisatie__isnull=False, organisatie__isnull=True)
                | Q(vt_organisatie__isnull=True, organisatie__isnull=False),
                violation_error_message="Een medewerker hoort bij precies één organisatie.",
            ),
            models.CheckConstraint(
                name="medewerker_gebruikersnaam_kleine_letters",
                condition=Q(username=Lower(F("username"))),
                violation_error_message="Een gebruikersnaam heeft alleen kleine letters.",
            ),
        )

    def __str__(self) -> str:
        return self.naam or self.username

    def get_full_name(self) -> str:
        return self.naam or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    @property
    def rechten(self) -> frozenset[str]:
        """The rights of all roles together, read once per instance.

        A role handed to the wrong kind of employee gives nothing: somebody of a local team never
        gets a right on a dossier of VT by it, and the other way round.
        """
        return self._lees_rollen()[0]

    @property
    def rolnamen(self) -> tuple[str, ...]:
        """What the roles are called, for the head of a page; read together with the rights."""
        return self._lees_rollen()[1]

    def heeft(self, recht: str) -> bool:
        return str(recht) in self.rechten

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.__dict__.pop("_rollen", None)
        self.__dict__.pop("rolrijen", None)
        super().refresh_from_db(*args, **kwargs)

    def _lees_rollen(self) -> tuple[frozenset[str], tuple[str, ...]]:
        bekend: tuple[frozenset[str], tuple[str, ...]] | None = self.__dict__.get("_rollen")
        if bekend is None:
            bekend = self._rechten_en_namen()
            self.__dict__["_rollen"] = bekend
        return bekend

    def _rechten_en_namen(self) -> tuple[frozenset[str], tuple[str, ...]]:
        if not self.is_active or self.pk is None:
            return frozenset(), ()
        toegestaan = VAN_VT if self.vt_organisatie_id is not None else VAN_KETENPARTNER
        # Read along with the person by `met_rollen`, or asked now.
        rollen = self.__dict__.get("rolrijen")
        if rollen is None:
            rollen = list(self.rollen.values("naam", "rechten"))
        rechten = frozenset(recht for rol in rollen for recht in rol["rechten"])
        return rechten & toegestaan, tuple(rol["naam"] for rol in rollen)
