# SPDX-License-Identifier: EUPL-1.2
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings")

application = get_wsgi_application()

from veiligthuis.controles import (  # noqa: E402  (needs the apps to be loaded)
    eis_beperkte_rol,
    eis_geen_demo_op_echte_gegevens,
)

eis_beperkte_rol()
eis_geen_demo_op_echte_gegevens()
