#!/usr/bin/env bash
# A mail from domain a to domain b, each with its own Postfix, its own edge and its own key service: signed at a because b's front advertises
# SMIME, DKIM-signed after that, verified at b by b's key service, annotated, and kept or stripped for each recipient. Then b's key service is
# killed, b's edge is away, a's key is revoked: each mail is delivered, waits at its sender or is refused.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/mail/lab.sh
. .ci/mail/edge.sh
[ -n "$standin" ] || prepare_service

authority ca
signer ca a domain-signing-authority@a.test
signer ca always domain-signing-authority@always.test
signer ca alice alice@a.test
front=$(python3 "$mail/address.py")
printf '_smimepolicy TXT "v=SMIMEP1; auth=SMIME:Undefined"\n' | zone a.test
printf '_smimepolicy TXT "v=SMIMEP1; auth=SMIME:Always"\n' | zone always.test
printf '@ MX 10 mx\nmx A %s\n' "$front" | zone b.test
dns_start a.test always.test b.test
dkim_key a.test always.test

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
set_edge edge-b EDGE_MODE=enforce EDGE_AUTHSERV_ID=smime.b.test EDGE_LISTEN_IN_ADVERTISE_SMIME=true EDGE_LISTEN_DELIVERY_ADVERTISE_SMIME=true \
  EDGE_LISTEN_FRONT_ADVERTISE_SMIME=true EDGE_XKMS_SECONDS=5 EDGE_XKMS_REMEMBER_SECONDS=1 EDGE_STRIP_UNKNOWN=strip
# The key service of b is a server of its own, so that it can be killed by itself.
if [ -z "$standin" ]; then
  edge_trusts keys-b ca
  key_service keys-b
  key_service_of edge-b keys-b
fi
edge_start edge-b

# Domain a: submission, edge, DKIM.
free_ports submission 10024 10027
dkim_start a a.test,always.test s 8891
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
signs_with edge-a always.test always
set_edge edge-a EDGE_MODE=enforce EDGE_OWN_POLICY=always.test:Always EDGE_AUTHSERV_ID=smime.a.test EDGE_SIGNING_TABLE="$lab/edge-a.signing.table" EDGE_SIGNING_KEYS="$lab/edge-a.signing.keys" \
  EDGE_CAPABILITY_PRIVATE_NETWORKS=127.0.0.0/8 EDGE_LISTEN_OUT_LOGIN=received EDGE_MTA_NAME=mail.a.test
edge_start edge-a
need 'submission listens' 10 listens "${port[submission]}"

submission=127.0.0.1:${port[submission]}

