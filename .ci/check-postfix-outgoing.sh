#!/usr/bin/env bash
# The outgoing edge behind deploy/postfix: what is signed for whom, that it verifies elsewhere, that DKIM still holds after it, and that
# what must not be touched is not.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/mail/lab.sh
. .ci/mail/edge.sh
[ -n "$standin" ] || prepare_service

arc=2.25.9592425076703069440614992683019660389

# --- The lab: Postfix of domain a, sinks for the worlds that a mail may go to --------------------------------------------------------

authority ca
for domain in a always ehlo undefined held; do signer ca "$domain" "domain-signing-authority@$domain.test"; done
signer ca alice alice@undefined.test
openssl ca -config "$lab/ca/ca.cnf" -revoke "$lab/ca/held.pem" -crl_reason certificateHold 2>/dev/null
revocation_list ca
dkim_key {a,always,ehlo,undefined,held}.test

# world NAME HOST KEYWORD...: a server on port 25 of an address of its own, as MX records want it
world() {
  local name=$1
  shift
  address[$name]=$(python3 "$mail/address.py")
  sink "$name" --listen "${address[$name]}:25" "$@"
}
declare -A address
world all PIPELINING SMTPUTF8 8BITMIME SMIME
world some1 8BITMIME SMIME
world some2 8BITMIME
world none 8BITMIME
world seven SMIME
sink home
address[dead]=$(python3 "$mail/address.py")

{
  for name in all none seven dead; do printf '%s MX 10 mx.%s\nmx.%s A %s\n' "$name" "$name" "$name" "${address[$name]}"; done
  printf 'some MX 10 mx1.some\nsome MX 20 mx2.some\nmx1.some A %s\nmx2.some A %s\n' "${address[some1]}" "${address[some2]}"
} >"$lab/records"
# Names in the zone end in .world, such as all.world.
zone world <"$lab/records"
dns_start world

free_ports submission 10024 10027
dkim_start a a.test,always.test,ehlo.test,undefined.test,held.test s 8891
postfix_new a
postfix_logins a
recipe outgoing.main.cf "$conf" >>"$conf/main.cf"
recipe outgoing.master.cf "$conf" | sed "s/^submission /127.0.0.1:${port[submission]} /" >>"$conf/master.cf"
recipe signet-bounces "$conf" >"$conf/signet-bounces"
{
  for name in all none seven; do printf '%s.world smtp:[%s]\n' "$name" "${address[$name]}"; done
  printf 'some.world smtp:[%s]\ndead.world smtp:[127.0.0.1]:%s\n' "${address[some1]}" "${port[home]}"
  for domain in a always ehlo undefined held never reg; do printf '%s.test smtp:[127.0.0.1]:%s\n' "$domain" "${port[home]}"; done
} >"$conf/transport"
printf 'transport_maps = texthash:%s/transport\n' "$conf" >>"$conf/main.cf"
postfix_start a

edge_listener edge out outgoing lmtp "127.0.0.1:${port[10024]}" "127.0.0.1:${port[10027]}"
edge_trusts edge ca
for domain in a always ehlo undefined held; do signs_with edge "$domain.test" "$domain"; done
set_edge edge EDGE_MODE=enforce EDGE_SIGNING_TABLE="$lab/edge.signing.table" EDGE_SIGNING_KEYS="$lab/edge.signing.keys" \
  EDGE_OWN_POLICY=a.test:Always,reg.test:Always,always.test:Always,ehlo.test:EHLO,held.test:Always,never.test:Never EDGE_AUTHSERV_ID=smime.a.test \
  EDGE_CAPABILITY_PRIVATE_NETWORKS=127.0.0.0/8 EDGE_LISTEN_OUT_LOGIN=received EDGE_MTA_NAME=mail.a.test EDGE_XKMS_REMEMBER_SECONDS=3
edge_start edge
need 'submission listens' 10 listens "${port[submission]}"

submission=127.0.0.1:${port[submission]}

# submit LOGIN TO FILE [OPTIONS]: accepted by the submission port
submit() {
  local login=$1 to=$2 file=$3
  shift 3
  send "$submission" "$login" "$to" "$file" --login "$login" --tls "$@"
  grep -q ^250 "$work/reply" || fail "submission takes the mail of $login to $to" "$work/reply"
}

# mail FROM TO [BODY]: an unsigned message of FROM, submitted by FROM
mail_of() { plain "$1" "$2" "to $2" "${3:-Text.}" >"$work/plain.eml"; submit "$1" "$2" "$work/plain.eml"; }

# --- Cases --------------------------------------------------------------------------------------------------------------------------

