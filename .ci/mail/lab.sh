# Shared by the mail checks: private Postfix instances, name server, DKIM, sinks and the mail edge, all on free loopback ports and below one
# folder; what was started is ended by its process id. Source it from the checkout's top folder.
# shellcheck shell=bash

. .ci/lib.sh
mail=.ci/mail
lab=$work/lab
mkdir "$lab"
# The postfix user has to find its folders.
chmod 711 "$work" "$lab"

declare -A port pid        # by name; numbers of the recipes are names too
started=()                 # process ids, in order
instances=()               # Postfix configuration folders
servers=()                 # Liberty user folders

lab_end() {
  local conf id home
  for conf in "$lab"/gpgsm.*; do [ -d "$conf" ] && gpgconf --homedir "$conf" --kill all >/dev/null 2>&1 || true; done
  for home in "${servers[@]}"; do WLP_USER_DIR=$home "$wlp/bin/server" stop signet >/dev/null 2>&1 || true; done
  for conf in "${instances[@]}"; do postfix -c "$conf" stop >/dev/null 2>&1 || true; done
  for id in "${started[@]}"; do kill "$id" 2>/dev/null || true; done
  for id in "${started[@]}"; do wait "$id" 2>/dev/null || true; done
  if [ "$failed" != 0 ] && [ -n "${SIGNET_KEEP:-}" ]; then cp -r "$lab" "$SIGNET_KEEP"; fi
  rm -rf "$lab" 2>/dev/null || sleep 1; finish
}
trap lab_end EXIT
trap 'exit 1' INT TERM

# spawn NAME COMMAND...: in the background; its output in $lab/NAME.log, its process id in ${pid[NAME]}
spawn() {
  local name=$1
  shift
  "$@" >"$lab/$name.log" 2>&1 </dev/null &
  pid[$name]=$!
  started+=($!)
}

# until_true SECONDS COMMAND...
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@" 2>/dev/null; do
    if [ "$SECONDS" -ge "$end" ]; then return 1; fi
    sleep 0.1
  done
}

listens() { (: <"/dev/tcp/${2:-127.0.0.1}/$1") 2>/dev/null; }

# need NAME SECONDS COMMAND...: without it the check makes no sense
need() {
  local name=$1
  shift
  until_true "$@" || { fail "$name" "$(find "$lab" -maxdepth 1 -name "${name%% *}*.log" | head -n 1)"; report; exit 1; }
}

# free_ports NAME...
free_ports() { local n; for n in "$@"; do port[$n]=$(free_port); done; }

# --- Postfix ------------------------------------------------------------------------------------------------------------------------

# recipe FILE CONF [OLD=NEW...]: a file of deploy/ with this machine's ports and paths and nothing else changed. The longest numbers first.
recipe() {
  local file=$1 conf=$2 number change
  shift 2
  local script=()
  for change in "$@"; do script+=(-e "s#\\b${change%%=*}\\b#${change#*=}#g"); done
  for number in "${!port[@]}"; do
    [[ $number =~ ^[0-9]+$ ]] && script+=(-e "s#\\b$number\\b#${port[$number]}#g")
  done
  sed "${script[@]}" -e "s#/etc/postfix/#$conf/#g" "deploy/postfix/$file"
}

# postfix_new NAME: an instance that delivers nothing yet; its configuration folder in $conf. Backoff and queue runs are short.
postfix_new() {
  conf=$lab/$1/conf
  mkdir -p "$conf" "$lab/$1/queue" "$lab/$1/data"
  chown postfix "$lab/$1/data"
  cat >"$conf/main.cf" <<CF
compatibility_level = 3.6
queue_directory = $lab/$1/queue
data_directory = $lab/$1/data
maillog_file = $lab/$1.mail.log
maillog_file_prefixes = $lab
multi_instance_name = postfix-$1
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.$1.test
mydomain = $1.test
myorigin = $1.test
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
mynetworks = 127.0.0.0/8
smtputf8_enable = yes
smtp_tls_security_level = none
smtp_host_lookup = native
disable_dns_lookups = yes
default_database_type = hash
queue_run_delay = 5s
minimal_backoff_time = 2s
maximal_backoff_time = 4s
transport_retry_time = 2s
smtpd_error_sleep_time = 0
notify_classes =
CF
  sed -e '/^smtp  *inet/d' /usr/share/postfix/master.cf.dist >"$conf/master.cf"
  grep -q '^postlog' "$conf/master.cf" || echo 'postlog unix-dgram n - n - 1 postlogd' >>"$conf/master.cf"
  : >"$conf/signet-bounces"
  instances+=("$conf")
}

