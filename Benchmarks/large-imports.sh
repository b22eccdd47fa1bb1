#!/usr/bin/env bash
# Imports of size: how much memory, and how much processor time for each megabyte?
#
#   Benchmarks/large-imports.sh [MEGABYTES]        1000 unless told otherwise
#
# Makes MEGABYTES of generated bulletins and imports them as many files, again (all unchanged), as one file, cut into
# FILES small files (1000000) of at most 600 bytes, and a tenth of them as one line; before that 30 MB of the same kind, to compare with.
# Prints a table: what was imported, seconds, processor seconds (user and system), megabytes a processor second, the cost of a
# megabyte against that at 30 MB, and peak memory (the kernel's VmHWM, mapped pages included). Processor seconds suffer
# less from other programs than seconds do; still, measure on a quiet machine. Every import must report no failed file.
#
# Needs room for about seven times MEGABYTES in TMPDIR (/tmp), and a file system that takes FILES more files. YISHI and
# GENERATOR name built commands, JOBS a number of jobs, CASES some of: many again one small line. Needs bash, awk, GNU
# coreutils and GNU time.
set -euo pipefail

die() { echo "large-imports.sh: $*" >&2; exit 2; }

[ $# -le 1 ] || die "usage: large-imports.sh [MEGABYTES]"
megabytes=${1:-1000}
[[ $megabytes =~ ^[1-9][0-9]*$ ]] || die "$megabytes: give a whole number of megabytes"
small=${FILES:-1000000}
cases=${CASES:-many again one small line}
[ -x /usr/bin/time ] || die "GNU time is needed: apt-get install time"
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
yishi=${YISHI:-$root/.build/release/yishi}
if [ ! -x "$yishi" ]; then
  [ -z "${YISHI:-}" ] || die "$yishi: no such command"
  make -C "$root" build >&2
fi
generator=${GENERATOR:-$root/Benchmarks/.build/release/generate-bulletins}
if [ ! -x "$generator" ]; then
  [ -z "${GENERATOR:-}" ] || die "$generator: no such command"
  (cd "$root/Benchmarks" && swift build -c release --product generate-bulletins) >&2
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/large-imports.XXXXXX")
trap 'rm -rf "$work"' EXIT
"$generator" "$work/base" 30 1 >/dev/null
"$generator" "$work/many" "$megabytes" 1 >/dev/null

# The texts of all files in order, one behind the other. Whoever takes only the beginning ends it early.
texts() { find "$work/many" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat 2>/dev/null || true; }

bytes_of() { find "$1" -type f -printf '%s\n' | awk '{ n += $1 } END { print n + 0 }'; }

base=
# Imports PATH into ARCHIVE and prints a row.
measure() { # NAME ARCHIVE PATH
  local bytes files seconds used peak failed
  bytes=$(bytes_of "$3")
  # Warm the page cache, so that none pays for the disk alone.
  find "$3" -type f -exec cat {} + >/dev/null
  /usr/bin/time -f '%e %U %S %M' -o "$work/used" "$yishi" import --archive "$work/$2" --jobs "${JOBS:-$(nproc)}" -q --json \
    -o "$work/summary.json" "$3" || die "the import of $1 failed"
  failed=$(sed -E 's/.*"failed":([0-9]+).*/\1/' "$work/summary.json")
  [ "$failed" = 0 ] || die "$1: $failed files failed"
  files=$(find "$3" -type f | wc -l)
  read -r seconds used peak < <(awk '{ print $1, $2 + $3, $4 }' "$work/used")
  [ -n "$base" ] || base=$(awk -v u="$used" -v b="$bytes" 'BEGIN { print u / b }')
  awk -v n="$1" -v f="$files" -v b="$bytes" -v s="$seconds" -v u="$used" -v p="$peak" -v base="$base" 'BEGIN {
    printf "%-28s %8d %8.1f %8.1f %8.1f %8.2f %8.2f %8.0f\n", n, f, b / 1e6, s, u, b / 1e6 / u, u / b / base, p * 1.024 / 1000 }'
}

printf '%-28s %8s %8s %8s %8s %8s %8s %8s\n' import files MB seconds cpu_s MB/cpu_s cost peak_MB
measure "30 MB" base.archive "$work/base"
for case in $cases; do
  case $case in
    many) measure "many files" many.archive "$work/many" ;;
    again) measure "the same files, unchanged" many.archive "$work/many" ;;
    one)
      mkdir "$work/one"
      texts >"$work/one/all.txt"
      measure "one file" one.archive "$work/one"
      ;;
    small)
      mkdir "$work/small"
      # A sentence a line, so that hardly any file ends within a character.
      { texts | sed 's/。/。\n/g' || true; } | head -c "$((small * 600))" \
        | (cd "$work/small" && split -C 600 -a 7 -d --additional-suffix=.txt - "")
      find "$work/small" -type f -print0 | LC_ALL=C sort -z | tail -z -n "+$((small + 1))" | xargs -0 -r rm -f
      measure "small files" small.archive "$work/small"
      rm -rf "$work/small"
      ;;
    line)
      mkdir "$work/line"
      # Cut behind a whole character: what is left of the last one goes.
      { texts | tr -d '\n' || true; } | head -c "${megabytes}00000" >"$work/line/cut.txt"
      iconv -c -f UTF-8 -t UTF-8 "$work/line/cut.txt" >"$work/line/line.txt" 2>/dev/null || true
      rm "$work/line/cut.txt"
      measure "one line" line.archive "$work/line"
      ;;
    *) die "CASES: $case is none of many again one small line" ;;
  esac
  rm -rf "$work/one" "$work/one.archive" "$work/small.archive" "$work/line" "$work/line.archive"
done
