# The commands of a workshop's week; each sets up what it needs first (once). README.md tells the rest.
#
#   make slides                 every deck, in every language
#   make handbook LANG=fr       one language; several with commas: LANG=fr,es; side by side: LANG=en+fr
#   make handbook LANG=en,fr,es TOGETHER=1   one volume with a part for each language
#   make handbook WORKSHOP=intersessional   a reader: just the chapters of its sessions
#   make packs WORKSHOP=intersessional   for each facilitator, room, organiser and interpreter
#   make all OUTPUT=~/pack      somewhere else than build/
#   make check STRICT=1         warnings count as errors
#   make all FINAL=1            nothing, where a passage is not translated; each is named
#   make all ACCEPT_STALE="The French of 2.6 comes on Monday"    all the same; it is said on the covers
#   make test                   lint, types, import order, all tests
#   make bench                  how fast, beside pandoc, WeasyPrint, Typst and gettext; PART=slides, print, everything, evening or languages

PYTHON ?= python3

# What is said on the command line reaches `publish` by environment, never through a shell line:
# LANG='fr;id' stays a wrong language. LANG is also the locale, set on every machine: only the one
# said on the command line counts, and it must not become the locale of the programs we start.
said = $(if $(findstring command line,$(origin $(1))),$(value $(1)),$(value PUBLISH_$(1)))
export PUBLISH_LANG := $(call said,LANG)
export PUBLISH_JOBS := $(call said,JOBS)
export PUBLISH_STRICT := $(call said,STRICT)
export PUBLISH_FINAL := $(call said,FINAL)
export PUBLISH_ACCEPT_STALE := $(call said,ACCEPT_STALE)
export PUBLISH_OUTPUT := $(call said,OUTPUT)
export PUBLISH_WORKSHOP := $(call said,WORKSHOP)
export PUBLISH_TOGETHER := $(call said,TOGETHER)
export BENCH_PART := $(call said,PART)
export BENCH_ROUNDS := $(call said,ROUNDS)
unexport LANG JOBS STRICT FINAL ACCEPT_STALE OUTPUT WORKSHOP TOGETHER PART ROUNDS
export LC_ALL := $(or $(LC_ALL),C.UTF-8)
export PYTHONUTF8 := 1
# Make would hand its command line on by MAKEFLAGS. Emptied whole: taking out single words leaves
# the rest of a value that has spaces behind.
MAKEOVERRIDES :=

bootstrap := "$(PYTHON)" -m publish.bootstrap
python := .venv/bin/python
publish := $(python) -m publish

.DEFAULT_GOAL := help
.PHONY: help slides handbook guides worksheets packs all check look translations doctor clean test bench lock
.NOTPARALLEL:

help:
	@sed -n '/^$$/q;s/^# \{0,1\}//p' Makefile

slides:
	@$(bootstrap)
	@$(publish) slides

handbook:
	@$(bootstrap) --pdf
	@$(publish) handbook

guides:
	@$(bootstrap) --pdf
	@$(publish) guide

worksheets:
	@$(bootstrap) --pdf
	@$(publish) worksheet

packs:
	@$(bootstrap) --pdf
	@$(publish) pack

all:
	@$(bootstrap) --pdf
	@$(publish) all

check:
	@$(bootstrap)
	@$(publish) check

look:
	@$(bootstrap)
	@$(publish) look

translations:
	@$(bootstrap)
	@$(publish) translations update

doctor:
	@$(bootstrap)
	@$(publish) doctor

# What was built, and the caches; not .venv, and nothing that somebody changed by hand.
clean:
	@$(bootstrap)
	@$(publish) clean

# Everything that must hold before a change is taken; .ci/run calls this.
test:
	@$(bootstrap) --dev --pdf
	@start=$$(date +%s); \
	$(python) -m ruff format --check . && \
	$(python) -m ruff check . && \
	$(python) -m mypy && \
	$(python) .venv/bin/lint-imports && \
	$(python) -m pytest --numprocesses auto --dist loadfile; \
	code=$$?; echo "make test took $$(($$(date +%s) - start)) s"; exit $$code

# Measures whole processes, a few minutes for each part. The peers live in .venv-bench, never in the product's environment.
bench: .venv-bench/set-up
	@$(bootstrap) --dev --pdf
	@$(python) -m tests.bench

.venv-bench/set-up: tests/bench/requirements.txt
	@"$(PYTHON)" -m venv .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement $<
	@touch $@

# Pins every package with its hashes, for all systems (needs uv).
lock:
	uv pip compile --quiet --universal --generate-hashes --python-version 3.10 --fork-strategy requires-python \
	  --custom-compile-command "make lock" --group install pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.10 --fork-strategy requires-python \
	  --custom-compile-command "make lock" --group install --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt
