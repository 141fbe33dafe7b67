#!/usr/bin/env bash
# The incoming side behind deploy/postfix: front, milter after opendkim, delivery for each recipient. Every cell of the authentication table in
# enforce and monitor, forged results, odd policies in DNS, a key service that is away.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/mail/lab.sh
. .ci/mail/edge.sh
[ -n "$standin" ] || prepare_service

ns=urn:uuid:07376f12-1180-44b9-b5d3-aae92ed9ec65
policies='none undefined ehlo always never'
classes='unsigned partial author domain other bad unknown'

# --- The lab: domain b, authors in the zone "author" ----------------------------------------------------------------------------------

authority ca
authority stranger
for policy in $policies; do
  signer ca "user-$policy" "user@$policy.author"
  signer ca "domain-$policy" "domain-signing-authority@$policy.author"
  signer stranger "stranger-$policy" "user@$policy.author"
done
signer ca user-listed user@listed.author
signer ca other-listed user@listed.author
digest() { openssl x509 -in "$lab/ca/$1.pem" -outform DER | openssl dgst -sha256 -binary | base64; }

xml() { printf "_smimepolicy.%s TXT \"<Policy xmlns='%s'>%s</Policy>\"\n" "$1" "$ns" "$2"; }
smime() { printf "<AuthenticationPolicy Protocol='SMIME' Policy='%s'/>" "$1"; }
{
  xml undefined "$(smime Undefined)"
  xml ehlo "$(smime EHLO)"
  printf '_smimepolicy.always TXT "v=SMIMEP1; auth=SMIME:Always"\n'
  xml never "$(smime Never)"
  xml unknown-word "$(smime Sometimes)"
  xml lower-case "$(smime always)"
  xml statls "$(smime Always)<EncryptionPolicy Protocol='STATLS' Policy='Always'/>"
  printf '_smimepolicy.two TXT "v=SMIMEP1; auth=SMIME:Always"\n_smimepolicy.two TXT "v=SMIMEP1; auth=SMIME:Never"\n'
  printf '_smimepolicy.junk TXT "some=verification"\n_smimepolicy.junk TXT "v=SMIMEP1; auth=SMIME:Always"\n'
  printf '_smimepolicy.broken-xml TXT "<Policy xmlns='"'%s'"'><AuthenticationPolicy"\n' "$ns"
  printf '_smimepolicy.listed TXT "v=SMIMEP1; auth=SMIME:Always; x509=EndEntity:sha-256:%s"\n' "$(digest user-listed)"
  # Too long for one datagram, so the answer comes over TCP; and longer than a policy may be.
  for big in "long 12" "oversize 24"; do
    printf "_smimepolicy.%s TXT ( \"<Policy xmlns='%s'>%s\"" "${big% *}" "$ns" "$(smime Always)"
    for _ in $(seq 1 "${big#* }"); do printf ' "%s%0190d%s"' '<!--' 0 '-->'; done
    printf ' "</Policy>" )\n'
  done
} >"$lab/records"
zone author <"$lab/records"
zone b.test <<'Z'
@ MX 10 mail
mail A 127.0.0.1
Z
: >"$lab/nothing"
# There is no file "servfail.zone": NSD answers SERVFAIL.
dns_start author b.test servfail

free_ports 10025 10026 10028 10030 10031 mx
sink box --lmtp PIPELINING 8BITMIME SMTPUTF8
port[10029]=${port[box]}
: >"$lab/dkim.dns"
dkim_start b - v 8891
postfix_new b
recipe incoming.main.cf "$conf" >>"$conf/main.cf"
recipe delivery.main.cf "$conf" >>"$conf/main.cf"
recipe delivery.master.cf "$conf" >>"$conf/master.cf"
recipe front.master.cf "$conf" >>"$conf/master.cf"
# Beside the front, a listener that never said SMIME, for the cells that need one.
cat >>"$conf/master.cf" <<CF
127.0.0.1:${port[mx]} inet n - y - - smtpd
  -o smtpd_milters=inet:127.0.0.1:${port[8891]},inet:127.0.0.1:${port[10031]}
  -o milter_macro_daemon_name=mx
