# SPDX-License-Identifier: MIT
# `make help` lists the targets. CC, CFLAGS, CPPFLAGS and LDFLAGS are the user's; ours are apart from them.
# SANITIZE=address,undefined (or thread) and COVERAGE=1 build in trees of their own, so nothing needs `clean` in between.

ifeq ($(origin CC),default)
CC = gcc
endif
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share

VERSION := $(shell sed -n 's/.*DATAMO_VERSION "\(.*\)"/\1/p' generator/base/version.h)

empty :=
comma := ,
space := $(empty) $(empty)

# Libraries. Debian's libcsv has no .pc file.
PACKAGES := libcmark libcjson libxml-2.0 yaml-0.1 zlib libxxhash libcrypto libutf8proc libpcre2-8 sqlite3 libmicrohttpd
PACKAGE_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
PACKAGE_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv -lm

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wformat=2 -Wmissing-prototypes \
	-Wstrict-prototypes -Wwrite-strings -Werror
HARDENING := -fstack-protector-strong -fstack-clash-protection -fPIE
ifneq ($(filter x86_64 i686,$(shell uname -m)),)
HARDENING += -fcf-protection
endif
our_cppflags := -Igenerator -D_GNU_SOURCE $(PACKAGE_CFLAGS)
our_cflags := -std=c11 -pthread $(WARNINGS) $(HARDENING)
our_ldflags := -pthread -pie -Wl,-z,relro,-z,now,--build-id=sha1

ifneq ($(SANITIZE),)
variant := $(if $(findstring fuzzer,$(SANITIZE)),fuzz,$(subst $(comma),-,$(SANITIZE)))
our_cppflags += -DARENA_DEBUG
our_cflags += -O1 -g -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
our_ldflags += -fsanitize=$(SANITIZE)
override CFLAGS :=
else ifneq ($(COVERAGE),)
variant := coverage
our_cflags += -O0 -g --coverage
our_ldflags += --coverage
override CFLAGS :=
else
variant := release
ifneq ($(filter -O1 -O2 -O3 -Os,$(CFLAGS)),)
our_cppflags += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif
endif

# The release program is build/datamo; those of the other trees lie beside it, so that all find ../themes/default.
TREE := build/$(variant)
PROGRAM := build/datamo$(if $(filter release,$(variant)),,-$(variant))
ARCHIVE := $(TREE)/libdatamo.a

