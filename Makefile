# Needs Python 3.11 or newer and make, nothing else. Everything is put into .venv, build and data.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Modules are compiled once, not by every process, whatever the shell says.
export PYTHONDONTWRITEBYTECODE :=
LOCK := $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml
CODE := portal news events gunicorn.conf.py manage.py

.PHONY: run test lint bench figures pictures lock backup restore clean
.DEFAULT_GOAL := run

run: $(VENV)/requirements build/static/collected
	@$(PY) manage.py prepare_site
	@exec $(PY) -m gunicorn

test: $(VENV)/requirements-dev
	@$(PY) -m tests.run $(ARGS)

# Nobody's own environment: the checks of a deployment are made for this machine, then for a public address.
lint: export ENV_FILE := /dev/null
lint: export DATA_DIR := build/check
lint: $(VENV)/requirements-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy $(CODE)
	find $(CODE) tests -name '*.py' -not -path '*/migrations/*' | xargs $(BIN)/django-upgrade --target-version 5.2 --check
	find templates -name '*.html' | xargs -r $(BIN)/djade --target-version 5.2 --check
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check --deploy --fail-level DEBUG
	SITE_ORIGIN=https://news.example.org $(PY) manage.py check --deploy --fail-level DEBUG

bench: $(VENV)/requirements-dev
	@for file in $(wildcard bench/*.py); do echo "== $$file"; PYTHONPATH=. $(PY) $$file || exit 1; done

figures: $(VENV)/requirements-dev
	@for file in $(wildcard tests/figures/*.py); do PYTHONPATH=. $(PY) $$file || exit 1; done

# Of a site that is running, for the README.
pictures: $(VENV)/requirements-dev
	@PYTHONPATH=. $(PY) docs/pictures/make.py

# After a change of the dependencies in pyproject.toml; add ARGS=--upgrade for newer versions of all.
lock: $(VENV)/requirements-dev
	$(LOCK) $(ARGS) -o requirements.txt
	$(LOCK) $(ARGS) --extra dev -o requirements-dev.txt

# make backup, or make backup FILE=somewhere.tar; the site may go on meanwhile.
backup: FILE ?= portal-$(shell date +%Y%m%d-%H%M%S).tar
backup: $(VENV)/requirements
	@$(PY) manage.py make_backup $(FILE)

# make restore FILE=somewhere.tar; ARGS=--replace where there is a site already.
restore: $(VENV)/requirements
	@$(PY) manage.py restore_backup $(FILE) $(ARGS)

# Leaves data/ alone: it is nobody's to delete but yours.
clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './data/*' -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python lacks venv: on Debian, apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/%: %.txt | $(PY)
	@echo "Installing $<"
	@$(PY) -m pip install -qq --require-hashes -r $<
	@touch $@

# Compressed files are made in the image only: it takes minutes.
build/static/collected: $(shell find static portal/settings.py) $(VENV)/requirements
	@$(PY) manage.py collectstatic --no-input --verbosity 0
	@touch $@
