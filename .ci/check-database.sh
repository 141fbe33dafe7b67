#!/usr/bin/env bash
# The whole service on PostgreSQL: registers and validates; a database that goes away is said to be away, and is used again when it is back,
# after a start without it too.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/lib.sh
prepare_service

binaries=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -n 1)")
cluster=$(mktemp -d)
chown nobody "$cluster"
port=$(free_port)
# PostgreSQL refuses to run as root.
as_nobody() { (cd "$cluster" && setpriv --reuid nobody --regid nogroup --clear-groups "$@"); }
database() { as_nobody "$binaries/pg_ctl" -D "$cluster/data" -o "-p $port -h 127.0.0.1 -k $cluster" -l "$cluster/log" -w "$@" >/dev/null; }
end() {
  finish
  database -m immediate stop 2>/dev/null || true
  rm -rf "$cluster"
}
trap end EXIT

as_nobody "$binaries/initdb" -D "$cluster/data" -U signet -A trust --no-sync >/dev/null
database start
as_nobody "$binaries/createdb" -h 127.0.0.1 -p "$port" -U signet signet
export SIGNET_DATABASE_URL=jdbc:postgresql://127.0.0.1:$port/signet
data=$work/data
start_service "$data"
options=(--service "$SIGNET_PUBLIC_URL/xkms" --data-dir "$data")

# validate NAME EXIT_CODE
validate() {
  local code=0
  cli validate alice@example.org "${options[@]}" >"$work/out" 2>&1 || code=$?
  expect_code "$1" "$2" "$code" "$work/out"
}

health() { curl -s "http://127.0.0.1:$http_port/health/ready" >"$work/out"; }

health
expect "health names the database" '"kind":"PostgreSQL"' "$work/out"
cli secret new --for alice@example.org "${options[@]}" >"$work/secret" 2>/dev/null
cli register --for alice@example.org --new-key p256 --out "$work/alice" --secret-file "$work/secret" "${options[@]}" >"$work/out" 2>&1 || true
expect "a key is registered" 'Registered' "$work/out"
validate "it is Valid" 0

database -m immediate stop
validate "without its database the service reports a failure of its own" 3
health
expect "health says that the database is away" '"name":"database","status":"DOWN"' "$work/out"
database start
validate "with the database back it is Valid again" 0

stop_service
database -m fast stop
"$wlp/bin/server" start signet >/dev/null 2>&1
service_running=yes
health
expect "a start without the database is not ready, and says why" 'the database does not answer' "$work/out"
database start
for _ in $(seq 1 60); do curl -fsS -o /dev/null "http://127.0.0.1:$http_port/health/ready" 2>/dev/null && break; sleep 1; done
validate "once the database is there, so is the service" 0
report