SOURCES := $(sort $(wildcard generator/*/*.c))
HEADERS := $(sort $(wildcard generator/*/*.h))
OBJECTS := $(SOURCES:generator/%.c=$(TREE)/%.o)
MAIN := $(TREE)/main.o
ALL_C := $(sort $(wildcard generator/*.[ch] generator/*/*.[ch] tests/*/*.[ch]))
UNIT_TESTS := $(sort $(notdir $(basename $(wildcard tests/unit/test_*.c))))
UNIT_PROGRAMS := $(UNIT_TESTS:%=$(TREE)/tests/%)
FUZZ_PROGRAMS := $(patsubst tests/%.c,$(TREE)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

compile = $(CC) $(our_cppflags) $(CPPFLAGS) $(our_cflags) $(CFLAGS)
link = $(CC) $(our_cflags) $(CFLAGS) $(our_ldflags) $(LDFLAGS)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all
all: $(PROGRAM) ## the program, build/datamo

$(TREE)/%.o: generator/%.c $(TREE)/flags
	@mkdir -p $(@D)
	$(compile) -MMD -MP -c -o $@ $<

# Only the lookup of the theme knows where the program is installed.
$(TREE)/site/theme_path.o: our_cppflags += -DDATAMO_DATADIR='"$(DATADIR)/datamo"'
$(TREE)/site/theme_path.o: $(TREE)/datadir

# A new portal's automation is pinned to the commit of this version's tag, when there is one.
$(TREE)/cli/command_init.o: our_cppflags += -DDATAMO_COMMIT='"$(shell git rev-parse -q --verify \
	v$(VERSION)^{commit} 2>/dev/null)"'

$(ARCHIVE): $(OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(TREE)/datamo: $(MAIN) $(ARCHIVE)
	$(link) -o $@ $^ $(PACKAGE_LIBS)

$(PROGRAM): $(TREE)/datamo
	ln -f $< $@

$(TREE)/tests/%: tests/unit/%.c $(ARCHIVE) $(TREE)/flags
	@mkdir -p $(@D)
	$(compile) -Itests/unit -MMD -MP -MT $@ -MF $@.d $(our_ldflags) $(LDFLAGS) -o $@ $< $(ARCHIVE) $(PACKAGE_LIBS)

# With libFuzzer in its own tree, elsewhere with a main that replays the kept inputs.
$(TREE)/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(ARCHIVE) $(TREE)/flags
	@mkdir -p $(@D)
	$(compile) -Itests/unit $(our_ldflags) $(LDFLAGS) -o $@ $< \
		$(if $(filter fuzz,$(variant)),-fsanitize=fuzzer,tests/fuzz/replay.c) $(ARCHIVE) $(PACKAGE_LIBS)

# What is in these files changes when the flags, or the place of installation, do; then it is compiled again.
# A compiler cache in front of the compiler is no change.
$(TREE)/flags: said := $(filter-out ccache,$(compile) $(our_ldflags) $(LDFLAGS))
$(TREE)/datadir: said := $(DATADIR)
$(TREE)/flags $(TREE)/datadir: always
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(said))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(said))' >$@
.PHONY: always

-include $(OBJECTS:.o=.d) $(MAIN:.o=.d) $(UNIT_PROGRAMS:=.d)

# As many jobs as processors, unless the caller said.
parallel = --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: deps
deps: ## install the Debian packages that a build needs and that are missing
	@.ci/deps build

.PHONY: portal
portal: deps ## build the program, then the demo portal into output/site
	@$(MAKE) $(parallel) all
	build/datamo build datasets -o output/site

CLI_TESTS := $(sort $(filter-out %/lib.sh,$(wildcard tests/cli/*.sh)))
GOLDEN_TESTS := $(patsubst %/command,%,$(sort $(wildcard tests/golden/*/command)))
TESTS ?= $(UNIT_PROGRAMS) $(FUZZ_PROGRAMS) $(CLI_TESTS) $(GOLDEN_TESTS)
STATIC_CHECKS := check-layers check-headers check-format check-banned
in_tree = DATAMO=$(CURDIR)/$(PROGRAM) TREE=$(TREE)

.PHONY: check
check: ## everything that a change must pass: release and sanitizer builds, layout, layers
	@.ci/deps build check
	@tests/run --clear
	@$(MAKE) $(parallel) --silent test-programs
	@$(MAKE) $(parallel) --silent SANITIZE=address,undefined test-programs
	@echo "== release" && $(MAKE) --no-print-directory --silent test || true
	@echo "== address,undefined" && $(MAKE) --no-print-directory --silent SANITIZE=address,undefined test || true
	@echo "== static" && TREE=build/static tests/run $(STATIC_CHECKS) || true
	@tests/run --sum

DEMO := build/demo/site
NODE_MODULES := tests/node_modules/.package-lock.json
BENCH_MODULES := tests/bench/node_modules/.package-lock.json

%/node_modules/.package-lock.json: %/package-lock.json
	npm ci --prefix $* --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: demo
demo: all
	@rm -rf $(dir $(DEMO)) && mkdir -p $(dir $(DEMO))
	build/datamo build datasets -o $(DEMO) --quiet