postfix_start() { # NAME
  local conf=$lab/$1/conf
  postfix -c "$conf" start >"$lab/$1.postfix.log" 2>&1 || { fail "Postfix of $1 starts" "$lab/$1.postfix.log"; report; exit 1; }
}

postfix_flush() { postfix -c "$lab/$1/conf" flush >/dev/null 2>&1; }

# Messages in the queue, any state
queued() { postqueue -c "$lab/$1/conf" -j | grep -c . || true; }

queue_is() { [ "$(queued "$1")" = "$2" ]; }

# Users of NAME log in with the password 'secret', over TLS with a certificate of their own.
postfix_logins() {
  local conf=$lab/$1/conf
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=mail.$1.test" -keyout "$conf/tls.key" -out "$conf/tls.pem" 2>/dev/null
  install -d -o postfix -m 700 "$lab/$1/queue/private"
  cat >>"$conf/main.cf" <<CF
smtpd_tls_cert_file = $conf/tls.pem
smtpd_tls_key_file = $conf/tls.key
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/logins
CF
  spawn "$1-logins" python3 "$mail/logins.py" "$lab/$1/queue/private/logins"
}

# --- DNS, DKIM ----------------------------------------------------------------------------------------------------------------------

# zone NAME: records from standard input; serial and name server are added
zone() {
  { printf '$ORIGIN %s.\n$TTL 60\n@ SOA ns hostmaster %s 60 60 60 5\n@ NS ns\nns A 127.0.0.1\n' "$1" "${SRANDOM:0:9}"; cat; } >"$lab/$1.zone"
}

# dns_start ZONE...: on ${port[dns]}
dns_start() {
  local zone
  free_ports dns
  {
    printf 'server:\n  ip-address: 127.0.0.1\n  port: %s\n  username: ""\n  zonesdir: "%s"\n  database: ""\n' "${port[dns]}" "$lab"
    printf '  pidfile: "%s/nsd.pid"\n  xfrdfile: "%s/xfrd.state"\n  zonelistfile: "%s/zone.list"\n  server-count: 1\n' "$lab" "$lab" "$lab"
    printf 'remote-control:\n  control-enable: no\n'
    for zone in "$@"; do printf 'zone:\n  name: "%s"\n  zonefile: "%s.zone"\n' "$zone" "$zone"; done
  } >"$lab/nsd.conf"
  spawn nsd nsd -d -c "$lab/nsd.conf"
  need "nsd answers" 10 python3 "$mail/ask.py" "${port[dns]}" "$1" SOA
}

# NSD reads its zones anew.
dns_reload() { kill -HUP "${pid[nsd]}"; sleep 0.5; }

# dkim_key DOMAIN...: one key for all, and what DNS would say about it, for signer and verifiers alike
dkim_key() {
  local domain
  openssl genrsa -out "$lab/dkim.key" 2048 2>/dev/null
  for domain in "$@"; do
    printf 's1._domainkey.%s v=DKIM1; k=rsa; p=%s\n' "$domain" "$(openssl rsa -in "$lab/dkim.key" -pubout 2>/dev/null | grep -v '^--' | tr -d '\n')" >>"$lab/dkim.dns"
  done
}

