# Shared by the checks: starts and stops a service of our own, counts what passed. Source it from the checkout's top folder.
# shellcheck shell=bash

passed=0
failed=0
work=$(mktemp -d)
service_running=no
shim_pid=

pass() { passed=$((passed + 1)); printf 'PASS  %s\n' "$1"; }
fail() { failed=$((failed + 1)); printf 'FAIL  %s\n' "$1"; if [ -n "${2:-}" ]; then sed 's/^/      /' "$2" | head -n 40; fi; }

# expect NAME PATTERN FILE: the file must contain the extended regular expression
expect() { if grep -Eq -- "$2" "$3"; then pass "$1"; else fail "$1 (no match for: $2)" "$3"; fi; }

# expect_code NAME WANTED GOT FILE
expect_code() { if [ "$2" = "$3" ]; then pass "$1"; else fail "$1 (exit code $3, wanted $2)" "$4"; fi; }

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

wlp=target/liberty/wlp

prepare_service() {
  [ -x "$wlp/bin/server" ] && [ -f target/signet.war ] && [ -f target/signet-cli.jar ] && [ -d "$wlp/usr/servers/signet/apps" ] && return 0
  mvn -B -q -Dquick -DskipTests package liberty:create liberty:deploy
}

# start_service DATA_DIR: listens on $http_port and $https_port, both of which stay the same over a restart
start_service() {
  : "${http_port:=$(free_port)}" "${https_port:=$(free_port)}"
  export SIGNET_DATA_DIR=$1 SIGNET_HTTP_PORT=$http_port SIGNET_HTTPS_PORT=$https_port
  export SIGNET_PUBLIC_URL=http://localhost:$http_port
  # The mail edge has checks of its own; its usual ports may be taken here.
  export SIGNET_ROLES=key-service
  # The mail edge is open too: anywhere, unless a check has said where.
  local name
  for name in OUT IN DELIVERY FRONT; do
    local variable=SIGNET_EDGE_LISTEN_${name}_ADDRESS
    [ -n "${!variable:-}" ] || export "$variable=127.0.0.1:0"
  done
  "$wlp/bin/server" start signet >"$work/start.log" 2>&1 || { cat "$work/start.log"; return 1; }
  service_running=yes
  for _ in $(seq 1 120); do
    curl -fsS "http://127.0.0.1:$http_port/health/ready" >"$work/ready.json" 2>/dev/null && return 0
    sleep 0.5
  done
  echo "the service did not get ready:"; cat "$work/ready.json" 2>/dev/null; tail -n 40 "$wlp/usr/servers/signet/logs/messages.log"
  return 1
}

service_pid() { cat "$wlp/usr/servers/.pid/signet.pid"; }

stop_service() {
  [ "$service_running" = yes ] || return 0
  "$wlp/bin/server" stop signet >/dev/null 2>&1 || true
  service_running=no
}

start_shim() {
  python3 .ci/xklient-shim.py "$http_port" >"$work/shim.port" 2>"$work/shim.log" &
  shim_pid=$!
  for _ in $(seq 1 50); do [ -s "$work/shim.port" ] && break; sleep 0.1; done
  shim_port=$(cat "$work/shim.port")
}

finish() {
  stop_service
  if [ -n "$shim_pid" ]; then kill "$shim_pid" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

# Last call of a check
report() {
  printf '%s: %d passed, %d failed\n' "$(basename "$0")" "$passed" "$failed"
  [ "$failed" = 0 ]
}

cli() { java -jar target/signet-cli.jar "$@"; }
