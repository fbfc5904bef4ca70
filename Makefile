.DEFAULT_GOAL := help
.PHONY: help packages packages-test build run test interop fuzz sanitize generate check-generated format lint bench bench-get bench-day bench-echo bench-services bench-segments bench-access siege failover deb try-deb clean

SWIFT_FILES = Package.swift Sources Tests
# Test targets with deadlines of milliseconds.
WATCHING_THE_CLOCK = ^(RPCTests|RPCServicesTests)\.

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

packages: # What building and serving needs
	@scripts/install-packages run

packages-test: # What the tests need beside
	@scripts/install-packages test
	@scripts/promtool --version >/dev/null
	@scripts/squawk --version >/dev/null

build: packages ## Build the release programs into .build/release
	swift build -c release

run: build ## Install what is needed, build, and serve on 127.0.0.1:8001 with a private PostgreSQL; metrics on 9001
	.build/release/crm-server --ops-listen 127.0.0.1:9001

# Of a crash, the thread that crashed: hundreds of threads take ten minutes to print.
test: export SWIFT_BACKTRACE = threads=crashed,images=none
test: packages-test ## Run every test (real PostgreSQL, real sockets, Go and Rust clients)
	swift build --build-tests $(BUILD_FLAGS)
	$(MAKE) --no-print-directory interop
	@# Apart, because what computes for long or starts clusters starves what watches the clock.
	scripts/swift-test --filter '$(WATCHING_THE_CLOCK)'
	scripts/swift-test --skip '$(WATCHING_THE_CLOCK)'

interop: packages-test # Go and Rust clients against servers of their own; build first
	Tests/Interop/run .build/debug

fuzz: packages-test ## Fuzz what reads strangers' bytes: RUNS=10000000 or SECONDS_EACH=60, TARGETS=frames
	RUNS=$(RUNS) SECONDS_EACH=$(SECONDS_EACH) TARGETS="$(TARGETS)" BUILT=$(BUILT) CONFIGURATION=$(CONFIGURATION) Tests/Fuzz/run

sanitize: packages-test ## Run the RPC layer's tests under the address and the thread sanitizer
	BUILT=$(BUILT) Tests/Sanitize/run address
	Tests/Sanitize/run thread

generate: packages-test ## Write generated/ and docs/api/ from proto/
	swift build --product protoc-gen-rpcswift
	proto/generate
	scripts/api-docs

check-generated: packages-test # Fails when generated/ or docs/api/ differs from what proto/ makes
	swift build --product protoc-gen-rpcswift $(BUILD_FLAGS)
	scripts/check-generated

format: ## Format the Swift sources
	swift format format --in-place --parallel --recursive $(SWIFT_FILES)

lint: packages-test ## Check formatting and proto/
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)
	scripts/buf lint proto

bench: build ## Measure every kind of call beside pgbench and write BENCHMARKS.md (some minutes)
	.build/release/crm-bench document

bench-get: build # GetCustomer alone, beside pgbench
	.build/release/crm-bench get

bench-day: build ## Measure a mixed day of the ERP in open loop
	.build/release/crm-bench day

bench-services: build ## Hold every kind of call to its figures on 200,000 customers (some minutes)
	.build/release/crm-bench services

bench-segments: build ## Hold writes, calculations and previews to their figures with 1,000 segments (some minutes)
	.build/release/crm-bench segments

bench-echo: build ## Measure the wire alone beside Go's ttrpc
	Tests/Interop/build echo
	.build/release/crm-bench echo --go .tools/interop/bin/echo

bench-access: build ## Measure what authentication costs a call
	.build/release/crm-bench access

failover: build packages-test ## Kill and freeze servers, PostgreSQL and the network under load (some minutes, as root)
	.build/release/failover
	@# Without a synchronous standby writes have to get lost, or nothing was shown above.
	.build/release/failover --asynchronous --rounds 3 --writes 1500

siege: build ## Hold a server to its promises under attack, overload and restarts (some minutes)
	.build/release/siege

# Apart from .build, since everything is compiled otherwise for a static runtime.
deb: STATIC = swift build -c release --static-swift-stdlib --scratch-path .build-deb
deb: ## Build the Debian packages into dist/ (ten minutes the first time)
	@scripts/install-packages deb
	rm -f dist/crm*.deb
	$(STATIC) --product crm-server
	$(STATIC) --product crmctl
	packaging/build-deb .build-deb/release dist

try-deb: deb # Install the package in a fresh Debian 12 and walk through it; as root
	packaging/try-in-chroot dist/crm_*.deb

clean: ## Remove what was built
	rm -rf .build .build-* .tools dist