# dkim_start NAME DOMAIN,... s|v PORT_NAME: opendkim as a milter; signs for the domains, or verifies
dkim_start() {
  free_ports "$4"
  cat >"$lab/$1.dkim.conf" <<CF
Mode $3
Domain $2
Selector s1
KeyFile $lab/dkim.key
Socket inet:${port[$4]}@127.0.0.1
InternalHosts 127.0.0.0/8
TestDNSData $lab/dkim.dns
AuthservID mail.$1.test
AlwaysAddARHeader yes
RequireSafeKeys no
Canonicalization relaxed/simple
Background no
Syslog no
LogResults yes
UserID root
CF
  [ "$3" = v ] && sed -i -e '/^Domain/d;/^Selector/d;/^KeyFile/d;/^InternalHosts/d' "$lab/$1.dkim.conf" && echo "InternalHosts 192.0.2.255" >>"$lab/$1.dkim.conf"
  spawn "$1-opendkim" opendkim -f -x "$lab/$1.dkim.conf"
  need "$1-opendkim listens" 10 listens "${port[$4]}"
}

# dkim_holds FILE: whether opendkim verifies it
dkim_holds() { printf 'TestDNSData %s\nRequireSafeKeys no\n' "$lab/dkim.dns" >"$lab/test.dkim.conf"; opendkim -x "$lab/test.dkim.conf" -t "$1" >"$work/out" 2>&1 || true; grep -Eq 'verification .*succeeded' "$work/out"; }

# --- Sinks --------------------------------------------------------------------------------------------------------------------------

# sink NAME [sink.py arguments]: on ${port[NAME]}, keeps messages in $lab/NAME
sink() {
  local name=$1
  shift
  spawn "$name" python3 "$mail/sink.py" "$lab/$name" "$@"
  until_true 10 test -s "$lab/$name.log"
  port[$name]=$(head -n 1 "$lab/$name.log")
}

# orders NAME JSON: how the sink answers from now on
orders() { printf '%s' "$2" >"$lab/$1/orders.part"; mv "$lab/$1/orders.part" "$lab/$1/orders.json"; rm -f "$lab/$1/release"; }

kept() { find "$lab/$1" -name '[0-9]*.json' | wc -l; }
has_kept() { [ "$(kept "$1")" -ge "$2" ]; }