# submit CASE FROM TO FILE
submit() { sent "$1" 250 "$submission" "$2" "$3" "$4" --login "$2" --tls; }
# text FROM SUBJECT: in $work/plain.eml
text() { plain "$1" other@b.test "$2" 'Grüße aus A.' >"$work/plain.eml"; }
boxed() { grep -lq "^Subject: $1" "$lab"/box/*.eml; }
both_boxed() { [ "$(grep -l "^Subject: $1" "$lab"/box/*.eml | wc -l)" = 2 ]; }
# head_of RECIPIENT: the header section of its newest mail in $work/head
head_of() { python3 "$mail/unfold.py" "$(newest_for box "$1@b.test")" >"$work/head" 2>/dev/null || : >"$work/head"; }
# comes CASE SUBJECT [SECONDS]: Postfix of a tries again and again until it is in the box
comes() {
  if until_true "${3:-30}" boxed "$2"; then pass "$1"; else fail "$1" "$lab/a.mail.log"; fi
}
later() { until_true 60 retried "$2" || true; comes "$1" "$2" 1; }
retried() { boxed "$1" || { postfix_flush a; sleep 1; boxed "$1"; }; }
deferred() { if until_true 30 grep -Eq "to=<[^>]*>.*status=deferred.*$2" "$lab/a.mail.log"; then pass "$1"; else fail "$1" "$lab/a.mail.log"; fi; }

from_a_to_b() {
  plain alice@a.test 'keeper@b.test, other@b.test' 'from a to b' 'Grüße aus A.' >"$work/plain.eml"
  submit 'a takes the mail' alice@a.test keeper@b.test,other@b.test "$work/plain.eml"
  comes 'it comes to b' 'from a to b'
  until_true 10 has_for box other@b.test || true
  until_true 10 has_for box keeper@b.test || true
  for one in keeper other; do
    head_of $one
    expect "$one: it arrives" '^Subject: from a to b' "$work/head"
    expect "$one: DKIM of a holds at b" '^Authentication-Results: *mail\.b\.test;.*dkim=pass' "$work/head"
    only_product said_by_b $one
  done
}
said_by_b() {
  expect "$1: b says pass, for the domain of the author" 'Authentication-Results: *smime\.b\.test;.*smime=pass.*identifier=.*a\.test' "$work/head"
  expect "$1: and that it was opportunistic" 'policy\.smime-origin=opportunistic' "$work/head"
  is_unsigned "$1: what the edges did among themselves is not seen" "$(newest_for box "$1@b.test")"
  expect "$1: the results field says so" 'policy\.smime-handling=removed' "$work/head"
}
asked_over_soap() {
  expect "b's key service was asked" 'Validate' "$(edge_home keys-b)/servers/signet/logs/messages.log"
}

keeper_has_a_key() {
  local options=(--service "http://localhost:${port[keys-b.http]}/xkms" --data-dir "$lab/keys-b.data")
  cli secret new --for keeper@b.test "${options[@]}" >"$work/secret" 2>"$work/out" || fail 'a secret for keeper' "$work/out"
  cli register --for keeper@b.test --new-key p256 --out "$work/keeper" --secret-file "$work/secret" "${options[@]}" >"$work/out" 2>&1 || fail 'keeper has a key' "$work/out"
}

a_users_signature_is_kept_for_who_can_show_it() {
  plain alice@a.test 'keeper@b.test, other@b.test' 'by alice herself' 'Signed by me.' | sign_as alice >"$work/plain.eml"
  submit 'a signed mail of a user' alice@a.test keeper@b.test,other@b.test "$work/plain.eml"
  comes "a user's signed mail comes to b" 'by alice herself'
  until_true 10 both_boxed 'by alice herself' || true
  signed_by 'keeper: it stays signed' "$(newest_for box keeper@b.test)" ca
  is_unsigned 'other: the signature is removed' "$(newest_for box other@b.test)"
  head_of other
  expect 'other: the results field names alice' 'smime=pass.*identifier=.*alice@a\.test.*smime-handling=removed' "$work/head"
}

what_a_domain_disowns_is_refused() {
  text user@always.test 'not from a'
  sent 'unsigned mail of a domain with Always is refused by b' '550 5\.7\.1.*requires an S/MIME signature.*V-1' "$front:25" user@always.test other@b.test "$work/plain.eml"
}

with_bs_key_service_killed() {
  edge_kill keys-b
  until_true 20 key_memory_ends || true
  text alice@a.test 'nobody to ask'
  submit 'without the key service of b' alice@a.test other@b.test "$work/plain.eml"
  comes 'key service killed: mail of an undefined domain flows' 'nobody to ask'
  head_of other
  expect '  annotated temperror' 'smime=temperror' "$work/head"
  text user@always.test 'has to wait'
  submit 'without the key service of b, Always' user@always.test other@b.test "$work/plain.eml"
  deferred 'key service killed: a domain with Always waits at its sender' '451 4\.7\.5'
  edge_start keys-b
  later 'key service back: it is delivered' 'has to wait'
  head_of other
  expect '  annotated pass' 'smime=pass' "$work/head"
}
# Verdicts are remembered for a second.
key_memory_ends() { sleep 1.5; }

with_bs_edge_killed() {
  edge_kill edge-b
  text alice@a.test 'nobody at the door'
  submit 'without the edge of b' alice@a.test other@b.test "$work/plain.eml"
  deferred 'edge of b killed: the mail waits at its sender' 'Connection refused'
  edge_start edge-b
  later 'edge of b back: it is delivered' 'nobody at the door'
}

only_product keeper_has_a_key
from_a_to_b
only_product asked_over_soap
only_product a_users_signature_is_kept_for_who_can_show_it
only_product what_a_domain_disowns_is_refused
only_product with_bs_key_service_killed
only_product with_bs_edge_killed
until_true 20 queue_is a 0 && until_true 5 queue_is b 0 && pass 'both queues are empty' || fail 'both queues are empty'
mail_report
