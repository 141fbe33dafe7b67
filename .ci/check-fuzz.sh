#!/usr/bin/env bash
# Looks for inputs that break a reader: every @FuzzTest for its own short time (maxDuration, 10 s or less),
# one process each, two at a time. What it finds is printed and fails; a finding that was mended is kept
# under src/test/resources, where every build tries it again.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d "${TMPDIR:-/tmp}/signet-fuzz.XXXXXX")
trap 'rm -rf "$work" .cifuzz-corpus' EXIT
export work

mvn -B -ntp -q -Dquick test-compile

target() {
  class=${1%%#*} log="$work/${1/\#/.}.log"
  # Runs that share a temporary folder take each other's files away when they end.
  if JAZZER_FUZZ=1 mvn -B -ntp -Dquick surefire:test@fuzz -Dtest="$1" \
      -DtempDir="surefire-${1/\#/-}" >"$log" 2>&1 \
      && runs=$(cat "$log" target/surefire-reports/fuzz/*".$class-output.txt" 2>/dev/null \
        | grep -a -o 'Done [0-9]* runs in [0-9]* second' | tail -n 1) && [ -n "$runs" ]; then
    echo "$1: ${runs}s"
  else
    echo "$1: FAILED"
    tail -n 60 "$log" target/surefire-reports/fuzz/*".$class-output.txt" || true
    return 1
  fi
}
export -f target

# Two targets of one class share a report, so they follow each other.
targets() {
  grep -A2 -r '@FuzzTest' src/test/java/dev/signet/fuzz \
    | sed -n 's/^.*\/\([A-Za-z]*\)\.java-  void \([A-Za-z]*\)(.*/\1#\2/p' | sort
}
class() {
  broken=0
  for one in $(grep "^$1#" "$work/targets"); do target "$one" || broken=1; done
  return "$broken"
}
export -f class

targets >"$work/targets"
for file in src/test/java/dev/signet/fuzz/*FuzzTest.java; do
  grep -q "^$(basename "$file" .java)#" "$work/targets" || { echo "$file: no target found"; exit 1; }
done
cut -d'#' -f1 "$work/targets" | uniq | xargs -P 2 -I{} bash -c 'class {}'