# clear NAME...: forgets what was kept and how to answer
clear() { local n; for n in "$@"; do rm -f "$lab/$n"/*.eml "$lab/$n"/[0-9]*.json "$lab/$n/orders.json" "$lab/$n/release"; done; }

# arrives CASE SINK COUNT [SECONDS]: so many have come, and not one more
arrives() {
  if until_true "${4:-30}" has_kept "$2" "$3" && sleep 0.3 && [ "$(kept "$2")" = "$3" ]; then pass "$1"; return 0; fi
  tail -n 15 "$lab"/*.mail.log >"$work/out" 2>/dev/null || true
  fail "$1 ($(kept "$2") of $3 at $2)" "$work/out"
  return 1
}

# The newest message that a sink kept
newest() { find "$lab/$1" -name '[0-9]*.eml' | sort | tail -n 1; }
# The newest one for an address
newest_for() { local json; json=$(grep -l "\"$2\"" "$lab/$1"/[0-9]*.json | sort | tail -n 1); printf '%s' "${json%.json}.eml"; }

# has_for SINK ADDRESS: something came for it
has_for() { grep -q "\"$2\"" "$lab/$1"/[0-9]*.json; }

# --- Messages -----------------------------------------------------------------------------------------------------------------------

# plain FROM TO SUBJECT [BODY]: an unsigned message on standard output
plain() {
  printf 'From: %s\nTo: %s\nSubject: %s\nDate: %s\nMessage-ID: <%s.%s@%s>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%s\n' \
    "$1" "$2" "$3" "$(LC_ALL=C date -R)" "$RANDOM" "$SRANDOM" "${1#*@}" "${4:-Hello, this is only text.}"
}

# send TARGET FROM TO FILE [OPTIONS]: the reply in $work/reply
send() { python3 "$mail/send.py" "$@" >"$work/reply" 2>&1 || true; }
# sent CASE CODE TARGET FROM TO FILE [OPTIONS]: the reply begins so
sent() { local name=$1 code=$2; shift 2; send "$@"; expect "$name" "^$code" "$work/reply"; }

# --- Certificates and signatures ----------------------------------------------------------------------------------------------------

# authority NAME: a CA; NAME.pem, NAME.key, and an empty revocation list NAME.crl in $lab/ca
authority() {
  mkdir -p "$lab/ca"
  cat >"$lab/ca/$1.cnf" <<CF
[ca]
default_ca = one
[one]
database = $lab/ca/$1.index
serial = $lab/ca/$1.serial
crlnumber = $lab/ca/$1.crlnumber
new_certs_dir = $lab/ca
certificate = $lab/ca/$1.pem
private_key = $lab/ca/$1.key
default_md = sha256
default_days = 3
default_crl_days = 3
policy = any
unique_subject = no
crl_extensions = list
[list]
authorityKeyIdentifier = keyid
[any]
commonName = supplied
[req]
distinguished_name = any
x509_extensions = root
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
CF
  : >"$lab/ca/$1.index"
  echo 1000 >"$lab/ca/$1.serial"
  echo 01 >"$lab/ca/$1.crlnumber"
  openssl req -x509 -config "$lab/ca/$1.cnf" -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj "/CN=$1" \
    -keyout "$lab/ca/$1.key" -out "$lab/ca/$1.pem" 2>/dev/null
  revocation_list "$1"
}

revocation_list() { openssl ca -config "$lab/ca/$1.cnf" -gencrl -out "$lab/ca/$1.crl.new" 2>/dev/null && mv "$lab/ca/$1.crl.new" "$lab/ca/$1.crl"; }

# signer CA NAME MAILBOX: $lab/ca/NAME.pem, .key and .p12 (password 'secret')
signer() {
  printf 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=emailProtection\nsubjectAltName=email:%s\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n' "$3" >"$lab/ca/$2.ext"
  openssl req -config "$lab/ca/$1.cnf" -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" -keyout "$lab/ca/$2.key" -out "$lab/ca/$2.csr" 2>/dev/null
  openssl ca -batch -config "$lab/ca/$1.cnf" -extfile "$lab/ca/$2.ext" -notext -in "$lab/ca/$2.csr" -out "$lab/ca/$2.pem" 2>/dev/null
  openssl pkcs12 -export -in "$lab/ca/$2.pem" -inkey "$lab/ca/$2.key" -certfile "$lab/ca/$1.pem" -name "$2" -passout pass:secret -out "$lab/ca/$2.p12"
}

# sign_as NAME < message > signed message: a clear signature over the body, as a user's program makes it
sign_as() { python3 "$mail/sign.py" "$lab/ca/$1.pem" "$lab/ca/$1.key"; }

# holds_openssl FILE CA / holds_gpgsm FILE CA: the signature verifies and the signer's path ends at the CA
holds_openssl() { openssl cms -verify -in "$1" -CAfile "$lab/ca/$2.pem" -purpose smimesign -out /dev/null >"$work/out" 2>&1; }
holds_gpgsm() {
  local home=$lab/gpgsm.$2
  if [ ! -d "$home" ]; then
    mkdir -m 700 "$home"
    printf 'disable-crl-checks\n' >"$home/gpgsm.conf"
    printf 'no-allow-external-cache\n' >"$home/gpg-agent.conf"
    printf '%s S relax\n' "$(openssl x509 -in "$lab/ca/$2.pem" -noout -fingerprint -sha1 | sed 's/.*=//')" >"$home/trustlist.txt"
    gpgsm --homedir "$home" --batch --import "$lab/ca/$2.pem" >/dev/null 2>&1
  fi
  python3 "$mail/parts.py" "$1" "$work/part.bin" "$work/sig.p7s" && gpgsm --homedir "$home" --batch --verify "$work/sig.p7s" "$work/part.bin" >"$work/out" 2>&1
}
signed_by() { # CASE FILE CA
  if holds_openssl "$2" "$3"; then pass "$1: openssl verifies it"; else fail "$1: openssl verifies it" "$work/out"; fi
  if holds_gpgsm "$2" "$3"; then pass "$1: gpgsm verifies it"; else fail "$1: gpgsm verifies it" "$work/out"; fi
}
is_unsigned() { if grep -Eiq 'pkcs7-(signature|mime)' "$2"; then fail "$1" "$2"; else pass "$1"; fi; }
