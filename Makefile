# The two commands are `make run` and `make test`; each installs what it needs into .venv, locked by version and hash.

PYTHON ?= python3
DOCS ?= samples
DATA ?= .hoptac
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help run test lint types accuracy bench lock clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

run: .venv/run ## load DOCS (default: samples) into DATA and serve the explorer on PORT
	@$(BIN)/hoptac --data $(DATA) serve --load $(DOCS) --port $(PORT)

test: lint types .venv/browser .tools/neo4j/ready .tools/fuseki/ready ## everything CI runs: lint, types, import floors, tests
	$(BIN)/python -m pytest

lint: .venv/test ## ruff: rules and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test ## mypy --strict on sources, tests and benchmarks
	$(BIN)/mypy

accuracy: .venv/test ## score the reading (docs/accuracy.md); ARGS="--errors roles", ARGS="--against HEAD~1"
	@$(BIN)/python -m benchmarks.accuracy $(ARGS)

bench: .venv/bench ## timings, each beside a peer, as ratios
	$(BIN)/python -m benchmarks

lock: .venv/test ## write requirements/*.txt anew from pyproject.toml
	$(BIN)/python -m tests.setup.lock

clean: ## remove the environment, the data directory and what tools left
	rm -rf .venv $(DATA) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/python:
	@tests/setup/venv.sh $(PYTHON)
	@touch $@

.venv/run: .venv/python requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/run requirements/test.txt
	$(PIP) install --require-hashes --only-binary :all: -r requirements/test.txt
	@touch $@

.venv/bench: .venv/test requirements/bench.txt
	$(PIP) install --require-hashes --only-binary :all: -r requirements/bench.txt
	@touch $@

.venv/browser: .venv/test
	@tests/setup/chromium.sh
	@touch $@

# The script makes the target itself, and only where it succeeds: where not, tests skip and the next run tries again.
.tools/neo4j/ready: tests/setup/maven.sh tests/setup/neo4j.pom.xml tests/setup/Neo4jServer.java
	@tests/setup/maven.sh neo4j

.tools/fuseki/ready: tests/setup/maven.sh tests/setup/fuseki.pom.xml tests/setup/FusekiTestServer.java
	@tests/setup/maven.sh fuseki
