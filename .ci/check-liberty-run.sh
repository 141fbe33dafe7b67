#!/usr/bin/env bash
# `mvn -B liberty:run` on a fresh clone, with nothing done before, answers, and stops when told; so it does again, and once more after
# `mvn clean`, over HTTP and HTTPS, with the data that it had.
set -euo pipefail
cd "$(dirname "$0")/.."

# Beside the checkout, where a clone would lie.
place=$(mktemp -d "$PWD.clone.XXXXXX")
server=''

stop() {
  [ -n "$server" ] || return 0
  kill -- "-$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=''
}

clean_up() {
  stop
  rm -rf "$place"
}
trap clean_up EXIT

# A port that nobody listens on right now.
free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  printf '%s' "$port"
}

# run_once NAME: starts, asks, stops
run_once() {
  local started=$SECONDS log="$place/$1.log"
  set -m
  mvn -B -ntp -Dstyle.color=never liberty:run >"$log" 2>&1 </dev/null &
  server=$!
  set +m
  until curl -fsS -o /dev/null "http://localhost:$SIGNET_HTTP_PORT/health/ready" 2>/dev/null; do
    if ! kill -0 "$server" 2>/dev/null || [ $((SECONDS - started)) -gt 300 ]; then
      cat "$log"
      echo "FAIL  $1: no answer on port $SIGNET_HTTP_PORT"
      exit 1
    fi
    sleep 1
  done
  curl -fsS -o /dev/null "http://localhost:$SIGNET_HTTP_PORT/xkms?wsdl"
  curl -fsSk -o /dev/null "https://localhost:$SIGNET_HTTPS_PORT/xkms?wsdl"
  curl -fsS "http://localhost:$SIGNET_HTTP_PORT/health/ready" | grep -Eq '"name":"mail-edge","status":"UP"' || { echo "FAIL  $1: the mail edge is not up"; exit 1; }
  # The command that it prints, as a user would paste it.
  bash -c "$(sed -n 's/.*  try  *\(curl .*\)/\1/p' "$log")" | grep -q '<LocateResult ' || { echo "FAIL  $1: the printed command"; exit 1; }
  echo "PASS  $1: ready after $((SECONDS - started)) s"
  sed -n '/Launching signet/,$p' "$log"
  stop
  if curl -s -o /dev/null "http://localhost:$SIGNET_HTTP_PORT/xkms"; then
    echo "FAIL  $1: still answers after it was stopped"
    exit 1
  fi
}

# What clients pin; another one would be another service.
signing_key() { sha256sum <"$SIGNET_DATA_DIR/response-signing.pem"; }

git clone -q . "$place/signet"
cd "$place/signet"
export SIGNET_HTTP_PORT SIGNET_HTTPS_PORT SIGNET_DATA_DIR="$place/data"
SIGNET_HTTP_PORT=$(free_port)
SIGNET_HTTPS_PORT=$(free_port)
# The mail edge as it is by default, but for its ports, which may be taken here.
for listener in OUT IN DELIVERY FRONT; do export "SIGNET_EDGE_LISTEN_${listener}_ADDRESS=127.0.0.1:0"; done

run_once 'first start, from nothing but the clone'
first=$(signing_key)
run_once 'second start'
mvn -B -ntp -q clean
run_once 'start after mvn clean'
[ "$(signing_key)" = "$first" ] || { echo 'FAIL  the data did not survive'; exit 1; }
echo 'PASS  the data survived'
