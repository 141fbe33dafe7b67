#!/usr/bin/env bash
# A registration that was answered with Success is there after kill -9.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/lib.sh
prepare_service
data=$work/data
start_service "$data"
options=(--service "$SIGNET_PUBLIC_URL/xkms" --data-dir "$data")

register() { # NAME
  cli secret new --for "$1" "${options[@]}" >"$work/secret"
  cli register --for "$1" --new-key p256 --out "$work/$1" --secret-file "$work/secret" "${options[@]}" >"$work/out" 2>&1
}

for n in 1 2 3; do
  if register "user$n@example.org"; then pass "registered user$n@example.org"; else fail "register user$n@example.org" "$work/out"; fi
done
kill -9 "$(service_pid)"
pass "killed the service with SIGKILL right after the last Success"
service_running=no
start_service "$data"
for n in 1 2 3; do
  code=0; cli locate "user$n@example.org" "${options[@]}" >"$work/out" 2>&1 || code=$?
  expect_code "user$n@example.org is still registered" 0 "$code" "$work/out"
  code=0; cli validate "user$n@example.org" "${options[@]}" >"$work/out" 2>&1 || code=$?
  expect_code "user$n@example.org is Valid" 0 "$code" "$work/out"
done
report
