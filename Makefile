# Two commands do all the set-up on a fresh Debian with Swift 6.2 or later: make demo, make test.

SHELL := /bin/bash
BUILD := .build
YISHI := $(BUILD)/release/yishi

.PHONY: demo test accuracy build lint packages bench torture replay fuzz sanitize clean

demo: build
	@bash docs/demo.sh $(YISHI)

# swift test builds the command too, which the end-to-end tests run.
test: packages
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build

# How well the gold documents are read; YISHI_GOLD_VERBOSE=1 adds every difference.
accuracy: packages
	swift build --build-tests
	@status=0; swift test --skip-build --filter AccuracyTests || status=$$?; \
	if [ "$$YISHI_GOLD_VERBOSE" = 1 ]; then cat $(BUILD)/accuracy-differences.txt; fi; exit $$status

# Swift's libraries go into the program: so it starts in half the time, and runs where no Swift is. Swift's own linker, because the
# system's warns of a function within Foundation.
build: packages
	swift build -c release --static-swift-stdlib -Xswiftc -use-ld=lld --product yishi

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

bench: packages
	cd Benchmarks && swift package benchmark --no-progress --grouping metric

# Hostile inputs, faults of the disk, kills, damage, readers beside a writer: as many trials as SIZE says, chosen by SEED.
SEED := 1
SIZE := 20
torture: packages
	swift build --build-tests
	@YISHI_TORTURE_SEED=$(SEED) YISHI_TORTURE_SIZE=$(SIZE) swift test --skip-build --filter TortureTests \
	  | tee $(BUILD)/torture.log | grep -vE '^(◇|✔|↳)' ; status=$${PIPESTATUS[0]}; \
	echo; echo "tried (seed $(SEED), size $(SIZE)):"; grep '^torture: ' $(BUILD)/torture.log; exit $$status

# Every fault that hostile inputs, kills, faulty disks and damage ever brought to light, once more; docs/reliability.md lists them.
replay: packages
	swift build --build-tests
	@swift test --skip-build --filter '$(FAULTS)' | grep -vE '^(◇|↳)'
FAULTS := StoredInputTests|OlderArchiveTests|DamagedRowsTests|DamagedIndexTests|ArchiveCheckTests|FileAccessTests|ManyAtOnceTests|a file whose name is that|wide gaps in a line|killing an import|a lock ends with its writer

# libFuzzer over one TARGET (decoder cleaner parser query lattice segment) for RUNS inputs; what breaks stays in .build/fuzz. Swift's own
# reports of crashes are off, since libFuzzer's would not come then, nor keep the input.
TARGET := parser
RUNS := 1000000
FUZZ := $(BUILD)/fuzz
fuzz: packages
	YISHI_FUZZER=1 swift build -c release --sanitize fuzzer --scratch-path $(FUZZ) --product yishi-fuzzer
	@mkdir -p $(FUZZ)/$(TARGET)
	SWIFT_BACKTRACE=enable=no YISHI_FUZZ_TARGET=$(TARGET) $(FUZZ)/release/yishi-fuzzer -runs=$(RUNS) -max_len=4096 -timeout=20 \
	  -artifact_prefix=$(FUZZ)/$(TARGET)- $(FUZZ)/$(TARGET) Fixtures/fuzz/$(TARGET)

# The tests with the address sanitizer, then with the thread sanitizer, optimised, because they take hours otherwise; each
# builds everything anew. Leaks are left out: ICU and the gazetteer keep what they have made to the end of the process.
# THREAD_SANITIZER: see Sources/ChineseText/Mutex+ThreadSanitizer.swift.
OPTIMISED := -c release -Xswiftc -enable-testing
ADDRESS := $(OPTIMISED) --sanitize address --scratch-path $(BUILD)/address
THREAD := $(OPTIMISED) -Xswiftc -DTHREAD_SANITIZER --sanitize thread --scratch-path $(BUILD)/thread
sanitize: packages
	swift build --build-tests $(ADDRESS)
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build $(ADDRESS)
	swift build --build-tests $(THREAD)
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-sanitizer.suppressions swift test --skip-build $(THREAD)

# Installs what the build links against, where it is missing: ICU, SQLite, pkg-config.
packages:
	@missing=""; \
	command -v pkg-config >/dev/null || missing="$$missing pkg-config"; \
	pkg-config --exists icu-i18n 2>/dev/null || missing="$$missing libicu-dev"; \
	pkg-config --exists sqlite3 2>/dev/null || missing="$$missing libsqlite3-dev"; \
	if [ -n "$$missing" ]; then \
	  if ! command -v apt-get >/dev/null; then echo "please install:$$missing" >&2; exit 1; fi; \
	  sudo=""; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	  echo "installing$$missing"; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq $$missing; \
	fi

clean:
	rm -rf $(BUILD)
