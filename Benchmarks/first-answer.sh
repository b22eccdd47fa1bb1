#!/usr/bin/env bash
# How long does a process take from its start to the end of its answer, when nothing but the page cache is warm?
#
#   Benchmarks/first-answer.sh [FOLDER | ARCHIVE]
#
# Takes an archive, or imports a folder of texts; without either, it imports 60 MB of generated bulletins, which are more
# than 100,000 passages. Then runs each of these RUNS times (31), in turn: --help; a search for a string and for words (any:)
# in an archive of two files; and in the large one for each of QUERIES, one a line. Every run is
# a process of its own. Prints best, median and worst time in milliseconds, and the median of processor time, which suffers
# less from other programs. A search that finds nothing is an answer too; any other failure ends the script.
#
# YISHI and GENERATOR name built commands. Needs python3.
set -euo pipefail

die() { echo "first-answer.sh: $*" >&2; exit 2; }

[ $# -le 1 ] || die "usage: first-answer.sh [FOLDER | ARCHIVE]"
input=${1:-}
[ -z "$input" ] || [ -d "$input" ] || die "$input: there is no such folder"
command -v python3 >/dev/null || die "python3 is needed"
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
yishi=${YISHI:-$root/.build/release/yishi}
if [ ! -x "$yishi" ]; then
  [ -z "${YISHI:-}" ] || die "$yishi: no such command"
  make -C "$root" build >&2
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/first-answer.XXXXXX")
trap 'rm -rf "$work"' EXIT

if [ -z "$input" ]; then
  generator=${GENERATOR:-$root/Benchmarks/.build/release/generate-bulletins}
  if [ ! -x "$generator" ]; then
    [ -z "${GENERATOR:-}" ] || die "$generator: no such command"
    (cd "$root/Benchmarks" && swift build -c release --product generate-bulletins) >&2
  fi
  "$generator" "$work/texts" 60 1 >/dev/null
  input=$work/texts
fi
archive=$input
if [ ! -f "$input/records.sqlite" ]; then
  archive=$work/large.archive
  "$yishi" import --archive "$archive" -q "$input" || die "the import failed"
fi
printf '%s\n' '关于加强年鉴编纂工作的通知' '一是制定工作方案。二是组织实施。' >"$work/one.txt"
printf '%s\n' '某市加强地方志工作' '一要提高认识；二要落实经费。' >"$work/two.txt"
"$yishi" import --archive "$work/small.archive" -q "$work/one.txt" "$work/two.txt" || die "the import of two files failed"

"$yishi" search --archive "$archive" --count --json 工作 \
  | sed -E 's/.*"articles":([0-9]+),"passages":([0-9]+).*/large archive: \1 articles, \2 passages/'

YISHI=$yishi SMALL=$work/small.archive LARGE=$archive python3 - <<'END'
import os, sys, time

yishi, small, large = os.environ["YISHI"], os.environ["SMALL"], os.environ["LARGE"]
runs = int(os.environ.get("RUNS", "31"))
strings = [q for q in os.environ.get("QUERIES", "工作方案\n组织实施\n加强\nany:加强年鉴编纂工作\nany:工作").split("\n") if q]
cases = [("--help", ["--help"])]
for query in ["工作方案", "any:加强年鉴编纂工作"]:
    cases.append((f"two files: {query}", ["search", "--archive", small, query]))
cases += [(f"large: {query}", ["search", "--archive", large, query]) for query in strings]
null = os.open("/dev/null", os.O_RDWR)
times = [[] for _ in cases]
for _ in range(runs + 1):
    for case, (name, arguments) in enumerate(cases):
        start = time.perf_counter()
        process = os.posix_spawn(
            yishi, [yishi, *arguments], os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"first-answer.sh: {name} failed")
        times[case].append((seconds * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3))
print(f"{'best':>7} {'median':>7} {'worst':>7} {'cpu':>7}   ms, {runs} processes")
for (name, _), measured in zip(cases, times):
    # The first run warms the page cache.
    walls = sorted(wall for wall, _ in measured[1:])
    used = sorted(cpu for _, cpu in measured[1:])
    print(f"{walls[0]:7.1f} {walls[len(walls) // 2]:7.1f} {walls[-1]:7.1f} {used[len(used) // 2]:7.1f}   {name}")
END