CF
printf 'virtual_mailbox_domains = b.test\nvirtual_mailbox_maps =\nsmtpd_authorized_xclient_hosts = 127.0.0.0/8\nlocal_transport = error:no\ndefault_transport = smtp:[127.0.0.1]:%s\n' "${port[box]}" >>"$conf/main.cf"
sink home
sed -i "s/^default_transport = .*/default_transport = smtp:[127.0.0.1]:${port[home]}/" "$conf/main.cf"
postfix_start b

# edge_b NAME MODE: the three listeners of the incoming side
edge_b() {
  edge_listener "$1" in incoming milter "127.0.0.1:${port[10030]}" -
  edge_listener "$1" plainin incoming milter "127.0.0.1:${port[10031]}" -
  edge_listener "$1" delivery delivery lmtp "127.0.0.1:${port[10026]}" "lmtp:127.0.0.1:${port[10029]}"
  edge_listener "$1" front front smtp "127.0.0.1:${port[10025]}" "127.0.0.1:${port[10028]}"
  edge_trusts "$1" ca
  set_edge "$1" "EDGE_MODE=$2" EDGE_AUTHSERV_ID=smime.b.test EDGE_LISTEN_IN_ADVERTISE_SMIME=true EDGE_LISTEN_PLAININ_ADVERTISE_SMIME=false \
    EDGE_LISTEN_DELIVERY_ADVERTISE_SMIME=true EDGE_LISTEN_FRONT_ADVERTISE_SMIME=true
}

# --- Cases ----------------------------------------------------------------------------------------------------------------------------

count=0
# incoming CLASS POLICY: such a message of such a domain in $work/in.eml
incoming() {
  local from=user@$2.author
  plain "$from" "x@b.test" "$1 $2" 'Pay 100 to Bob.' >"$work/plain.eml"
  case $1 in
    unsigned) cp "$work/plain.eml" "$work/in.eml" ;;
    author) sign_as "user-$2" <"$work/plain.eml" >"$work/in.eml" ;;
    domain) sign_as "domain-$2" <"$work/plain.eml" >"$work/in.eml" ;;
    other) sign_as "user-$([ "$2" = none ] && echo ehlo || echo none)" <"$work/plain.eml" >"$work/in.eml" ;;
    unknown) sign_as "stranger-$2" <"$work/plain.eml" >"$work/in.eml" ;;
    bad) sign_as "user-$2" <"$work/plain.eml" | sed 's/Pay 100/Pay 999/' >"$work/in.eml" ;;
    partial) sign_as "user-$2" <"$work/plain.eml" | python3 "$mail/wrap.py" >"$work/in.eml" ;;
  esac
}

# verdict CLASS POLICY yes|no (advertised): what the table says, as an extended regular expression
verdict() {
  local due=no
  case $2 in always) due=yes ;; ehlo) due=$3 ;; esac
  case $1-$2 in
    author-never | domain-never) echo '550 5\.7\.1' && return ;;
    author-* | domain-*) echo 250 && return ;;
  esac
  case $due-$1 in
    yes-bad) echo '550 5\.7\.7' ;;
    yes-unknown) echo '550 5\.7\.[56]' ;;
    yes-*) echo '550 5\.7\.1' ;;
    *) echo 250 ;;
  esac
}

word() { case $1 in unsigned) echo none ;; partial) echo neutral ;; author | domain) echo pass ;; other) echo policy ;; bad) echo fail ;; unknown) echo permerror ;; esac; }

# cell MODE CLASS POLICY yes|no
cell() {
  local to=case$((count += 1))@b.test wanted listener=mx
  [ "$4" = yes ] && listener=10025
  wanted=$(verdict "$2" "$3" "$4")
  [ "$1" = monitor ] && wanted=250
  incoming "$2" "$3"
  sent "$1, $2, policy $3, SMIME advertised: $4: $wanted" "$wanted" "127.0.0.1:${port[$listener]}" "user@$3.author" "$to" "$work/in.eml"
  [ "$wanted" = 250 ] || return 0
  if until_true 20 has_for box "$to"; then
    expect "  it is annotated $(word "$2")" "smime=$(word "$2")" <(unfolded "$(newest_for box "$to")")
  else
    fail "  it arrives"
  fi
}
unfolded() { python3 "$mail/unfold.py" "$1"; }

authentication_table() {
  local class policy advertised
  for class in $classes; do
    for policy in $policies; do
      for advertised in yes no; do cell "$1" "$class" "$policy" "$advertised"; done
    done
  done
}

