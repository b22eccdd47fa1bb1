#!/usr/bin/env bash
# Times whole imports and searches of real text with the built command.
#
#   Benchmarks/whole-import.sh FOLDER | FILE.jsonl | FILE.jsonl.xz
#
# A folder is imported as it is. A JSON Lines file holds {"id": "…", "text": "…"} a line and is first unpacked to one
# file a document. Imports run with one job and with one a core, ROUNDS times (3) each in turn, and between them ICU's word
# break iterator alone cuts the same text, all of it in memory: `times ICU` is how many times as fast as that a whole import
# is. Then the queries below, or those of QUERIES (a file with one a line), are searched REPEAT times (20) each in one process.
#
# Every import must report the same counts, and no failed file. YISHI names another command to time, JOBS another
# number of jobs for the second import. Needs bash, awk, GNU findutils, xz for .xz, and GNU time or Linux /proc.
set -euo pipefail

die() { echo "whole-import.sh: $*" >&2; exit 2; }

[ $# -eq 1 ] || die "usage: whole-import.sh FOLDER | FILE.jsonl | FILE.jsonl.xz"
input=$1
[ -e "$input" ] || die "$input: there is no such file or folder"
rounds=${ROUNDS:-3}
repeat=${REPEAT:-20}
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN)}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
yishi=${YISHI:-$root/.build/release/yishi}
if [ ! -x "$yishi" ]; then
  [ -z "${YISHI:-}" ] || die "$yishi: no such command"
  echo "building $yishi" >&2
  make -C "$root" build >&2
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/whole-import.XXXXXX")
trap 'rm -rf "$work"' EXIT

# 1. The files.
if [ -d "$input" ]; then
  folder=$input
else
  folder=$work/files
  mkdir "$folder"
  case $input in
    *.xz) command -v xz >/dev/null || die "xz is needed for $input"; unpack=(xz -dc) ;;
    *) unpack=(cat) ;;
  esac
  # Byte by byte in the C locale, so that every awk agrees; escapes are undone, surrogate pairs joined.
  "${unpack[@]}" "$input" | LC_ALL=C awk -v folder="$folder" '
    function utf8(c) {
      if (c < 128) return sprintf("%c", c)
      if (c < 2048) return sprintf("%c%c", 192 + int(c / 64), 128 + c % 64)
      if (c < 65536) return sprintf("%c%c%c", 224 + int(c / 4096), 128 + int(c / 64) % 64, 128 + c % 64)
      return sprintf("%c%c%c%c", 240 + int(c / 262144), 128 + int(c / 4096) % 64, 128 + int(c / 64) % 64, 128 + c % 64)
    }
    function hex(s,  i, n) {
      for (i = 1; i <= 4; i++) n = n * 16 + index("0123456789abcdef", tolower(substr(s, i, 1))) - 1
      return n
    }
    BEGIN { plain["n"] = "\n"; plain["t"] = "\t"; plain["r"] = "\r"; plain["b"] = "\b"; plain["f"] = "\f" }
    !match($0, /"text"[ \t]*:[ \t]*"/) { print "line " NR ": no text" > "/dev/stderr"; next }
    {
      rest = substr($0, RSTART + RLENGTH)
      name = sprintf("%s/%07d.txt", folder, NR)
      printf "" > name
      while (match(rest, /[\\"]/)) {
        printf "%s", substr(rest, 1, RSTART - 1) > name
        if (substr(rest, RSTART, 1) == "\"") break
        c = substr(rest, RSTART + 1, 1)
        rest = substr(rest, RSTART + 2)
        if (c == "u") {
          code = hex(rest)
          rest = substr(rest, 5)
          if (code >= 55296 && code < 56320 && substr(rest, 1, 2) == "\\u") {
            code = 65536 + (code - 55296) * 1024 + hex(substr(rest, 3)) - 56320
            rest = substr(rest, 7)
          }
          printf "%s", utf8(code) > name
        } else printf "%s", (c in plain) ? plain[c] : c > name
      }
      close(name)
    }'
fi
count=$(find "$folder" -type f \( -name '*.txt' -o -name '*.md' \) | wc -l)
[ "$count" -gt 0 ] || die "$input: no .txt or .md file in it"
bytes=$(find "$folder" -type f \( -name '*.txt' -o -name '*.md' \) -printf '%s\n' | awk '{ n += $1 } END { print n + 0 }')
awk -v f="$count" -v b="$bytes" 'BEGIN { printf "%d files, %.2f MB\n", f, b / 1e6 }'
# Warm the page cache, so that no round pays for the disk.
find "$folder" -type f -exec cat {} + >/dev/null

# 2. Imports. Prints wall-clock seconds, processor seconds (user and system) and peak memory in kB of one, and keeps
# its summary. Processor seconds tell the pace where other programs use the machine, too.
timed_import() { # JOBS SUMMARY
  rm -rf "$work/archive"
  local start end pid used=0 peak=0 now
  local command=("$yishi" import --archive "$work/archive" --jobs "$1" -q --json -o "$2" "$folder")
  start=$(date +%s%N)
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -f '%U %S %M' -o "$work/used" "${command[@]}" || return
    end=$(date +%s%N)
    read -r used peak < <(tail -n 1 "$work/used" | awk '{ print $1 + $2, $3 }')
  else
    "${command[@]}" &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
      now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
      peak=${now:-$peak}
      sleep 0.02
    done
    wait "$pid" || return
    end=$(date +%s%N)
  fi
  awk -v ns=$((end - start)) -v used="$used" -v peak="$peak" 'BEGIN { printf "%.3f %.3f %d\n", ns / 1e9, used, peak }'
}

# Seconds that bare segmentation takes, by ICU's iterator or by our lattice with the same cuts; without reading and
# printing. The text is one line after the other, so at most CUT_BYTES (200 MB) of it are taken, and the time is scaled up.
cut_bytes=${CUT_BYTES:-200000000}
segmenting() { # OPTION
  find "$folder" -type f \( -name '*.txt' -o -name '*.md' \) -print0 | LC_ALL=C sort -z | xargs -0 cat | head -c "$cut_bytes" \
    | "$yishi" segment "$1" --repeat 3 | sed -E 's/.*"bytes":([0-9]+).*"seconds":([0-9.eE+-]+).*/\1 \2/' \
    | awk -v b="$bytes" '{ printf "%.4f\n", $2 * b / $1 }'
}

# The summary without what differs from run to run.
counts() { sed -E 's/,?"(seconds|mbPerSecond|micros)":[0-9.eE+-]+//g' "$1"; }

expected=
printf '%-6s %5s %9s %9s %7s %9s\n' round jobs seconds cpu_s MB/s peak_MB
numbers="1 $jobs"
[ "$jobs" != 1 ] || numbers=1
for round in $(seq "$rounds"); do
  segmenting --icu >>"$work/icu"
  segmenting --plain-icu >>"$work/lattice"
  for number in $numbers; do
    measured=$(timed_import "$number" "$work/summary.json") || die "the import failed"
    now=$(counts "$work/summary.json")
    : "${expected:=$now}"
    [ "$now" = "$expected" ] || die "imports differ: $expected and $now"
    echo "$measured" >>"$work/jobs-$number"
    echo "$measured" | awk -v r="$round" -v j="$number" -v b="$bytes" \
      '{ printf "%-6d %5d %9.2f %9.2f %7.2f %9.0f\n", r, j, $1, $2, b / $1 / 1e6, $3 / 1000 }'
  done
done
for number in $numbers; do
  sort -n "$work/jobs-$number" | awk -v j="$number" -v b="$bytes" '
    { seconds[NR] = $1; used += $2; if ($3 > peak) peak = $3 }
    END { m = seconds[int((NR + 1) / 2)]
          printf "jobs %d: median %.2f s, %.2f MB/s, peak %.0f MB", j, m, b / m / 1e6, peak / 1000
          if (used > 0) printf ", %.2f MB a processor second", b * NR / used / 1e6
          print "" }'
done
for number in $numbers; do
  sort -n "$work/jobs-$number" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }' >"$work/median-$number"
done
sort -n "$work/icu" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }' >"$work/median-icu"
sort -n "$work/lattice" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }' >"$work/median-lattice"
awk -v b="$bytes" -v icu="$(cat "$work/median-icu")" -v lattice="$(cat "$work/median-lattice")" 'BEGIN {
  printf "segmentation alone: ICU %.2f s, %.2f MB/s; lattice %.2f s, %.2f MB/s, %.2f times ICU\n",
         icu, b / icu / 1e6, lattice, b / lattice / 1e6, icu / lattice }'
