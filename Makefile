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

empty :=
comma := ,
space := $(empty) $(empty)

# Libraries. Debian's libcsv has no .pc file.
PACKAGES := libcmark libcjson libxml-2.0 yaml-0.1 zlib libxxhash libcrypto libutf8proc libpcre2-8
PACKAGE_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
PACKAGE_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wformat=2 -Wmissing-prototypes \
	-Wstrict-prototypes -Wwrite-strings -Werror
HARDENING := -fstack-protector-strong -fstack-clash-protection -fPIE
ifneq ($(filter x86_64 i686,$(shell uname -m)),)
HARDENING += -fcf-protection
endif
our_cppflags := -Igenerator -D_GNU_SOURCE $(PACKAGE_CFLAGS)
our_cflags := -std=c11 -pthread $(WARNINGS) $(HARDENING)
our_ldflags := -pthread -pie -Wl,-z,relro,-z,now

ifneq ($(SANITIZE),)
variant := $(subst $(comma),-,$(SANITIZE))
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
MAIN := $(patsubst generator/%.c,$(TREE)/%.o,$(wildcard generator/main.c))
UNIT_TESTS := $(sort $(notdir $(basename $(wildcard tests/unit/test_*.c))))
UNIT_PROGRAMS := $(UNIT_TESTS:%=$(TREE)/tests/%)

compile = $(CC) $(our_cppflags) $(CPPFLAGS) $(our_cflags) $(CFLAGS)
link = $(CC) $(our_cflags) $(CFLAGS) $(our_ldflags) $(LDFLAGS)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all
all: $(ARCHIVE) $(if $(MAIN),$(PROGRAM)) ## the program, build/datamo

$(TREE)/%.o: generator/%.c $(TREE)/flags
	@mkdir -p $(@D)
	$(compile) -MMD -MP -c -o $@ $<

# Only the lookup of the theme knows where the program is installed.
$(TREE)/site/theme_path.o: our_cppflags += -DDATAMO_DATADIR='"$(DATADIR)/datamo"'

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

# Changed flags rebuild; a compiler cache in front of the compiler is no change.
flags := $(filter-out ccache,$(compile) $(our_ldflags) $(LDFLAGS))
$(TREE)/flags: always
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(flags))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(flags))' >$@
.PHONY: always

-include $(OBJECTS:.o=.d) $(MAIN:.o=.d) $(UNIT_PROGRAMS:=.d)

.PHONY: $(UNIT_TESTS)
$(UNIT_TESTS): %: $(TREE)/tests/%
	$<

.PHONY: check-layers
check-layers: ## the include table of the folders
	@awk -f tests/check-layers.awk $(SOURCES) $(HEADERS) $(wildcard generator/main.c)

.PHONY: check-headers
check-headers: $(TREE)/headers.ok ## each header compiles alone

$(TREE)/headers.ok: $(HEADERS) $(TREE)/flags
	@for header in $(HEADERS:generator/%=%); do \
		echo "#include \"$$header\"" | $(filter-out ccache,$(compile)) -fsyntax-only -xc - || exit 1; \
	done
	@touch $@

.PHONY: clean
clean: ## remove build/
	rm -rf build

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "  test_<module>    one unit test"
