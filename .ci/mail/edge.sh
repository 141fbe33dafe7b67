# Starts and stops mail edges for the mail checks. Source it after lab.sh.
# With SIGNET_STANDIN=1 a relay that changes nothing stands in for the product: that tries everything else on this machine.
# shellcheck shell=bash

standin=${SIGNET_STANDIN:-}

# set_edge NAME KEY=VALUE...: settings, as environment variables without SIGNET_
set_edge() { local name=$1; shift; printf 'SIGNET_%s\n' "$@" >>"$lab/$name.env"; }

# edge_listener NAME LISTENER ROLE PROTOCOL ADDRESS NEXT [KEY=VALUE...]: NEXT is host:port, lmtp:host:port or - for a milter
edge_listener() {
  local name=$1 listener=${2^^} hop=${6#lmtp:} protocol=smtp
  [ "$hop" = "$6" ] || protocol=lmtp
  set_edge "$name" "EDGE_LISTEN_${listener}_ROLE=$3" "EDGE_LISTEN_${listener}_PROTOCOL=$4" "EDGE_LISTEN_${listener}_ADDRESS=$5"
  [ "$6" = - ] || set_edge "$name" "EDGE_LISTEN_${listener}_NEXT=$6"
  printf '%s=%s=%s=%s/%s\n' "$2" "$5" "$4" "${hop##*:}" "$protocol" | sed 's#=-/.*##' >>"$lab/$name.listeners"
}

# edge_trusts NAME CA...: anchors and revocation lists of its key service
edge_trusts() {
  local name=$1 ca
  shift
  mkdir -p "$lab/$name.data/policies/default/anchors" "$lab/$name.data/policies/default/crls"
  for ca in "$@"; do
    cp "$lab/ca/$ca.pem" "$lab/$name.data/policies/default/anchors/"
    cp "$lab/ca/$ca.crl" "$lab/$name.data/policies/default/crls/"
  done
}

# key_service NAME: a key service without a mail edge; key_service_of EDGE NAME: whom an edge without one asks, and believes by its certificate
key_service() { : >"$lab/$1.listeners"; set_edge "$1" ROLES=key-service; edge_start "$1"; }
key_service_of() {
  set_edge "$1" ROLES=mail-edge "EDGE_XKMS_URL=http://localhost:${port[$2.http]}/xkms" \
    "EDGE_XKMS_PINS=sha256:$(openssl x509 -in "$lab/$2.data/response-signing.pem" -outform DER | sha256sum | cut -d' ' -f1)"
}

# signs_with NAME DOMAIN SIGNER: the key of a domain; its users may have mail signed as anybody there, and so may Postfix itself for bounces
signs_with() { # NAME DOMAIN SIGNER
  [ -f "$lab/secret" ] || printf 'secret\n' >"$lab/secret"
  chmod 600 "$lab/secret" "$lab/ca/$3.p12"
  printf '*@%s pkcs12 %s %s\n' "$2" "$lab/ca/$3.p12" "$lab/secret" >>"$lab/$1.signing.keys"
  printf 'login *@%s  *@%s\nlocal  MAILER-DAEMON@%s\n' "$2" "$2" "$2" >>"$lab/$1.signing.table"
}

# edge_start NAME: until its listeners listen and, where it is the product, it says that it is ready
edge_start() {
  if [ -n "$standin" ]; then
    mapfile -t listeners <"$lab/$1.listeners"
    spawn "$1" python3 "$mail/standin.py" "${listeners[@]}"
  else
    edge_start_product "$1"
  fi
  local line
  while IFS== read -r _ line _; do need "$1 listens on $line" 60 listens "${line##*:}" "${line%:*}"; done <"$lab/$1.listeners"
}

edge_home() { printf '%s' "$lab/$1.liberty"; }

edge_start_product() {
  local home names
  home=$(edge_home "$1")
  if [ ! -d "$home" ]; then
    mkdir -p "$home/servers" "$lab/$1.data"
    cp -r "$wlp/usr/servers/signet" "$home/servers/"
    rm -rf "$home/servers/signet/workarea" "$home/servers/signet/logs"
    [ -d "$wlp/usr/shared" ] && cp -r "$wlp/usr/shared" "$home/"
    free_ports "$1.http" "$1.https"
    names=$(cut -d= -f1 "$lab/$1.listeners" | paste -sd,)
    [ -z "$names" ] || set_edge "$1" "EDGE_LISTENERS=$names"
    set_edge "$1" "DATA_DIR=$lab/$1.data" "HTTP_PORT=${port[$1.http]}" "HTTPS_PORT=${port[$1.https]}" \
      "PUBLIC_URL=http://localhost:${port[$1.http]}" "POLICIES_RELOAD_SECONDS=1" "EDGE_RELOAD_SECONDS=1" "EDGE_HELLO=${1%%-*}.edge.test" "EDGE_DNS_RESOLVERS=127.0.0.1:${port[dns]}"
    servers+=("$home")
  fi
  mapfile -t settings <"$lab/$1.env"
  env -u SIGNET_KEEP "WLP_USER_DIR=$home" "${settings[@]}" "$wlp/bin/server" start signet >"$lab/$1.log" 2>&1 || true
  if ! { until_true 120 edge_settled "$1" && edge_ready "$1"; }; then
    curl -s "http://127.0.0.1:${port[$1.http]}/health/ready" >>"$lab/$1.log"
    tail -n 20 "$home/servers/signet/logs/messages.log" >>"$lab/$1.log" 2>/dev/null
    fail "$1 gets ready" "$lab/$1.log"
    report
    exit 1
  fi
  pid[$1]=$(cat "$home/servers/.pid/signet.pid")
}

edge_ready() { curl -fsS -o "$lab/$1.ready" "http://127.0.0.1:${port[$1.http]}/health/ready"; }
edge_settled() { edge_ready "$1" || grep -q 'Signet stays closed' "$(edge_home "$1")/servers/signet/logs/messages.log"; }

edge_stop() {
  if [ -n "$standin" ]; then kill "${pid[$1]}"; wait "${pid[$1]}" 2>/dev/null || true
  else WLP_USER_DIR=$(edge_home "$1") "$wlp/bin/server" stop signet >/dev/null 2>&1 || true; fi
}

# What a crash does
edge_kill() { kill -9 "${pid[$1]}"; until_true 10 edge_gone "$1"; }
edge_gone() { ! kill -0 "${pid[$1]}" 2>/dev/null; }

# only_product CASE COMMAND...: what a stand-in cannot show is counted apart
skipped=0
only_product() { if [ -n "$standin" ]; then skipped=$((skipped + 1)); else "$@" || true; fi; }
mail_report() { if [ -n "$standin" ]; then printf 'stand-in: %d cases wait for the product\n' "$skipped"; fi; report; }