front_advertises() {
  python3 "$mail/hello.py" "${port[10025]}" EHLO >"$work/out"
  expect 'the front says SMIME' '^250[- ]SMIME$' "$work/out"
  python3 "$mail/hello.py" "${port[mx]}" EHLO >"$work/out"
  if grep -q SMIME "$work/out"; then fail 'Postfix alone does not' "$work/out"; else pass 'Postfix alone does not'; fi
}

front_is_transparent() {
  clear box
  plain user@none.author x@b.test 'through the front' >"$work/plain.eml"
  sent 'the front takes a mail' 250 "127.0.0.1:${port[10025]}" user@none.author x@b.test "$work/plain.eml"
  arrives 'it goes through milters and the delivery stage' box 1 || return 0
  expect 'opendkim wrote its result' 'Authentication-Results: *mail\.b\.test' "$(newest box)"
  sent 'the front hands on who the client is' 250 "127.0.0.1:${port[10025]}" user@none.author far@b.test "$work/plain.eml" --from-address 127.9.8.7
  expect 'Postfix sees the client, not the front' 'signet-front/smtpd.*client=[^ ]*\[127\.9\.8\.7\]' "$lab/b.mail.log"
  sent 'the front opens no relay' '554 5\.7\.1|550 5\.7\.1|454 4\.7\.1' "127.0.0.1:${port[10025]}" user@none.author x@elsewhere.author "$work/plain.eml"
  sent 'HELO will do' 250 "127.0.0.1:${port[10025]}" user@none.author helo@b.test "$work/plain.eml" --helo
  printf 'From: user@none.author\nTo: x@b.test\nSubject: big\nMessage-ID: <big@none.author>\n\n' >"$work/big.eml"
  head -c 7000000 /dev/zero | base64 -w 76 >>"$work/big.eml"
  sent '9 MB pass' 250 "127.0.0.1:${port[10025]}" user@none.author big@b.test "$work/big.eml"
  arrives 'all four arrive' box 4 60 || true
}

four_recipients_four_answers() {
  clear box home
  orders box '{"rcpt": {"two@b.test": "550 5.1.1 no such box"}, "data": {"three@b.test": "451 4.2.0 later"}}'
  plain user@none.author one@b.test 'four' >"$work/plain.eml"
  sent 'one mail for four' 250 "127.0.0.1:${port[mx]}" user@none.author one@b.test,two@b.test,three@b.test,four@b.test "$work/plain.eml"
  until_true 20 grep -q 'to=<three@b.test>.*status=deferred' "$lab/b.mail.log" || true
  expect 'the first is delivered' 'to=<one@b.test>.*status=sent' "$lab/b.mail.log"
  expect 'the second is refused, with the reason of the mailbox server' 'to=<two@b.test>.*status=bounced.*5\.1\.1 no such box' "$lab/b.mail.log"
  expect 'the third is deferred, with its reason' 'to=<three@b.test>.*status=deferred.*451 4\.2\.0 later' "$lab/b.mail.log"
  expect 'the fourth is delivered' 'to=<four@b.test>.*status=sent' "$lab/b.mail.log"
  arrives 'the bounce goes to the sender' home 1 || true
  orders box '{}'
  postfix_flush b
  if until_true 20 grep -q 'to=<three@b.test>.*status=sent' "$lab/b.mail.log"; then pass 'the third is delivered later'; else fail 'the third is delivered later' "$lab/b.mail.log"; fi
  clear box home
}

forged_results_are_removed() {
  local id
  clear box
  {
    for id in 'smime.b.test' 'SMIME.b.TEST' '(look) smime.b.test (here)' $'\n smime.b.test' 'smime.b.test 1' '"smime.b.test"' 'elsewhere.author'; do
      printf 'Authentication-Results: %s; smime=pass body.smime-identifier=user@none.author\n' "$id"
    done
    plain user@none.author x@b.test 'believe me'
  } >"$work/plain.eml"
  sent 'a mail with forged results' 250 "127.0.0.1:${port[10025]}" user@none.author x@b.test "$work/plain.eml"
  arrives 'it arrives' box 1 || return 0
  unfolded "$(newest box)" >"$work/out"
  if grep -q 'smime=pass' "$work/out"; then fail 'no forged result is left' "$work/out"; else pass 'no forged result is left'; fi
  expect 'our own stands there' '^Authentication-Results: *smime\.b\.test.*smime=none' "$work/out"
}

