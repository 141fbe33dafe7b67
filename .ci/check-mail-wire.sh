#!/usr/bin/env bash
# Hostile clients against every listener of the mail edge: SMTP smuggling, BDAT at its corners, injection behind STARTTLS, pipelining where it
# is not allowed, slow clients, milter frames that no MTA sends. No message may become two, none may arrive in half, the listener lives on.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/mail/lab.sh
. .ci/mail/edge.sh
[ -n "$standin" ] || prepare_service

corpus=../shared/corpora/smtp-smuggling/cases.json
zone world </dev/null
dns_start world
free_ports out delivery front in
sink behind-out PIPELINING 8BITMIME SMTPUTF8 DSN
sink behind-delivery --lmtp PIPELINING 8BITMIME SMTPUTF8 DSN
sink behind-front PIPELINING 8BITMIME SMTPUTF8 DSN CHUNKING "XCLIENT NAME ADDR PROTO HELO PORT"
edge_listener edge out outgoing lmtp "127.0.0.1:${port[out]}" "127.0.0.1:${port[behind-out]}"
edge_listener edge delivery delivery lmtp "127.0.0.1:${port[delivery]}" "lmtp:127.0.0.1:${port[behind-delivery]}"
edge_listener edge front front smtp "127.0.0.1:${port[front]}" "127.0.0.1:${port[behind-front]}"
edge_listener edge in incoming milter "127.0.0.1:${port[in]}" -
set_edge edge EDGE_MODE=monitor EDGE_AUTHSERV_ID=smime.a.test EDGE_LISTEN_FRONT_ADVERTISE_SMIME=true
edge_start edge

# counted PREFIX COMMAND...: its PASS and FAIL lines are ours
counted() {
  local prefix=$1 verdict case
  shift
  while read -r verdict case; do
    if [ "$verdict" = PASS ]; then pass "$prefix: $case"; else fail "$prefix: $case"; fi
  done < <(timeout 240 "$@" 2>&1 || echo "FAIL the client ended early")
}

for listener in out delivery; do
  counted "$listener" python3 "$mail/hostile.py" "${port[$listener]}" lmtp "$lab/behind-$listener" "$corpus"
done
counted front python3 "$mail/hostile.py" "${port[front]}" smtp "$lab/behind-front" "$corpus"
counted milter python3 "$mail/hostile-milter.py" "${port[in]}"
if kill -0 "${pid[edge]}" 2>/dev/null; then pass 'the edge is still the same process'; else fail 'the edge is still the same process'; fi
mail_report
