#!/usr/bin/env bash
# Debian's xsec-xklient (package xml-security-c-utils) against a running service, over SOAP 1.1, SOAP 1.2 and bare XML.
# It is of the SHA-1 era, so it talks to a service with the legacy profile. Its own check of a result's signature fails always, on its own
# messages too ("Referenced ID is not in DOM Document"): it does not declare Id as an ID.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/lib.sh
prepare_service
data=$work/data
http_port=$(free_port)
start_shim
export SIGNET_POLICY_DEFAULT_PROFILE=legacy SIGNET_AUTHORITATIVE_DOMAINS=example.org
export SIGNET_GENERATE_ENABLED=true
# It puts the address that it sends to into Service, and that is the shim's.
export SIGNET_SERVICE_ALIASES=http://localhost:$shim_port/xkms
start_service "$data"
options=(--service "$SIGNET_PUBLIC_URL/xkms" --data-dir "$data")
uri=http://localhost:$shim_port/xkms
x=http://www.w3.org/2002/03/xkms#
smime=urn:ietf:rfc:2633

# xk NAME BINDING REQUEST ARGS...: output in $work/out
xk() {
  local binding=$1 request=$2
  shift 2
  timeout 60 xsec-xklient request -e "$binding" "$request" "$uri" "$@" >"$work/out" 2>&1 || true
}

openssl genrsa -aes128 -passout pass:pw -traditional -out "$work/key.pem" 2048 2>/dev/null
openssl rsa -in "$work/key.pem" -passin pass:pw -traditional -out "$work/plain.pem" 2>/dev/null

secret_for() { cli secret new --for "$1" "${options[@]}"; }

secret=$(secret_for carol@example.org)
xk SOAP11 RegisterRequest -vr "$work/key.pem" pw -us -u "$smime" carol@example.org -r X509Cert -r KeyValue -v "help i have revealed my key" -a "$secret"
expect "Register over SOAP 1.1 with shared secret and proof of possession" 'Result Major code = Success' "$work/out"

for binding in SOAP11 SOAP12 NONE; do
  xk "$binding" LocateRequest -u "$smime" carol@example.org -r X509Cert -r KeyValue
  expect "Locate over $binding" 'Result Major code = Success' "$work/out"
  expect "Locate over $binding names carol" 'carol@example.org' "$work/out"
  xk "$binding" ValidateRequest -u "$smime" carol@example.org -r X509Cert
  expect "Validate over $binding" 'Valid' "$work/out"
  xk "$binding" LocateRequest -u "$smime" nobody@example.org -r KeyValue
  expect "Locate over $binding without match" 'NoMatch' "$work/out"
  xk "$binding" StatusRequest -o I1 -r I2
  expect "Status over $binding is answered with a type of its own" 'UnknownResponseId' "$work/out"
  xk "$binding" CompoundRequest LocateRequest "$uri" -u "$smime" carol@example.org -- ValidateRequest "$uri" -u "$smime" carol@example.org
  # It prints no codes of a compound result; that there is one is all it can show.
  expect "Compound over $binding is answered with a type of its own" 'Compound Result' "$work/out"
done

curl -s "$SIGNET_PUBLIC_URL/xkms" -H 'Content-Type: application/xml' --data "<LocateRequest xmlns='$x' Id='I1' Service='$SIGNET_PUBLIC_URL/xkms'>
  <RespondWith>${x}X509Cert</RespondWith>
  <QueryKeyBinding><UseKeyWith Application='$smime' Identifier='carol@example.org'/></QueryKeyBinding></LocateRequest>" \
  | tr -d '\r\n' | sed -n 's/.*<ds:X509Certificate>\([^<]*\)<.*/\1/p' | base64 -d | openssl x509 -inform DER -out "$work/carol.pem" 2>"$work/out" || true
expect "curl gets carol's certificate" 'BEGIN CERTIFICATE' "$work/carol.pem"
xk SOAP11 ValidateRequest -r KeyValue -a "$work/carol.pem" -m RequestSignatureValue -sr "$work/key.pem" pw -sc "$work/carol.pem"
expect "signed Validate" 'Result Major code = Success' "$work/out"
expect "signed Validate echoes the signature value" 'RequestSignatureValue|Signature Value' "$work/out"

secret=$(secret_for carol@example.org)
xk SOAP11 ReissueRequest -vr "$work/key.pem" pw -us -u "$smime" carol@example.org -r X509Cert -a "$secret"
expect "Reissue with shared secret and proof of possession" 'Result Major code = Success' "$work/out"

secret=$(secret_for dave@example.org)
xk SOAP11 RegisterRequest -n dave -us -ue -u "$smime" dave@example.org -r PrivateKey -a "$secret" -k "$secret" -p "$work/dave.pem" pw
expect "Register of a key that the service makes" 'Result Major code = Success' "$work/out"
openssl rsa -in "$work/dave.pem" -passin pass:pw -check -noout >"$work/out" 2>&1 || true
expect "its private key is decrypted and whole" 'RSA key ok' "$work/out"

xk SOAP11 RegisterRequest -vr "$work/key.pem" pw -us -u "$smime" carol@example.org -a "wrong secret"
expect "Register with a wrong secret" 'NoAuthentication' "$work/out"

xk SOAP11 RevokeRequest -vr "$work/key.pem" pw -u "$smime" carol@example.org -v "help i have revealed my key"
expect "Revoke with the revocation code" 'Result Major code = Success' "$work/out"
xk SOAP11 ValidateRequest -a "$work/carol.pem" -r KeyValue
expect "the very next Validate says Invalid" 'Invalid' "$work/out"
report
