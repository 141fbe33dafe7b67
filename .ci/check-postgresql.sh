#!/bin/sh
# Runs the registry's contract tests against a real PostgreSQL: a throw-away cluster on a free loopback port, removed at the end.
# Needs the server binaries (Debian: package postgresql), a JDK and Maven; run from anywhere. MVN replaces the Maven command.
set -eu
cd "$(dirname "$0")/.."

MVN=${MVN:-mvn -B}
REPORTS=target/surefire-reports

fail() {
  echo "check-postgresql: FAIL: $*" >&2
  exit 1
}

# Debian keeps the server's programs out of PATH; the newest version wins.
newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -V | tail -n 1)
PATH="${newest:+$newest:}$PATH"
command -v initdb >/dev/null || fail "no PostgreSQL server here (Debian: apt-get install postgresql)"

work=$(mktemp -d)
server=
cleanup() {
  if [ -n "$server" ] && kill -INT "$server" 2>/dev/null; then
    wait "$server" || true
  fi
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

# PostgreSQL refuses to run as root: then nobody runs it. exec keeps the process id.
as_nobody=
if [ "$(id -u)" -eq 0 ]; then
  as_nobody="setpriv --reuid=nobody --regid=nogroup --clear-groups"
  chmod 711 "$work"
fi
mkdir "$work/run"
od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$work/run/password"
[ -z "$as_nobody" ] || chown -R nobody:nogroup "$work/run"
password=$(cat "$work/run/password")
export LC_ALL=C.UTF-8

(cd "$work/run" && $as_nobody initdb -D "$work/run/data" -U signet --auth=scram-sha-256 --pwfile="$work/run/password" \
  --encoding=UTF8 --no-sync >"$work/initdb.log" 2>&1) || { cat "$work/initdb.log" >&2; fail "initdb"; }

# A port that is taken makes the server end at once: then another one.
start() {
  port=$1
  $as_nobody postgres -D "$work/run/data" -p "$port" -c listen_addresses=127.0.0.1 -c fsync=off \
    -c "unix_socket_directories=$work/run" >"$work/server.log" 2>&1 &
  server=$!
  for _ in $(seq 1 100); do
    kill -0 "$server" 2>/dev/null || { server=; return 1; }
    if pg_isready -q -h "$work/run" -p "$port"; then
      return 0
    fi
    sleep 0.2
  done
  kill -INT "$server"
  wait "$server" || true
  server=
  return 1
}

for try in 1 2 3 4 5; do
  start "$((20000 + ($$ * 7 + try * 1009) % 10000))" && break
done
[ -n "$server" ] || { cat "$work/server.log" >&2; fail "the server does not start"; }

rm -f "$REPORTS"/TEST-*PostgreSql*.xml
SIGNET_TEST_POSTGRESQL_URL="jdbc:postgresql://127.0.0.1:$port/postgres?user=signet&password=$password"
export SIGNET_TEST_POSTGRESQL_URL
$MVN -Dquick test -Dtest='PostgreSql*Test' || fail "tests on $(postgres --version)"

# Tests that were aborted did not show anything.
set -- "$REPORTS"/TEST-*PostgreSql*.xml
[ -e "$1" ] || fail "no test ran"
if grep -l '<skipped' "$@"; then
  fail "tests were skipped"
fi
echo "check-postgresql: PASS: $(cat "$@" | grep -c '<testcase') tests on $(postgres --version)"