for number in $numbers; do
  awk -v j="$number" -v icu="$(cat "$work/median-icu")" '{ printf "whole import, jobs %d: %.2f times ICU\n", j, icu / $1 }' \
    "$work/median-$number"
done
if [ "$jobs" != 1 ]; then
  awk -v j="$jobs" -v one="$(cat "$work/median-1")" '{ printf "jobs %d: %.2f times jobs 1\n", j, one / $1 }' "$work/median-$jobs"
fi
echo "counts: $expected"
du -sk "$work/archive" | awk -v b="$bytes" '{ printf "archive: %.1f MB, %.2f of the text\n", $1 * 1.024 / 1000, $1 * 1024 / b }'

# 3. Searches on the last archive, in one process: field micros is the engine's median time for one.
queries=${QUERIES:-$work/queries}
[ -n "${QUERIES:-}" ] || cat >"$queries" <<'END'
年鉴编纂
人民政府
应当
的
监督管理
县级以上人民政府
法律责任
安全生产 应急预案
"水资源保护"
环境保护 OR 污染防治
行政处罚 -罚款
any:加强农村饮用水安全管理
应当自收到申请之日起二十个工作日内作出决定
没有这样的一句话
in:articles 公共场所 消防
in:measures 组织实施
in:headings 总则
in:titles 条例
END
"$yishi" search --archive "$work/archive" --queries "$queries" --repeat "$repeat" --json -o "$work/answers.jsonl"
awk '
  function field(name,  s) { s = $0; if (!sub(".*\"" name "\":", "", s)) return ""; sub("[,}].*", "", s); return s + 0 }
  { head = $0; sub("\"hits\":.*", "", head); whole = $0; $0 = head
    query = $0; sub(".*\"query\":\"", "", query); sub("\",\"in\":.*", "", query); gsub(/\\"/, "\"", query)
    print field("micros"), field("total"), query }' "$work/answers.jsonl" | sort -n >"$work/latencies"
[ -s "$work/latencies" ] || die "no query was answered"
echo
printf '%9s %9s  %s\n' micros total query
awk '{ micros = $1; total = $2; sub("^[0-9]+ [0-9]+ ", ""); printf "%9d %9d  %s\n", micros, total, $0 }' "$work/latencies"
awk '{ t[NR] = $1 }
  function at(p) { i = int(NR * p + 0.999999); return t[i < 1 ? 1 : i] }
  END { printf "searches: p50 %.2f ms, p99 %.2f ms, max %.2f ms over %d queries\n",
               at(0.5) / 1000, at(0.99) / 1000, t[NR] / 1000, NR }' "$work/latencies"
