# Leeway as one image: the web app is built, packed into the wheel, and only the wheel goes on.

FROM node:20-bookworm-slim AS web
WORKDIR /leeway/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web ./
RUN npm run build

FROM python:3.11-slim-bookworm AS wheel
WORKDIR /leeway
COPY requirements-dev.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements-dev.lock
COPY pyproject.toml README.md LICENSE ./
COPY events events
COPY projections projections
COPY server server
COPY --from=web /leeway/server/static server/static
RUN python -m hatchling build -t wheel

FROM python:3.11-slim-bookworm
COPY requirements.lock /tmp/requirements.lock
RUN pip install --no-cache-dir --require-hashes -r /tmp/requirements.lock
COPY --from=wheel /leeway/dist /tmp/dist
RUN pip install --no-cache-dir --no-deps /tmp/dist/*.whl \
 && useradd --system --uid 10001 --home-dir /data --create-home leeway

# The embedded store and its signing key live in the volume; LEEWAY_STORE=redis://… uses a Redis instead.
USER leeway
WORKDIR /data
VOLUME /data
ENV LEEWAY_STORE=sqlite:////data/leeway.sqlite
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["leeway", "serve", "--host", "0.0.0.0", "--port", "8000"]