.PHONY: check-web
check-web: ## the demo portal in a browser, its HTML and its links
	@.ci/deps build web
	@$(MAKE) $(parallel) --silent $(NODE_MODULES) demo
	@SITE=$(CURDIR)/$(DEMO) TREE=build/web tests/run $(wildcard tests/web/*.sh)

.PHONY: check-clients
check-clients: ## the demo portal's data and metadata, read by programs of others
	@.ci/deps build clients
	@$(MAKE) $(parallel) --silent $(NODE_MODULES) demo
	@SITE=$(CURDIR)/$(DEMO) TREE=build/clients tests/run $(wildcard tests/clients/*.sh)

.PHONY: preview
preview: $(NODE_MODULES) demo ## take the README's picture of the demo portal again
	node tests/web/preview.mjs $(DEMO) tests/web/preview

.PHONY: test
test: test-programs ## unit, golden and command-line tests of this tree
	@$(in_tree) tests/run $(TESTS)

.PHONY: test-programs
test-programs: all $(UNIT_PROGRAMS) $(FUZZ_PROGRAMS)

.PHONY: $(UNIT_TESTS)
$(UNIT_TESTS): %: $(TREE)/tests/%
	$<

golden/%: all always
	@$(in_tree) tests/golden/run $@

.PHONY: bless
bless: all ## CASE=x: show what golden case x gives now, and expect it from now on
	@$(in_tree) tests/golden/run --bless $(CASE)

.PHONY: check-layers
check-layers: ## the include table of the folders
	@awk -f tests/check-layers.awk $(SOURCES) $(HEADERS) generator/main.c

.PHONY: check-headers
check-headers: $(TREE)/headers.ok ## each header compiles alone

$(TREE)/headers.ok: $(HEADERS) $(TREE)/flags
	@for header in $(HEADERS:generator/%=%); do \
		echo "#include \"$$header\"" | $(filter-out ccache,$(compile)) -fsyntax-only -xc - || exit 1; \
	done
	@touch $@

.PHONY: check-format
check-format: ## the layout that .clang-format decides
	@clang-format --dry-run --Werror $(ALL_C)

.PHONY: format
format: ## lay all C files out so
	clang-format -i $(ALL_C)

# Memory comes only from base/memory.h.
BANNED := strcpy|strcat|v?sprintf|gets|strtok|strtok_r|ato[il]|atoll|system|popen|tmpnam|mktemp|alloca|regcomp|realpath|setlocale
.PHONY: check-banned
check-banned: ## functions that are not used here
	@! grep -nwE '($(BANNED)) ?\(' $(ALL_C)
	@! grep -nwE '(malloc|calloc|realloc|reallocarray|strdup|strndup|v?asprintf) ?\(' $(filter-out generator/base/%,$(SOURCES))

.PHONY: lint
lint: ## clang-tidy, cppcheck and gcc's analyser
	@.ci/deps build check lint
	clang-tidy --quiet --config-file=tests/clang-tidy.yml $(SOURCES) -- $(our_cppflags) -std=c11
	cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr --suppressions-list=tests/cppcheck.txt \
		--enable=warning,performance,portability -Igenerator -D_GNU_SOURCE generator
	@for source in $(SOURCES); do \
		gcc $(our_cppflags) -std=c11 -O2 -fanalyzer -Werror -S -o /dev/null $$source || failed=1; \
	done; [ -z "$$failed" ]

.PHONY: coverage
coverage: ## which lines the tests reach: build/coverage/report.txt
	@.ci/deps build check coverage
	@$(MAKE) $(parallel) --silent COVERAGE=1 test || true
	gcovr --root . --filter generator/ build/coverage --output build/coverage/report.txt
	@tail -n 3 build/coverage/report.txt

FUZZ_SECONDS ?= 60
.PHONY: fuzz
fuzz: ## libFuzzer, FUZZ_SECONDS=60 for each reader; what it finds goes to build/fuzz/
	@.ci/deps build fuzz
	@$(MAKE) $(parallel) --silent CC=clang SANITIZE=fuzzer-no-link,address,undefined fuzz-run

.PHONY: fuzz-run
fuzz-run: $(FUZZ_PROGRAMS)
	@for program in $^; do \
		name=$${program##*/}; mkdir -p $(TREE)/corpus/$$name; \
		$$program -max_total_time=$(FUZZ_SECONDS) -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
			-artifact_prefix=$(TREE)/$$name- $(TREE)/corpus/$$name tests/fuzz/corpus/$$name || exit 1; \
	done

