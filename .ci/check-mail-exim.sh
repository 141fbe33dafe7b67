#!/usr/bin/env bash
# deploy/exim, run: mail of a user goes out through the edge, is signed, then DKIM-signed; mail that comes in goes through the delivery stage.
# Exim and Postfix cannot be installed side by side, so Exim is only unpacked, and sees an /etc of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/mail/lab.sh
. .ci/mail/edge.sh
[ -n "$standin" ] || prepare_service

exim=$lab/exim/usr/sbin/exim4
unpack() {
  (cd "$lab" && apt-get -qq -o APT::Sandbox::User=root download exim4-daemon-light && dpkg -x exim4-daemon-light_*.deb exim) >"$lab/unpack.log" 2>&1 \
    && ! ldd "$exim" | grep -q 'not found'
}
if ! unpack || ! unshare -m true 2>/dev/null; then
  echo 'SKIP  Exim cannot be unpacked here, or may not have an /etc of its own'
  exit 0
fi

authority ca
signer ca a domain-signing-authority@a.test
zone world </dev/null
dns_start world
dkim_key a.test
free_ports 25 587 10024 10026 10027
sink world SMTPUTF8 8BITMIME PIPELINING
sink box --lmtp SMTPUTF8 8BITMIME PIPELINING

# piece FROM TO: of deploy/exim/signet.conf with this machine's ports
piece() {
  sed -n "/^$1/,/^$2/p" deploy/exim/signet.conf | grep -v "^$2" \
    | sed -e "s/0\.0\.0\.0\.25\b/127.0.0.1.${port[25]}/;s/0\.0\.0\.0\.587\b/127.0.0.1.${port[587]}/" -e "s/\b10024\b/${port[10024]}/;s/\b10026\b/${port[10026]}/;s/\b10027\b/${port[10027]}/"
}
mkdir -p "$lab/etc/exim4" "$lab/spool" "$lab/exim-logs"
cp -L /etc/{group,hosts,nsswitch.conf,services,protocols,localtime,ld.so.cache} "$lab/etc/" 2>/dev/null || true
{ cat /etc/passwd; echo 'Debian-exim:x:61234:61234::/nonexistent:/usr/sbin/nologin'; } >"$lab/etc/passwd"
echo 'Debian-exim:x:61234:' >>"$lab/etc/group"
chown -R 61234:61234 "$lab/spool" "$lab/exim-logs"
{
  cat <<CF
primary_hostname = mail.a.test
domainlist local_domains = b.test
exim_path = $exim
spool_directory = $lab/spool
log_file_path = $lab/exim-logs/%s
pid_file_path = $lab/spool/pid
keep_environment =
acl_smtp_rcpt = rcpt
host_lookup =
rfc1413_query_timeout = 0s
smtputf8_advertise_hosts = *
tls_advertise_hosts =
prdr_enable = false
CF
  piece '# --- main' '# --- acl'
  cat <<CF
begin acl
rcpt:
  accept hosts     = 127.0.0.1
         condition = \${if eq{\$received_port}{${port[10027]}}}
  accept authenticated = *
  accept domains = +local_domains
  deny   message = relay not permitted
CF
  piece 'begin routers' '# --- transports'
  cat <<CF
out:
  driver = manualroute
  domains = ! +local_domains
  transport = out
  route_list = * 127.0.0.1
  self = send
  no_more
CF
  piece 'begin transports' 'nothing'
  cat <<CF
out:
  driver = smtp
  port = ${port[world]}
  allow_localhost
  dkim_domain = \${lc:\${domain:\$h_from:}}
  dkim_selector = s1
  dkim_private_key = $lab/dkim.key
begin retry
* * F,1h,2s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{\$auth3}{secret}}
  server_set_id = \$auth2
CF
} >"$lab/etc/exim4/exim4.conf"
chmod 644 "$lab/dkim.key"

edge_listener edge out outgoing lmtp "127.0.0.1:${port[10024]}" "127.0.0.1:${port[10027]}"
edge_listener edge delivery delivery lmtp "127.0.0.1:${port[10026]}" "lmtp:127.0.0.1:${port[box]}"
edge_trusts edge ca
signs_with edge a.test a
set_edge edge EDGE_MODE=enforce EDGE_AUTHSERV_ID=smime.a.test EDGE_OWN_POLICY=a.test:Always EDGE_LISTEN_OUT_LOGIN=received EDGE_MTA_NAME=mail.a.test \
  EDGE_SIGNING_TABLE="$lab/edge.signing.table" EDGE_SIGNING_KEYS="$lab/edge.signing.keys"
edge_start edge
# The shell and all that it starts see the folder as /etc; nobody else does.
spawn exim unshare -m sh -c "mount --bind '$lab/etc' /etc && exec '$exim' -bdf -q5s"
need 'exim listens' 20 listens "${port[587]}"

plain alice@a.test x@far.world 'from Exim' 'Grüße.' >"$work/plain.eml"
sent 'Exim takes the mail of a user' 250 "127.0.0.1:${port[587]}" alice@a.test x@far.world "$work/plain.eml" --login alice@a.test
if arrives 'it goes through the edge and out' world 1 60; then
  only_product signed_by 'mail from Exim' "$(newest world)" ca
  if dkim_holds "$(newest world)"; then pass "Exim's DKIM holds over the signed message"; else fail "Exim's DKIM holds over the signed message" "$work/out"; fi
fi
sent 'nobody else may relay' 550 "127.0.0.1:${port[25]}" eve@far.world x@far.world "$work/plain.eml"
plain bob@far.world x@b.test 'to Exim' >"$work/plain.eml"
sent 'Exim takes mail for its own domain' 250 "127.0.0.1:${port[25]}" bob@far.world x@b.test "$work/plain.eml"
if arrives 'it goes through the delivery stage' box 1 60; then
  only_product expect 'annotated' '^Authentication-Results: smime\.a\.test; smime=none' "$(newest box)"
fi
edge_stop edge
plain alice@a.test y@far.world 'while nobody signs' >"$work/plain.eml"
sent 'with the edge away Exim takes mail' 250 "127.0.0.1:${port[587]}" alice@a.test y@far.world "$work/plain.eml" --login alice@a.test
if until_true 20 grep -q 'y@far.world.*defer' "$lab/exim-logs/main"; then pass 'and keeps it'; else fail 'and keeps it' "$lab/exim-logs/main"; fi
edge_start edge
arrives 'with the edge back it goes out' world 2 60 || true
mail_report