plain_mail_passes() {
  clear none
  mail_of user@undefined.test x@none.world
  arrives 'mail of a user walks through Postfix, the edge and Postfix again' none 1 || return 0
  is_unsigned 'an undefined domain to a plain host: unsigned' "$(newest none)"
  expect 'the login stands in our Received field' 'Authenticated sender: user@undefined.test' "$(newest none)"
  if dkim_holds "$(newest none)"; then pass 'DKIM holds at the receiver'; else fail 'DKIM holds at the receiver' "$work/out"; fi
}

own_always_is_signed() {
  clear none
  mail_of user@a.test x@none.world
  arrives 'own policy Always' none 1 || return 0
  local message; message=$(newest none)
  signed_by 'own policy Always' "$message" ca
  openssl asn1parse -inform DER -in "$work/sig.p7s" >"$work/asn1" 2>&1
  expect 'the signed attribute is there' "$arc.1.1" "$work/asn1"
  expect 'it says opportunistic' "$arc.2.2" "$work/asn1"
  expect 'it says outgoing edge' "$arc.3.2" "$work/asn1"
  expect 'the header field says so too' '^Content-Signature-Origin: *opportunistic;.*entity=outgoing-edge' "$message"
  if dkim_holds "$message"; then pass 'DKIM holds over the signed message'; else fail 'DKIM holds over the signed message' "$work/out"; fi
  cp "$message" "$work/opportunistic.eml"
}

# capability CASE FROM WORLD SINK yes|no
capability() {
  clear "$4"
  mail_of "$2" "x@$3.world"
  arrives "$1: delivered" "$4" 1 || return 0
  if [ "$5" = yes ]; then signed_by "$1" "$(newest "$4")" ca; else is_unsigned "$1: unsigned" "$(newest "$4")"; fi
}

the_next_hop_decides() {
  capability 'own EHLO, every MX has SMIME' user@ehlo.test all all yes
  capability 'own EHLO, some MX have SMIME' user@ehlo.test some some1 yes
  capability 'own EHLO, no MX has SMIME' user@ehlo.test none none no
  capability 'own EHLO, no MX answers' user@ehlo.test dead home yes
  capability 'own Undefined, every MX has SMIME' user@undefined.test all all yes
  capability 'own Undefined, some MX have SMIME' user@undefined.test some some1 no
  capability 'own Undefined, no MX answers' user@undefined.test dead home no
  capability 'own Never, every MX has SMIME' user@never.test all all no
}

two_recipients_two_variants() {
  clear all none
  mail_of user@undefined.test x@all.world,y@none.world
  arrives 'two recipients: the one who can' all 1 || return 0
  arrives 'two recipients: the one who cannot' none 1 || return 0
  signed_by 'two recipients, one submission: the one who can' "$(newest all)" ca
  is_unsigned 'two recipients, one submission: the one who cannot' "$(newest none)"
}

a_key_on_hold_defers() {
  clear none
  mail_of user@held.test x@none.world
  until_true 20 grep -q '451 4.7.5' "$lab/a.mail.log" || true
  expect 'a due signature whose key is on hold is deferred' 'status=deferred .*451 4\.7\.5' "$lab/a.mail.log"
  if [ "$(kept none)" = 0 ]; then pass 'nothing left unsigned'; else fail 'nothing left unsigned'; fi
  sed -i 's/^R\(.*held\)/V\1/;s/^\(V\t[^\t]*\t\)[^\t]*\(\t.*held\)/\1\2/' "$lab/ca/ca.index"
  revocation_list ca
  cp "$lab/ca/ca.crl" "$lab/edge.data/policies/default/crls/new" && mv "$lab/edge.data/policies/default/crls/new" "$lab/edge.data/policies/default/crls/ca.crl"
  for _ in $(seq 1 30); do postfix_flush a; sleep 2; has_kept none 1 && break; done
  arrives 'with the key reinstated it is delivered' none 1 && signed_by 'with the key reinstated' "$(newest none)" ca
}

# waits CASE: the mail to x@none.world that was sent after $mark was taken is deferred by the edge
waits() { if until_true 40 deferred_since "$mark"; then pass "$1: the mail waits"; else tail -n 20 "$lab/a.mail.log" >"$work/out"; fail "$1: the mail waits" "$work/out"; fi; }
deferred_since() { tail -n "+$1" "$lab/a.mail.log" | grep -Eq 'to=<x@none.world>.*status=deferred.*451 4\.7\.5'; }
take_mark() { mark=$(($(wc -l <"$lab/a.mail.log") + 1)); }

