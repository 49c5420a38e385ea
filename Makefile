# make check does everything that CI does. Each part can be run by itself.

SHELL       := bash
.SHELLFLAGS := -eu -o pipefail -c

GO      ?= go
PKGS    ?= ./...
FUZZ    ?= 5s
FUZZLOG := $(shell mktemp -u)
# our own files: other modules and the fuzzing cache have their own
GOFILES  = $(shell find . -name '*.go' -not -path './.*' -not -path './tools/lint/*')

.PHONY: check build fmt vet lint parquet test race rows fuzz bench-once bench quality docs clean

check: fmt vet lint rows race fuzz bench-once

build:
	$(GO) build -trimpath -o marsad ./cmd/marsad

fmt:
	@out=$$(gofmt -l $(GOFILES)); [ -z "$$out" ] || { echo "gofmt -w these:"; echo "$$out"; exit 1; }

vet:
	$(GO) vet $(PKGS)

# golangci-lint is a tool of the module tools/lint, so that its four hundred
# dependencies are not those of the product
lint:
	$(GO) tool -modfile=tools/lint/go.mod golangci-lint run $(PKGS)

# Arrow reads the Parquet export back; a module of its own and no part of check,
# since it takes minutes to build
parquet:
	cd tools/parquetcheck && $(GO) test ./...

test:
	$(GO) test $(PKGS)

race:
	$(GO) test -race $(PKGS)

# who may import whom, file lengths, bidirectional control characters
rows:
	$(GO) test -count=1 .

# every fuzz target, a few seconds each; what is found is kept in testdata/fuzz.
# A target that is still busy when the time is over fails with nothing but
# "context deadline exceeded": a fault of go test, not of the target.
fuzz:
	@for f in $$(grep -rl --include='*_test.go' '^func Fuzz' . | sort); do \
		for t in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' $$f); do \
			echo "$$(dirname $$f) $$t"; \
			$(GO) test -run '^$$' -fuzz "^$$t$$" -fuzztime $(FUZZ) -fuzzminimizetime 1x $$(dirname $$f) >$(FUZZLOG) \
				|| { grep -q '^ *context deadline exceeded$$' $(FUZZLOG) && ! grep -q 'Failing input' $(FUZZLOG); } \
				|| { cat $(FUZZLOG); exit 1; }; \
			tail -n 1 $(FUZZLOG); \
		done; \
	done; rm -f $(FUZZLOG)

# the benchmarks must still run; `make bench` measures
bench-once:
	$(GO) test -run '^$$' -bench . -benchtime 1x $(PKGS) | { grep -v 'no test files' || true; }

# The rest needs the shared data (../shared or MARSAD_SHARED) and is not part of check.

bench:
	$(GO) run ./tools/bench

quality:
	$(GO) run ./tools/quality
	$(GO) test . -run TestReadmeSample -update

# the sample output in README.md
docs:
	$(GO) test . -run TestReadmeSample -update

clean:
	rm -rf marsad dist