BENCH_DATASETS ?= 10000
.PHONY: bench
bench: all ## BENCH_DATASETS=10000 small datasets, beside Hugo with as many bare pages
	@.ci/deps build check bench
	@$(MAKE) $(parallel) --silent $(BENCH_MODULES) demo
	@tests/bench/run $(BENCH_DATASETS)
	@tests/bench/search $(BENCH_DATASETS)
	@node tests/bench/lighthouse.mjs $(DEMO)
	@tests/bench/campaign
	@tests/bench/validate
	@$(MAKE) $(parallel) --silent $(NODE_MODULES)
	@tests/bench/downloads

# Where the shells look, and which shell that is.
COMPLETIONS := bash-completion/completions/datamo:bash zsh/vendor-completions/_datamo:zsh \
	fish/vendor_completions.d/datamo.fish:fish

.PHONY: install
install: all ## into $(DESTDIR)$(PREFIX)
	install -D -m 755 build/datamo $(DESTDIR)$(BINDIR)/datamo
	@for page in $(wildcard generator/*.[15]); do \
		install -v -D -m 644 $$page $(DESTDIR)$(MANDIR)/man$${page##*.}/$${page##*/} || exit 1; \
	done
	mkdir -p $(DESTDIR)$(MANDIR)/man7
	build/datamo rules --manual --lang en >$(DESTDIR)$(MANDIR)/man7/datamo-rules.7
	@cd themes && find default -type f -exec install -v -D -m 644 {} $(DESTDIR)$(DATADIR)/datamo/themes/{} \;
	@cd generator && find start serve/web -type f -exec install -v -D -m 644 {} $(DESTDIR)$(DATADIR)/datamo/{} \; && \
		find start -name '*.sh' -exec chmod 755 $(DESTDIR)$(DATADIR)/datamo/{} \;
	@for place in $(COMPLETIONS); do \
		mkdir -p $(DESTDIR)$(DATADIR)/$${place%/*} && \
		build/datamo completion $${place##*:} >$(DESTDIR)$(DATADIR)/$${place%:*} || exit 1; \
	done

.PHONY: uninstall
uninstall: ## what install put there
	rm -f $(DESTDIR)$(BINDIR)/datamo
	rm -f $(foreach page,$(notdir $(wildcard generator/*.[15])),$(DESTDIR)$(MANDIR)/man$(subst .,,$(suffix $(page)))/$(page))
	rm -f $(DESTDIR)$(MANDIR)/man7/datamo-rules.7
	rm -f $(foreach place,$(COMPLETIONS),$(DESTDIR)$(DATADIR)/$(firstword $(subst :, ,$(place))))
	rm -rf $(DESTDIR)$(DATADIR)/datamo

# dpkg-buildpackage writes beside the tree that it builds, so that gets a copy.
DEB_TREE := build/deb/datamo
.PHONY: deb
deb: ## a Debian package: build/deb/datamo_*.deb
	@.ci/deps build deb
	@rm -rf build/deb && mkdir -p $(DEB_TREE)
	@tar -c --exclude=node_modules LICENSE Makefile README.md debian generator themes .ci | tar -x -C $(DEB_TREE)
	cd $(DEB_TREE) && env -u MAKEFLAGS -u MAKELEVEL dpkg-buildpackage --build=binary --no-sign
	@if command -v lintian >/dev/null; then lintian --fail-on error --allow-root build/deb/*.changes; fi
	@ls build/deb/datamo_*.deb

.PHONY: clean
clean: ## remove build/
	rm -rf build

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "  test_<module>    one unit test"
	@echo "  golden/<case>    one golden test"