# registered N: a new key of reg.test from our own key service, and mail of that domain signed with it from now on
registered() {
  cli secret new --domain reg.test "${options[@]}" >"$work/secret" 2>"$work/out" || fail "secret $1" "$work/out"
  cli register --domain reg.test --new-key p256 --out "$work/key$1" --secret-file "$work/secret" "${options[@]}" >"$work/out" 2>&1 || fail "key $1 is registered" "$work/out"
  grep -v reg.test "$lab/edge.signing.keys" >"$lab/keys.new" || true
  printf '*@reg.test pem %s %s\n' "$work/key$1/reg.test.key.pem" "$work/key$1/reg.test.cert.pem" >>"$lab/keys.new"
  mv "$lab/keys.new" "$lab/edge.signing.keys"
}

# signed_with DIR: the newest mail to x@none.world was signed by that certificate
signed_with() { python3 "$mail/parts.py" "$(newest none)" "$work/part.bin" "$work/sig.p7s" && openssl cms -verify -inform DER -in "$work/sig.p7s" -content "$work/part.bin" -binary -CAfile "$1/reg.test.cert.pem" -partial_chain -purpose any -out /dev/null >"$work/out" 2>&1; }

# mail_until CASE DIR: the files are read anew within a second or two; until then mail of the domain waits, for it has no key
mail_until() {
  for _ in $(seq 1 60); do has_kept none 1 && break; postfix_flush a; sleep 0.5; done
  arrives "$1" none 1 || return 0
  if signed_with "$2"; then pass "$1: signed by the registered key"; else fail "$1: signed by the registered key" "$work/out"; fi
}

a_registered_key_that_is_revoked() {
  local options=(--service "http://localhost:${port[edge.http]}/xkms" --data-dir "$lab/edge.data")
  clear none
  printf 'login *@reg.test itself\n' >>"$lab/edge.signing.table"
  registered 1
  until_true 20 files_read 1 || true
  mail_of user@reg.test x@none.world
  mail_until 'key registered over SOAP' "$work/key1"
  clear none
  cli revoke --key "$work/key1/reg.test.key.pem" "${options[@]}" >"$work/out" 2>&1 || fail 'the key is revoked' "$work/out"
  sleep 4 # verdicts are remembered for 3 s
  take_mark
  mail_of user@reg.test x@none.world
  waits 'key revoked by signet revoke'
  if [ "$(kept none)" = 0 ]; then pass 'nothing left unsigned'; else fail 'nothing left unsigned'; fi
  registered 2
  mail_until 'a new key registered' "$work/key2"
}
files_read() { grep -q 'signing keys: read again' "$(edge_home edge)/servers/signet/logs/messages.log" && grep -q 'signing table: read again' "$(edge_home edge)/servers/signet/logs/messages.log"; }

with_the_key_service_away() {
  edge_stop edge
  edge_listener alone out outgoing lmtp "127.0.0.1:${port[10024]}" "127.0.0.1:${port[10027]}"
  grep -E '^SIGNET_EDGE_(MODE|SIGNING|OWN|AUTHSERV|CAPABILITY|LISTEN_OUT_LOGIN|MTA)' "$lab/edge.env" >>"$lab/alone.env"
  port[nowhere.http]=$(free_port)
  ln -s edge.data "$lab/nowhere.data"
  key_service_of alone nowhere
  edge_start alone
  clear all none
  mail_of user@undefined.test x@all.world
  arrives 'key service away: an undefined domain' all 1 && is_unsigned 'key service away: an undefined domain goes unsigned' "$(newest all)"
  take_mark
  mail_of user@always.test x@none.world
  waits 'key service away: a domain with Always'
  postsuper -c "$lab/a/conf" -d ALL >/dev/null 2>&1
}

# content FILE: Content fields and body, what the edge must leave alone
content() { python3 "$mail/content.py" "$1"; }
same_content() { if [ "$(content "$2" | sha256sum)" = "$(content "$3" | sha256sum)" ]; then pass "$1"; else fail "$1" "$3"; fi; }

a_users_signature_is_left_alone() {
  clear all none
  plain alice@undefined.test x@none.world 'my own' 'Signed by me.' | sign_as alice >"$work/mine.eml"
  submit alice@undefined.test x@none.world "$work/mine.eml"
  arrives "a user's signature" none 1 || return 0
  same_content "a user's signature passes octet for octet" "$work/mine.eml" "$(newest none)"
  signed_by "a user's signature" "$(newest none)" ca
  if dkim_holds "$(newest none)"; then pass 'and DKIM holds'; else fail 'and DKIM holds' "$work/out"; fi
}

