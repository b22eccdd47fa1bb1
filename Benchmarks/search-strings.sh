#!/bin/sh
# Looks for a million strings (or as many as the first argument says) of one to twelve characters, folded and not, and
# compares the number of texts found with a table of all strings that the texts hold.
set -e
cd "$(dirname "$0")/.."
SEARCH_STRINGS="${1:-1000000}" swift test -c release -Xswiftc -enable-testing --filter "Every string"
