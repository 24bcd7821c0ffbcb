# make demo   builds decks/intro.md and says where to look
# make test   everything: lint, types, tests, a real browser
# make fuzz   odd decks, messages and archives for SECONDS=30 on two processors; SEED=7 makes the same ones again
# make bench  what builds and colours cost, in CPU seconds, and how long a save takes to the screen; NAMES='builds saves'
#             chooses, TIMES=5 is how often
# make docs   the documentation as a site, with a gallery of decks, into docs/_site
# make types  the client's JSDoc types, checked by TypeScript; wants Node
# make peer   themes from npm beside what Vue's server renderer makes of them; wants Node. PEER=folder is where npm
#             puts them, and keeps them
# make update-vendored   the newest versions of the npm packages that deckc carries into their lock; says what changed
# The others make .venv first and install what is missing. PYTHON=python3.12 chooses another Python.

BIN := .venv/bin
SECONDS ?= 30
TIMES ?= 5
PEER ?= /tmp/deckc-peer

.PHONY: demo test fuzz bench docs types peer update-vendored clean

demo: .venv/installed
	$(BIN)/deckc build decks/intro.md --out dist
	@echo "Open dist/index.html in a browser, or see it change as you write: $(BIN)/deckc serve decks/intro.md --open"

test: .venv/installed-for-tests
	@.ci/prepare chromium
	@.ci/prepare firefox
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@# mypy has one processor's worth of work: beside the tests. Who has none left of these takes half of the other's.
	$(BIN)/mypy & types=$$!; $(BIN)/pytest -n 2 --dist worksteal; tests=$$?; wait $$types && exit $$tests

fuzz: .venv/installed-for-tests
	cd tests && ../$(BIN)/python -m fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) --out ../fuzz-found

bench: .venv/installed-for-tests
	cd tests && ../$(BIN)/python -m bench --times $(TIMES) $(NAMES)

docs: .venv/installed-for-tests
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_site
	@echo "Open docs/_site/index.html"

types:
	npx --yes --package typescript@5 tsc -p src/deckc/client/jsconfig.json

peer: .venv/installed-for-tests
	$(BIN)/python tests/peer/compare_themes.py $(PEER)

update-vendored: .venv/installed
	$(BIN)/python tests/tools/update_vendored.py

clean:
	rm -rf .venv dist

.venv/made:
	@.ci/prepare venv
	@touch $@

NEEDED := .venv/made pyproject.toml hatch_build.py hatch_metadata.py src/deckc/vendored/packages.toml \
  $(wildcard src/deckc/vendored/packs/*.py)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

.venv/installed: $(NEEDED)
	@echo "Installing deckc into .venv"
	@$(INSTALL) .
	@$(BIN)/python -m compileall -q src  # else the first start does it, or each where Python writes no bytecode
	@touch $@

.venv/installed-for-tests: $(NEEDED)
	@echo "Installing deckc and what its tests need into .venv"
	@$(INSTALL) '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch .venv/installed $@