an_opportunistic_signature_is_stripped_for_a_plain_hop() {
  [ -f "$work/opportunistic.eml" ] || return 0
  clear none
  sed -e '/^Received:/,/^[^ \t]/{/^Received:/d;/^[ \t]/d}' -e 's/user@a\.test/user@undefined.test/g' "$work/opportunistic.eml" >"$work/plain.eml"
  submit user@a.test x@none.world "$work/opportunistic.eml"
  arrives 'an opportunistic signature that own Always wants' none 1 && signed_by 'it stays' "$(newest none)" ca
  clear all none
  mail_of user@undefined.test x@all.world
  arrives 'an opportunistic signature' all 1 || return 0
  cp "$(newest all)" "$work/again.eml"
  submit user@undefined.test x@none.world "$work/again.eml"
  arrives 'it goes on to a plain host' none 1 && is_unsigned 'it is stripped for a plain host' "$(newest none)"
  expect 'the text is still there' '^Text\.' "$(newest none)"
}

eight_bits_become_seven() {
  clear seven
  mail_of user@a.test x@seven.world 'Grüße aus der Müllerstraße, ohne Umweg.'
  arrives '8-bit text to a 7-bit hop' seven 1 || return 0
  signed_by '8-bit text to a 7-bit hop' "$(newest seven)" ca
  if LC_ALL=C grep -q '[^ -~[:space:]]' "$(newest seven)"; then fail 'it is 7-bit' "$(newest seven)"; else pass 'it is 7-bit'; fi
}

addresses_in_utf8() {
  clear all
  plain 'jürgen@a.test' 'žofie@all.world' 'Grüße' 'Text.' >"$work/plain.eml"
  send "$submission" jürgen@a.test žofie@all.world "$work/plain.eml" --login user@a.test --tls --utf8
  arrives 'UTF-8 addresses' all 1 && signed_by 'UTF-8 addresses' "$(newest all)" ca
}

bounces_are_signed() {
  clear home none
  orders none '{"rcpt": {"nobody@none.world": "550 5.1.1 no such user"}}'
  mail_of user@a.test nobody@none.world
  arrives 'a bounce comes home' home 1 || return 0
  expect 'it is a bounce' 'report-type=delivery-status' "$(newest home)"
  expect 'it came through the edge' 'signet-out.*from=<>|: to=<user@a.test>, relay=127.0.0.1.127.0.0.1.:'"${port[10024]}" "$lab/a.mail.log"
  only_product signed_by 'a bounce of a domain with Always' "$(newest home)" ca
  clear none
}

nobody_signs_for_others() {
  clear all
  plain user@a.test x@all.world 'not mine' >"$work/plain.eml"
  send "$submission" mallory@undefined.test x@all.world "$work/plain.eml" --login mallory@undefined.test --tls
  if until_true 10 has_kept all 1; then is_unsigned 'a login gets no signature for a From that is not its own' "$(newest all)"; else pass 'a login gets no signature for a From that is not its own'; fi
}

encrypted_mail_is_left_alone() {
  clear all
  { plain user@undefined.test x@all.world 'secret' | sed '/^MIME-Version/,$d'; printf 'Text.\n' | openssl cms -encrypt -aes256 "$lab/ca/alice.pem"; } >"$work/plain.eml" 2>/dev/null
  submit user@undefined.test x@all.world "$work/plain.eml"
  arrives 'encrypted mail' all 1 && same_content 'encrypted mail passes octet for octet' "$work/plain.eml" "$(newest all)"
}

a_wish_is_followed_and_removed() {
  clear none
  { echo 'SMIME-Request: sign'; plain user@undefined.test x@none.world 'please'; } >"$work/plain.eml"
  submit user@undefined.test x@none.world "$work/plain.eml"
  arrives 'SMIME-Request: sign' none 1 || return 0
  signed_by 'SMIME-Request: sign' "$(newest none)" ca
  expect 'the signature says that it was wanted' '^Content-Signature-Origin: *explicit' "$(newest none)"
  if grep -qi '^SMIME-Request' "$(newest none)"; then fail 'the wish is removed' "$(newest none)"; else pass 'the wish is removed'; fi
}

a_real_client() {
  clear none
  timeout 60 swaks --server 127.0.0.1 --port "${port[submission]}" --from user@undefined.test --to x@none.world --tls --auth PLAIN --auth-user user@undefined.test \
    --auth-password secret --body 'from swaks' >"$lab/swaks.log" 2>&1 || true
  arrives 'swaks submits' none 1 || true
}

plain_mail_passes
a_real_client
encrypted_mail_is_left_alone
a_users_signature_is_left_alone
nobody_signs_for_others
bounces_are_signed
only_product own_always_is_signed
only_product the_next_hop_decides
only_product two_recipients_two_variants
only_product an_opportunistic_signature_is_stripped_for_a_plain_hop
only_product eight_bits_become_seven
only_product addresses_in_utf8
only_product a_wish_is_followed_and_removed
only_product a_key_on_hold_defers
only_product a_registered_key_that_is_revoked
only_product with_the_key_service_away
until_true 20 queue_is a 0 && pass 'the queue is empty in the end' || fail 'the queue is empty in the end'
mail_report
