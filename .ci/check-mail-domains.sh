#!/usr/bin/env bash
# A mail from domain a to domain b, each with its own Postfix, its own edge and its own key service: signed at a because b's front advertises
# SMIME, DKIM-signed after that, verified at b by b's key service, annotated, and kept or stripped for each recipient.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/mail/lab.sh
. .ci/mail/edge.sh
[ -n "$standin" ] || prepare_service

authority ca
signer ca a domain-signing-authority@a.test
front=$(python3 "$mail/address.py")
printf '_smimepolicy TXT "v=SMIMEP1; auth=SMIME:Undefined"\n' | zone a.test
printf '@ MX 10 mx\nmx A %s\n' "$front" | zone b.test
dns_start a.test b.test
dkim_key a.test

# Domain b: front on port 25 of an address of its own, milters, delivery stage, mailboxes.
free_ports 10026 10028 10030
sink box --lmtp PIPELINING 8BITMIME SMTPUTF8
port[10029]=${port[box]}
dkim_start b - v 8891
postfix_new b
recipe incoming.main.cf "$conf" >>"$conf/main.cf"
recipe delivery.main.cf "$conf" >>"$conf/main.cf"
recipe delivery.master.cf "$conf" >>"$conf/master.cf"
recipe front.master.cf "$conf" >>"$conf/master.cf"
printf 'virtual_mailbox_domains = b.test\nvirtual_mailbox_maps =\nlocal_transport = error:no\n' >>"$conf/main.cf"
postfix_start b
edge_listener edge-b in incoming milter "127.0.0.1:${port[10030]}" -
edge_listener edge-b delivery delivery lmtp "127.0.0.1:${port[10026]}" "lmtp:127.0.0.1:${port[10029]}"
edge_listener edge-b front front smtp "$front:25" "127.0.0.1:${port[10028]}"
edge_trusts edge-b ca
set_edge edge-b EDGE_MODE=enforce EDGE_AUTHSERV_ID=smime.b.test EDGE_LISTEN_IN_ADVERTISE_SMIME=true EDGE_LISTEN_DELIVERY_ADVERTISE_SMIME=true \
  EDGE_LISTEN_FRONT_ADVERTISE_SMIME=true
edge_start edge-b

# Domain a: submission, edge, DKIM.
free_ports submission 10024 10027
dkim_start a a.test s 8891
postfix_new a
postfix_logins a
recipe outgoing.main.cf "$conf" >>"$conf/main.cf"
recipe outgoing.master.cf "$conf" | sed "s/^submission /127.0.0.1:${port[submission]} /" >>"$conf/master.cf"
recipe signet-bounces "$conf" >"$conf/signet-bounces"
printf 'default_transport = smtp:[%s]:25\n' "$front" >>"$conf/main.cf"
postfix_start a
edge_listener edge-a out outgoing lmtp "127.0.0.1:${port[10024]}" "127.0.0.1:${port[10027]}"
edge_trusts edge-a ca
signs_with edge-a a.test a
set_edge edge-a EDGE_MODE=enforce EDGE_AUTHSERV_ID=smime.a.test EDGE_SIGNING_TABLE="$lab/edge-a.signing.table" EDGE_SIGNING_KEYS="$lab/edge-a.signing.keys" \
  EDGE_CAPABILITY_PRIVATE_NETWORKS=127.0.0.0/8 EDGE_LISTEN_OUT_LOGIN=received EDGE_MTA_NAME=mail.a.test
edge_start edge-a
need 'submission listens' 10 listens "${port[submission]}"

keeper_has_a_key() {
  local options=(--service "http://localhost:${port[edge-b.http]}/xkms" --data-dir "$lab/edge-b.data")
  cli secret new --for keeper@b.test "${options[@]}" >"$work/secret" 2>/dev/null
  cli register --for keeper@b.test --new-key p256 --out "$work/keeper" --secret-file "$work/secret" "${options[@]}" >"$work/out" 2>&1 || fail 'keeper has a key' "$work/out"
}
only_product keeper_has_a_key

plain alice@a.test 'keeper@b.test, other@b.test' 'from a to b' 'Grüße aus A.' >"$work/plain.eml"
sent 'a takes the mail' 250 "127.0.0.1:${port[submission]}" alice@a.test keeper@b.test,other@b.test "$work/plain.eml" --login alice@a.test --tls
until_true 30 grep -q '"other@b.test"' "$lab"/box/*.json || true
until_true 10 grep -q '"keeper@b.test"' "$lab"/box/*.json || true
for one in keeper other; do
  python3 "$mail/unfold.py" "$(newest_for box $one@b.test)" >"$work/$one.head" 2>/dev/null || : >"$work/$one.head"
  expect "$one: it arrives" '^Subject: from a to b' "$work/$one.head"
  expect "$one: DKIM of a holds at b" '^Authentication-Results: *mail\.b\.test;.*dkim=pass' "$work/$one.head"
done
the_edges_did_it() {
  expect 'b says pass, for the domain of the author' 'Authentication-Results: *smime\.b\.test;.*smime=pass.*identifier=.*a\.test' "$work/other.head"
  expect 'and that it was opportunistic' 'policy\.smime-origin=opportunistic' "$work/other.head"
  is_unsigned 'other: the signature is removed' "$(newest_for box other@b.test)"
  expect 'other: the results field says so' 'policy\.smime-handling=removed' "$work/other.head"
}
only_product the_edges_did_it
until_true 20 queue_is a 0 && until_true 5 queue_is b 0 && pass 'both queues are empty' || fail 'both queues are empty'
mail_report
