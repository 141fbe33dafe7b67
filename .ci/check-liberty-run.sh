#!/usr/bin/env bash
# `mvn -B liberty:run` on a fresh clone, with nothing done before, answers; and it stops when told.
set -euo pipefail
cd "$(dirname "$0")/.."

# Beside the checkout, where a clone would lie.
place=$(mktemp -d "$PWD.clone.XXXXXX")
server=''
clean_up() {
  if [ -n "$server" ]; then
    kill -- "-$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$place"
}
trap clean_up EXIT

# A port that nobody listens on right now.
free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  printf '%s' "$port"
}

git clone -q . "$place/signet"
cd "$place/signet"
export SIGNET_HTTP_PORT SIGNET_HTTPS_PORT SIGNET_DATA_DIR="$place/data"
SIGNET_HTTP_PORT=$(free_port)
SIGNET_HTTPS_PORT=$(free_port)

set -m
mvn -B -ntp -Dstyle.color=never liberty:run >"$place/log" 2>&1 </dev/null &
server=$!
set +m

started=$SECONDS
until curl -fsS -o /dev/null "http://localhost:$SIGNET_HTTP_PORT/health/ready" 2>/dev/null; do
  if ! kill -0 "$server" 2>/dev/null || [ $((SECONDS - started)) -gt 300 ]; then
    cat "$place/log"
    echo "no answer on port $SIGNET_HTTP_PORT"
    exit 1
  fi
  sleep 1
done
echo "ready after $((SECONDS - started)) s, from nothing but the clone"
curl -fsS "http://localhost:$SIGNET_HTTP_PORT/health"
echo
curl -fsS -o /dev/null "http://localhost:$SIGNET_HTTP_PORT/xkms?wsdl"
curl -fsSk -o /dev/null "https://localhost:$SIGNET_HTTPS_PORT/xkms?wsdl"
sed -n '/Launching signet/,$p' "$place/log"

kill -- "-$server"
wait "$server" 2>/dev/null || true
server=''
if curl -s -o /dev/null "http://localhost:$SIGNET_HTTP_PORT/xkms"; then
  echo "still answers after it was stopped"
  exit 1
fi