# policy_case DOMAIN CODE: an unsigned mail of a domain with an odd policy
policy_case() {
  plain "user@$1" x@b.test "policy of $1" >"$work/plain.eml"
  sent "unsigned mail of $1: $2" "$2" "127.0.0.1:${port[mx]}" "user@$1" x@b.test "$work/plain.eml"
}
odd_policies() {
  policy_case unknown-word.author 250
  policy_case lower-case.author 250
  policy_case two.author 250
  policy_case broken-xml.author 250
  policy_case oversize.author 250
  policy_case x.servfail 250
  policy_case junk.author '550 5\.7\.1'
  policy_case long.author '550 5\.7\.1'
  policy_case statls.author '550 5\.7\.1'
  plain user@listed.author x@b.test listed | sign_as user-listed >"$work/in.eml"
  sent 'a listed key' 250 "127.0.0.1:${port[mx]}" user@listed.author x@b.test "$work/in.eml"
  plain user@listed.author x@b.test listed | sign_as other-listed >"$work/in.eml"
  sent 'a key that is not listed' '550 5\.7\.1.*V-3' "127.0.0.1:${port[mx]}" user@listed.author x@b.test "$work/in.eml"
}

two_recipients_two_views() {
  local options=(--service "http://localhost:${port[edge.http]}/xkms" --data-dir "$lab/edge.data")
  cli secret new --for keeper@b.test "${options[@]}" >"$work/secret" 2>/dev/null
  cli register --for keeper@b.test --new-key p256 --out "$work/keeper" --secret-file "$work/secret" "${options[@]}" >"$work/out" 2>&1 || fail 'keeper has a key' "$work/out"
  clear box
  incoming bad none
  sent 'one mail, two recipients' 250 "127.0.0.1:${port[10025]}" user@none.author keeper@b.test,plain@b.test "$work/in.eml"
  arrives 'both get it, in one form' box 1 || return 0
  is_unsigned 'a signature that does not hold is not shown to either' "$(newest_for box plain@b.test)"
  clear box
  incoming domain none
  sent 'a domain signature' 250 "127.0.0.1:${port[10025]}" user@none.author keeper@b.test,plain@b.test "$work/in.eml"
  arrives 'both get the domain-signed one' box 1 || return 0
  signed_by 'nothing is known of the other program: it stays' "$(newest_for box plain@b.test)" ca
  clear box
  incoming author none
  sent "a user's signature" 250 "127.0.0.1:${port[10025]}" user@none.author keeper@b.test,plain@b.test "$work/in.eml"
  arrives "both get the user's" box 1 || true
  signed_by 'who has a key of their own keeps it' "$(newest_for box keeper@b.test)" ca
}

with_the_key_service_away() {
  clear box
  incoming unsigned none
  sent 'key service away: unsigned mail flows' 250 "127.0.0.1:${port[mx]}" user@none.author x@b.test "$work/in.eml"
  incoming author undefined
  sent 'key service away: mail of an undefined domain flows' 250 "127.0.0.1:${port[mx]}" user@undefined.author y@b.test "$work/in.eml"
  arrives 'both arrive' box 2 && expect 'annotated temperror' 'smime=temperror' <(unfolded "$(newest_for box y@b.test)")
  incoming author always
  sent 'key service away: a domain with Always waits' '451 4\.7\.5' "127.0.0.1:${port[mx]}" user@always.author x@b.test "$work/in.eml"
}

edge_b edge enforce
edge_start edge
need 'front listens' 10 listens "${port[10025]}"
need 'mx listens' 10 listens "${port[mx]}"
front_advertises
front_is_transparent
four_recipients_four_answers
only_product forged_results_are_removed
only_product authentication_table enforce
only_product odd_policies
only_product two_recipients_two_views
edge_stop edge
sent 'with the milter away the client is told to come again' '4[0-9][0-9]' "127.0.0.1:${port[mx]}" user@none.author x@b.test "$work/plain.eml"

in_monitor_mode() { edge_b watcher monitor; edge_start watcher; clear box; authentication_table monitor; edge_stop watcher; }
without_key_service() {
  edge_b alone enforce
  port[nowhere.http]=$(free_port)
  ln -s edge.data "$lab/nowhere.data"
  key_service_of alone nowhere
  edge_start alone
  with_the_key_service_away
  edge_stop alone
}
only_product in_monitor_mode
only_product without_key_service
mail_report
