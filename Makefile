# Two commands matter: `make run` and `make test`. Each prepares what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
T ?= tests
ROWS ?=
export PORT
export PYTHONUNBUFFERED := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONPATH := $(CURDIR)/site:$(CURDIR)

.PHONY: run test lint bench accuracy chaos messages install

run: install
	@exec $(BIN)/python manage.py run

test: install
	@$(BIN)/python manage.py messages --compile
ifeq ($(T),tests)
	@$(BIN)/python -m pytest -q -n 2 tests --ignore tests/browser
	@$(BIN)/python -m pytest -q tests/browser
else
	@$(BIN)/python -m pytest -q $(T)
endif

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/djhtml --check --tabwidth 2 site/templates

messages: install
	$(BIN)/python manage.py messages

bench: install
	@$(BIN)/python manage.py messages --compile
	$(BIN)/python manage.py bench $(ROWS)

# How often the checks are right, over clips with known faults: a few minutes.
accuracy: install
	@DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m tests.accuracy

# Two hundred jobs while workers and the broker are killed: none lost, none done twice.
chaos: install
	@DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m tests.chaos

# Installs only when requirements.txt changed; builds the front end only when its sources did.
install: $(VENV)/installed
	@$(BIN)/python site/frontend/build.py

$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the packages of requirements.txt ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@
