#!/usr/bin/env bash
# Two servers on one PostgreSQL behave as one: what is registered at A is found at B, what is revoked at A is Invalid at B in the next request,
# what waits at A is collected at B; one of them killed under load loses nothing that was answered, and the other goes on.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/lib.sh
prepare_service

binaries=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -n 1)")
cluster=$(mktemp -d)
chown nobody "$cluster"
database_port=$(free_port)
# PostgreSQL refuses to run as root.
as_nobody() { (cd "$cluster" && setpriv --reuid nobody --regid nogroup --clear-groups "$@"); }
database() { as_nobody "$binaries/pg_ctl" -D "$cluster/data" -o "-p $database_port -h 127.0.0.1 -k $cluster" -l "$cluster/log" -w "$@" >/dev/null; }

# Each node is a Liberty server of its own; both run the same application.
node_server() { echo "signet-node-$1"; }
node_pid() { cat "$wlp/usr/servers/.pid/$(node_server "$1").pid" 2>/dev/null || true; }
end() {
  local node
  for node in a b c; do
    [ -n "$(node_pid $node)" ] && "$wlp/bin/server" stop "$(node_server $node)" >/dev/null 2>&1
    rm -rf "${wlp:?}/usr/servers/$(node_server $node)"
  done
  database -m immediate stop 2>/dev/null || true
  rm -rf "$cluster"
  finish
}
trap end EXIT

port_a=$(free_port) port_b=$(free_port) port_c=$(free_port)
declare -A http=([a]=$port_a [b]=$port_b [c]=$port_c)
export SIGNET_DATABASE_URL=jdbc:postgresql://127.0.0.1:$database_port/signet SIGNET_ROLES=key-service
# One name for the service, and the addresses of the nodes besides.
export SIGNET_PUBLIC_URL=http://localhost:$port_a
export SIGNET_SERVICE_ALIASES=http://localhost:$port_b/xkms,http://localhost:$port_c/xkms

# start_node NODE COMMON_DIRECTORY: does not wait until it is ready
start_node() {
  local server
  server=$(node_server "$1")
  if [ ! -d "$wlp/usr/servers/$server" ]; then
    cp -r "$wlp/usr/servers/signet" "$wlp/usr/servers/$server"
    rm -rf "$wlp/usr/servers/$server/workarea" "$wlp/usr/servers/$server/logs"
  fi
  SIGNET_DATA_DIR=$work/data-$1 SIGNET_COMMON_DIRECTORY=$2 SIGNET_HTTP_PORT=${http[$1]} SIGNET_HTTPS_PORT=$(free_port) \
    "$wlp/bin/server" start "$server" >"$work/start-$1.log" 2>&1
}

# ready NODE: waits, and says whether it came to it
ready() {
  local i
  for ((i = 0; i < 120; i++)); do
    curl -fsS -o /dev/null "http://127.0.0.1:${http[$1]}/health/ready" 2>/dev/null && return 0
    sleep 0.5
  done
  tail -n 40 "$wlp/usr/servers/$(node_server "$1")/logs/messages.log"
  return 1
}

# at NODE ARGS...: the client, talking to that node
at() {
  local node=$1
  shift
  cli "$@" --service "$SIGNET_PUBLIC_URL/xkms" --endpoint "http://localhost:${http[$node]}/xkms" --data-dir "$work/data-$node"
}

# register NODE NAME: with a secret of that very node; the output is in $work/out
register() {
  at "$1" secret new --for "$2" >"$work/secret-$2" 2>/dev/null
  at "$1" register --for "$2" --new-key p256 --out "$work/key-$2" --secret-file "$work/secret-$2" "${@:3}"
}

as_nobody "$binaries/initdb" -D "$cluster/data" -U signet -A trust --no-sync >/dev/null
database start
as_nobody "$binaries/createdb" -h 127.0.0.1 -p "$database_port" -U signet signet
common=$work/common
start_node a "$common"
start_node b "$common"
ready a && ready b && pass "two nodes start at once on an empty database and an empty common directory"

