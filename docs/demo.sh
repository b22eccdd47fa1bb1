#!/usr/bin/env bash
# The demonstration behind `make demo`: imports corpus/ into a temporary archive, searches it, and exports a CSV.
set -euo pipefail
yishi=$1
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export YISHI_ARCHIVE="$folder/demo.archive"

show() {
  printf '\n$ yishi %s\n' "$*"
  "$yishi" "$@"
}

show import corpus
show search 一年一鉴 --limit 3
show search '责任单位 OR 牵头' place:四川省 role:measure --limit 3
show search 第一书记 date:2020..2023 --limit 3
show search 问题 --count --facet place
printf '\n$ yishi export -o measures.csv\n'
"$yishi" export -o measures.csv
echo 'A double click opens measures.csv in a spreadsheet.'

cat <<TEXT

Try next:
  alias yishi=$here/$yishi
  yishi import YOUR-FOLDER            # an archive comes to be in ./yishi.archive
  yishi search 数据共享 --in measures
  yishi show ID --json                # an ID from a search
  yishi stats
  yishi --help
TEXT
