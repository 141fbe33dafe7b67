#!/usr/bin/env bash
# No mail is lost: the edge is down, is killed at every point of a transaction, its next hop is down, slow or full; under load too. A
# duplicate is allowed where the next hop's 250 did not get back to Postfix.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/mail/lab.sh
. .ci/mail/edge.sh
[ -n "$standin" ] || prepare_service

zone world </dev/null
dns_start world
free_ports submission 10024 8891 10027
sink hop PIPELINING 8BITMIME SMTPUTF8 DSN XFORWARD
postfix_new a
postfix_logins a
recipe outgoing.main.cf "$conf" >>"$conf/main.cf"
recipe outgoing.master.cf "$conf" | sed "s/^submission /127.0.0.1:${port[submission]} /" >>"$conf/master.cf"
recipe signet-bounces "$conf" >"$conf/signet-bounces"
postfix_start a
need 'submission listens' 10 listens "${port[submission]}"

# Behind the edge stands a sink instead of Postfix, so that it can be told when to answer.
edge_listener edge out outgoing lmtp "127.0.0.1:${port[10024]}" "127.0.0.1:${port[hop]}"
set_edge edge EDGE_MODE=enforce EDGE_AUTHSERV_ID=smime.a.test

submit() { # SUBJECT
  plain user@a.test x@all.world "$1" >"$work/plain.eml"
  send "127.0.0.1:${port[submission]}" user@a.test x@all.world "$work/plain.eml" --login user@a.test --tls
  grep -q ^250 "$work/reply" || fail "submission takes $1" "$work/reply"
}

# drained CASE: nothing is left in the queue; delivery is asked for again and again
drained() {
  for _ in $(seq 1 60); do queue_is a 0 && break; postfix_flush a; sleep 1; done
  if queue_is a 0; then pass "$1: the queue drains"; else fail "$1: the queue drains ($(queued a) left)"; fi
}

# all_there CASE COUNT: every subject "mail 1" to "mail COUNT" was kept at least once
all_there() {
  local n missing=0
  for n in $(seq 1 "$2"); do grep -lq "^Subject: mail $n"$'\r' "$lab"/hop/*.eml 2>/dev/null || missing=$((missing + 1)); done
  if [ "$missing" = 0 ]; then pass "$1: all $2 arrived ($(kept hop) copies)"; else fail "$1: $missing of $2 are lost"; fi
}

down_and_up() {
  clear hop
  submit 'mail 1'
  until_true 20 grep -q 'status=deferred' "$lab/a.mail.log" || true
  expect 'edge down: deferred' 'relay=none.*status=deferred' "$lab/a.mail.log"
  edge_start edge
  drained 'edge up again'
  all_there 'edge up again' 1
  if [ "$(kept hop)" = 1 ]; then pass 'edge up again: once'; else fail "edge up again: $(kept hop) times"; fi
}

next_hop_answers() { # CASE ORDERS PATTERN
  clear hop
  : >"$work/mark"
  orders hop "$2"
  submit 'mail 1'
  until_true 20 grep -Eq "$3" "$lab/a.mail.log" || true
  expect "$1" "$3" "$lab/a.mail.log"
  orders hop '{}'
  drained "$1"
}

killed_before_the_next_hop_answers() {
  clear hop
  orders hop '{"hold": true}'
  submit 'mail 1'
  until_true 20 has_kept hop 1 || true
  edge_kill edge
  sleep 1
  if [ "$(queued a)" = 1 ]; then pass 'killed while the next hop thinks: the mail is in the queue'; else fail 'killed while the next hop thinks: the mail is in the queue'; fi
  clear hop
  edge_start edge
  drained 'killed while the next hop thinks'
  all_there 'killed while the next hop thinks' 1
}

killed_after_the_next_hop_answered() {
  clear hop
  orders hop '{"hold": true}'
  submit 'mail 1'
  until_true 20 has_kept hop 1 || true
  # Stopped, it cannot read the 250 that the next hop now sends; then it dies.
  kill -STOP "${pid[edge]}"
  touch "$lab/hop/release"
  sleep 0.5
  edge_kill edge
  orders hop '{}'
  if [ "$(queued a)" = 1 ]; then pass 'killed after the next hop said 250: the mail is in the queue'; else fail 'killed after the next hop said 250: the mail is in the queue'; fi
  edge_start edge
  drained 'killed after the next hop said 250'
  all_there 'killed after the next hop said 250' 1
  if [ "$(kept hop)" -le 2 ]; then pass 'killed after the next hop said 250: at most two copies'; else fail "killed after the next hop said 250: $(kept hop) copies"; fi
}

next_hop_away() {
  clear hop
  kill "${pid[hop]}"
  wait "${pid[hop]}" 2>/dev/null || true
  submit 'mail 1'
  until_true 20 grep -Eq 'status=deferred .*said: 4[25]1' "$lab/a.mail.log" || true
  expect 'next hop away: deferred by the edge' 'relay=127\.0\.0\.1.*status=deferred .*said: 4[25]1' "$lab/a.mail.log"
  spawn hop python3 "$mail/sink.py" "$lab/hop" --listen "127.0.0.1:${port[hop]}" PIPELINING 8BITMIME SMTPUTF8 DSN
  drained 'next hop back'
  all_there 'next hop back' 1
}

killed_under_load() {
  local total=60 n
  clear hop
  (for n in $(seq 1 "$total"); do plain user@a.test x@all.world "mail $n" >"$lab/load.eml"; python3 "$mail/send.py" "127.0.0.1:${port[submission]}" user@a.test x@all.world "$lab/load.eml" --login user@a.test --tls >>"$lab/load.log" 2>&1 || true; done) &
  local loader=$!
  for _ in 1 2; do
    sleep 2
    edge_kill edge
    edge_start edge
  done
  wait "$loader"
  if [ "$(grep -c ^250 "$lab/load.log")" = "$total" ]; then pass 'killed twice under load: submission goes on'; else fail 'killed three times under load: submission goes on' "$lab/load.log"; fi
  drained 'killed twice under load'
  all_there 'killed twice under load' "$total"
}

down_and_up
next_hop_answers 'a 451 of the next hop is ours' '{"data": "451 4.3.1 no room"}' 'status=deferred .*451 4\.3\.1 no room'
next_hop_answers 'a 550 of the next hop is ours' '{"data": "550 5.7.0 not that"}' 'status=bounced .*550 5\.7\.0 not that'
killed_before_the_next_hop_answers
killed_after_the_next_hop_answered
next_hop_away
killed_under_load
mail_report
