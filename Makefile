# The two commands of a fresh machine: `make demo` and `make test`. Both set up `.venv` themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo install test lint lock clean

demo: install
	$(BIN)/rashomon demo

install: $(VENV)/installed

test: $(VENV)/installed-for-tests
	@scripts/get_chromium.sh
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rashomon needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --only-binary :all: --no-deps --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/installed-for-tests: requirements-test.lock $(VENV)/installed
	$(PIP) install --quiet --only-binary :all: --no-deps --require-hashes -r requirements-test.lock
	touch $@

# Pin what pyproject.toml asks for, with hashes and without naming an index (needs uv). What
# followthemoney asks for besides itself, sqlalchemy2-stubs, would hide SQLAlchemy's own types from mypy and is left out.
lock:
	uv pip compile pyproject.toml --extra build --extra formats --extra test --universal --python-version 3.11 --only-binary :all: --generate-hashes --no-emit-index-url --no-annotate --quiet --no-emit-package sqlalchemy2-stubs --output-file requirements-test.lock
	uv pip compile pyproject.toml --extra build --extra formats --universal --python-version 3.11 --only-binary :all: --generate-hashes --no-emit-index-url --no-annotate --quiet --constraint requirements-test.lock --output-file requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
