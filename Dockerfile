FROM python:3.13-slim-trixie AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /portal
RUN python -m venv /venv
COPY requirements.txt ./
RUN /venv/bin/pip install --quiet --require-hashes --requirement requirements.txt
COPY . .
# The key and the folder of this step are thrown away with it: no secret is baked in.
RUN DATA_DIR=/tmp/data /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /venv/bin/python -m compileall -q portal news events

FROM python:3.13-slim-trixie
# For make_backup; the same version as the server of docker-compose.yml.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client-17 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /portal --shell /usr/sbin/nologin portal \
    && install --directory --owner portal --mode 0750 /data
COPY --from=build /venv /venv
COPY --from=build /portal /portal
WORKDIR /portal
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data PORT=8000
USER portal
VOLUME /data
EXPOSE 8000
# Asked in the name of the site: any other host is refused.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-c", "\
import os, urllib.request as web; \
origin = os.environ.get('SITE_ORIGIN') or 'http://127.0.0.1'; \
ask = web.Request('http://127.0.0.1:8000/healthz', headers={'Host': origin.partition('://')[2]}); \
web.urlopen(ask, timeout=4)"]
CMD ["sh", "-c", "python manage.py prepare_site && exec gunicorn --bind 0.0.0.0:8000"]
