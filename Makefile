# Everything runs in a fresh clone with Python 3.11, Node 20, make and the package registries.
# A step runs again only when what it reads has changed.

SHELL   := bash
PYTHON  ?= python3
HOST    ?= 127.0.0.1
PORT    ?= 8000
WORKERS ?= 2
EFFORT  ?= 1
ROUNDS  ?= 5
BIN     := .venv/bin
PIP     := .venv/bin/python -m pip -qq --disable-pip-version-check

# Each of these is what a step leaves behind, so deleting a folder is enough to make it again.
PACKAGES := .venv/.ready web/node_modules/.ready
WEB      := server/static/index.html

# What git would track of the web app: its sources, not what is built from them.
WEB_SOURCES := $(shell find web -name node_modules -prune -o -type f -print) $(shell find web/src -type d)

# Two things at a time, also when it is one of two things itself.
BOTH     = $(MAKE) $(if $(findstring jobserver,$(MAKEFLAGS)),,-j2) --no-print-directory --silent

.PHONY: help setup run test checks lint types unit web build lock contract fix clean system prove bench audit sbom

help:  ## What can be asked for
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## Python and web packages, as locked
	@$(BOTH) $(PACKAGES)

run: setup web  ## Serve on HOST and PORT, with a session ready to join
	@$(BIN)/leeway serve --host $(HOST) --port $(PORT) --ready choice-to-stone

test: setup system  ## Every check and every test
	@$(BOTH) -Otarget checks
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile

checks: lint types unit web

lint: setup  ## Style and import directions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache --no-logo
	@cd web && npm run --silent lint

types: setup  ## mypy and TypeScript, both strict
	@$(BIN)/mypy
	@cd web && npm run --silent types

unit: setup  ## The tests of the web app's own modules
	@cd web && npm run --silent test

web: $(WEB)  ## The web app, into server/static

build: web  ## The wheel, with the web app inside, into dist
	@rm -rf dist
	@$(BIN)/python -m hatchling build -t wheel

audit:  ## Ask whether any locked package is known to be vulnerable
	@.ci/audit

sbom:  ## What a release is made of, in CycloneDX, into dist
	@.ci/sbom

contract: setup  ## web/src/contract.ts from the Python types
	@$(BIN)/python -m server.typescript

fix: setup  ## Let the tools repair what they can
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
	@cd web && npm run --silent fix

prove: setup system web  ## Try at length what is promised, and write docs/proof.md; EFFORT=0.1 for a short while
	@$(BIN)/python -m tests.prove --effort $(EFFORT)

bench: setup system  ## Measure Leeway beside its peers; ROUNDS=n, CHECK=1 to fail when a goal is short
	@$(BIN)/python -m benchmarks.fanout --rounds $(ROUNDS) $(if $(CHECK),--check)

system:  ## Redis and browsers for the tests
	@.ci/system

lock:  ## Pin every version again
	@.ci/lock

clean:  ## Forget everything that can be made again
	@rm -rf .venv dist server/static web/node_modules

.venv/.ready: pyproject.toml requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Leeway needs Python 3.11 or newer: make PYTHON=…")'
	@echo "Getting the Python packages: a minute the first time"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

web/node_modules/.ready: web/package.json web/package-lock.json web/.npmrc
	@echo "Getting the web packages: half a minute the first time"
	@cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(WEB): $(WEB_SOURCES) | setup
	@echo "Building the web app"
	@cd web && npm run --silent build -- --logLevel warn