register a alice@example.org >"$work/out" 2>&1 || true
expect "registered at A" 'Registered' "$work/out"
at b locate alice@example.org >"$work/out" 2>&1 || true
expect "located at B" 'alice@example.org' "$work/out"
code=0
at b validate alice@example.org >"$work/out" 2>&1 || code=$?
expect_code "Valid at B" 0 "$code" "$work/out"

register a bob@example.org >"$work/out" 2>&1 || true

at a revoke --key "$work/key-alice@example.org/alice@example.org.key.pem" >"$work/out" 2>&1 || true
expect "revoked at A" 'Revoked|revoked' "$work/out"
code=0
at b validate alice@example.org >"$work/out" 2>&1 || code=$?
expect "Invalid at B in the next request" 'Invalid|revoked' "$work/out"

start_node c "$work/other-common" || true
for _ in $(seq 1 60); do
  curl -s "http://127.0.0.1:$port_c/health/ready" >"$work/out" 2>/dev/null
  grep -q 'another built-in CA' "$work/out" && break
  sleep 0.5
done
expect "a node with another authority stays closed and says why" 'another built-in CA' "$work/out"
"$wlp/bin/server" stop "$(node_server c)" >/dev/null 2>&1 || true

# Under load: people register at A while others ask B.
(
  for i in $(seq 1 40); do
    register a "user$i@example.org" >"$work/register-$i" 2>&1 && echo "user$i@example.org" >>"$work/answered"
  done
) &
registering=$!
: >>"$work/answered"
locate="<LocateRequest xmlns='http://www.w3.org/2002/03/xkms#' Id='I1' Service='$SIGNET_PUBLIC_URL/xkms'><QueryKeyBinding><UseKeyWith Application='urn:ietf:rfc:2633' Identifier='bob@example.org'/></QueryKeyBinding></LocateRequest>"
(
  while [ ! -e "$work/enough" ]; do
    curl -s -m 20 "http://127.0.0.1:$port_b/xkms" -d "$locate" >"$work/asked" 2>/dev/null && grep -q 'ResultMajor="http://www.w3.org/2002/03/xkms#Success"' "$work/asked" \
      && echo ok >>"$work/good" || echo "$(date +%T) $(head -c 300 "$work/asked")" >>"$work/bad"
    sleep 0.05
  done
) &
asking=$!
for _ in $(seq 1 600); do
  [ "$(wc -l <"$work/answered" 2>/dev/null || echo 0)" -ge 5 ] && break
  sleep 0.2
done
kill -9 "$(node_pid a)"
sleep 3
touch "$work/enough"
kill "$registering" 2>/dev/null || true
wait "$registering" 2>/dev/null || true
wait "$asking" 2>/dev/null || true
: >>"$work/bad"
answered=$(wc -l <"$work/answered")
if [ "$answered" -ge 5 ]; then pass "A answered $answered registrations, then it was killed"; else fail "A answered enough registrations ($answered)"; fi
if [ ! -s "$work/bad" ] && [ -s "$work/good" ]; then pass "B answered all $(wc -l <"$work/good") questions meanwhile"; else fail "B answered all questions" "$work/bad"; fi
lost=0
while read -r name; do
  at b validate "$name" >"$work/out" 2>&1 || { lost=$((lost + 1)); cp "$work/out" "$work/lost"; }
done <"$work/answered"
if [ "$lost" = 0 ]; then pass "nothing that A had answered is lost"; else fail "nothing that A had answered is lost ($lost are)" "$work/lost"; fi

rm -f "$wlp/usr/servers/.pid/$(node_server a).pid"
start_node a "$common"
ready a && at a locate "$(head -n 1 "$work/answered")" >"$work/out" 2>&1 || true
expect "A comes back and knows them" 'user[0-9]+@example.org' "$work/out"
report
