#!/usr/bin/env bash
# Debian's xsec-xklient (package xml-security-c-utils) against a running service, over SOAP 1.1, SOAP 1.2 and bare XML.
# It is of the SHA-1 era, so it talks to a policy with the legacy profile.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/lib.sh
prepare_service
data=$work/data
export SIGNET_POLICIES=old SIGNET_POLICY_OLD_PROFILE=legacy
export SIGNET_AUTHORITATIVE_DOMAINS=example.org
start_service "$data"
start_shim
options=(--service "$SIGNET_PUBLIC_URL/xkms" --data-dir "$data")
uri=http://localhost:$shim_port/xkms/old
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
xk SOAP11 RegisterRequest -vr "$work/key.pem" pw -us -u "$smime" carol@example.org -r "$x"X509Cert -r "$x"KeyValue -v "help i have revealed my key" -a "$secret"
expect "Register over SOAP 1.1 with shared secret and proof of possession" 'Result Major : Success' "$work/out"

for binding in SOAP11 SOAP12 NONE; do
  xk "$binding" LocateRequest -u "$smime" carol@example.org -r "$x"X509Cert -r "$x"KeyValue
  expect "Locate over $binding" 'Result Major : Success' "$work/out"
  expect "Locate over $binding names carol" 'carol@example.org' "$work/out"
  xk "$binding" ValidateRequest -u "$smime" carol@example.org -r "$x"X509Cert
  expect "Validate over $binding" 'Valid' "$work/out"
  xk "$binding" LocateRequest -u "$smime" nobody@example.org -r "$x"KeyValue
  expect "Locate over $binding without match" 'NoMatch' "$work/out"
  xk "$binding" StatusRequest -o I1 -r I2
  expect "Status over $binding is answered with a type of its own" 'UnknownResponseId' "$work/out"
  xk "$binding" CompoundRequest LocateRequest -u "$smime" carol@example.org -- ValidateRequest -u "$smime" carol@example.org
  expect "Compound over $binding is answered with a type of its own" 'MessageNotSupported' "$work/out"
done

cli locate carol@example.org "${options[@]}" --out "$work/carol.pem" >"$work/out" 2>&1 || true
xk SOAP11 ValidateRequest -a "$work/carol.pem" -m "$x"RequestSignatureValue -sr "$work/key.pem" pw -r "$x"KeyValue
expect "signed Validate" 'Result Major : Success' "$work/out"
expect "signed Validate echoes the signature value" 'RequestSignatureValue|Signature Value' "$work/out"

secret=$(secret_for carol@example.org)
xk SOAP11 ReissueRequest -vr "$work/key.pem" pw -us -u "$smime" carol@example.org -r "$x"X509Cert -a "$secret"
expect "Reissue with shared secret and proof of possession" 'Result Major : Success' "$work/out"

xk SOAP11 RegisterRequest -vr "$work/key.pem" pw -us -u "$smime" carol@example.org -a "wrong secret"
expect "Register with a wrong secret" 'NoAuthentication' "$work/out"

xk SOAP11 RevokeRequest -vr "$work/key.pem" pw -u "$smime" carol@example.org -v "help i have revealed my key"
expect "Revoke with the revocation code" 'Result Major : Success' "$work/out"
xk SOAP11 ValidateRequest -a "$work/carol.pem" -r "$x"KeyValue
expect "the very next Validate says Invalid" 'Invalid' "$work/out"
report
