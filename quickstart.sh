#!/usr/bin/env bash
# Builds nutgraf on Debian 12, indexes the sample corpus and shows some passages.
set -euo pipefail
cd "$(dirname "$0")"
source .ci/packages
.ci/setup "${build_packages[@]}"

echo "Building ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { cmake --preset release -DBUILD_TESTING=OFF -B build/quickstart &&
    cmake --build build/quickstart; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
bin=build/quickstart
db=build/corpus.db

ask() {
    printf '\n$ nutgraf-query -d %s' "$db"
    printf ' %q' "$@"
    printf '\n\n'
    "$bin/query/nutgraf-query" -d "$db" "$@"
}

printf '\n$ nutgraf-index -d %s --rebuild corpus/articles\n' "$db"
"$bin/indexer/nutgraf-index" -d "$db" --rebuild corpus/articles
ask who pays for cleaning the beaches -n 2
ask '"filling line" rubber OR glass' -n 1 --explain
ask 'Warum Jodtabletten in der Schule' -n 1
ask 'tunnel source:"PLX Newswire" since:2023-09' -n 1

printf '\nThe tools are %s/indexer/nutgraf-index and %s/query/nutgraf-query.\n' "$bin" "$bin"
