#!/usr/bin/env bash
# Looks for inputs that break a reader: every @FuzzTest for its own short time, one process each. What it
# finds is printed and fails; a finding that was mended is kept under src/test/resources.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d "${TMPDIR:-/tmp}/signet-fuzz.XXXXXX")
trap 'rm -rf "$work" .cifuzz-corpus' EXIT

mvn -B -ntp -q -Dquick test-compile
broken=0
while IFS=: read -r file method; do
  class=$(basename "$file" .java)
  if JAZZER_FUZZ=1 mvn -B -ntp -Dquick surefire:test@fuzz -Dtest="$class#$method" >"$work/log" 2>&1 \
      && runs=$(grep -a -o 'Done [0-9]* runs in [0-9]* second' "$work/log"); then
    echo "$class.$method: ${runs}s"
  else
    echo "$class.$method: FAILED"
    tail -n 60 "$work/log" target/surefire-reports/fuzz/*"$class"-output.txt || true
    broken=1
  fi
done < <(grep -A1 -r '@FuzzTest' src/test/java/dev/signet/fuzz \
  | sed -n 's/^\(.*\.java\)-  void \([A-Za-z]*\)(.*/\1:\2/p')
exit "$broken"
