package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.SignedOctets;
import dev.signet.pki.name.DistinguishedName;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/** Reads the ASN.1 of RFC 6960 section 4.2.1. */
final class AnswerReader {

  /** Certificates in one response; a responder needs one. */
  static final int MAX_CERTIFICATES = 8;

  private AnswerReader() {}

  static OcspAnswer read(Octets octets) throws MalformedOcspAnswer {
    if (octets.length() > OcspAnswer.MAX_OCTETS) {
      throw new MalformedOcspAnswer(
          octets.length() + " octets are more than the accepted " + OcspAnswer.MAX_OCTETS);
    }
    try {
      byte[] der = octets.bytes();
      return answer(Fingerprint.of(der), OCSPResponse.getInstance(ASN1Sequence.getInstance(der)));
    } catch (IOException | ParseException | RuntimeException broken) {
      throw new MalformedOcspAnswer("no OCSP response: " + broken.getMessage(), broken);
    }
  }

  private static OcspAnswer answer(Fingerprint content, OCSPResponse response)
      throws IOException, ParseException {
    AnswerStatus status =
        AnswerStatus.of(response.getResponseStatus().getIntValue())
            .orElseThrow(() -> new IOException("its response status is none"));
    ResponseBytes bytes = response.getResponseBytes();
    boolean basic =
        status == AnswerStatus.SUCCESSFUL
            && bytes != null
            && bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic);
    return new OcspAnswer(
        content, status, basic ? Optional.of(basic(bytes.getResponse())) : Optional.empty());
  }

  private static BasicAnswer basic(ASN1OctetString encoded) throws IOException, ParseException {
    ASN1Sequence raw = ASN1Sequence.getInstance(encoded.getOctets());
    BasicOCSPResponse response = BasicOCSPResponse.getInstance(raw);
    ResponseData data = response.getTbsResponseData();
    if (data.getVersion().intValueExact() != 0) {
      throw new IOException("its version is not v1");
    }
    Optional<Extensions> extensions = Optional.ofNullable(data.getResponseExtensions());
    return new BasicAnswer(
        // What was signed is what came, not what would be written for the same content.
        new SignedOctets(
            response.getSignatureAlgorithm(),
            Octets.of(raw.getObjectAt(0).toASN1Primitive().getEncoded()),
            Octets.of(response.getSignature().getOctets())),
        responder(data.getResponderID()),
        time(data.getProducedAt()),
        singles(data.getResponses()),
        critical(extensions),
        nonce(extensions),
        certificates(response.getCerts()));
  }

  private static ResponderId responder(ResponderID id) throws IOException {
    if (id.getKeyHash() != null) {
      return new ResponderId.ByKey(Octets.of(id.getKeyHash()));
    }
    return new ResponderId.ByName(
        DistinguishedName.of(new X500Principal(id.getName().getEncoded())));
  }

  private static List<SingleAnswer> singles(ASN1Sequence responses) throws ParseException {
    List<SingleAnswer> read = new ArrayList<>();
    for (ASN1Encodable response : responses) {
      read.add(single(SingleResponse.getInstance(response)));
    }
    return read;
  }

  private static SingleAnswer single(SingleResponse response) throws ParseException {
    Optional<Extensions> extensions = Optional.ofNullable(response.getSingleExtensions());
    @Nullable ASN1GeneralizedTime next = response.getNextUpdate();
    return new SingleAnswer(
        StatementReader.id(response.getCertID()),
        StatementReader.statement(response.getCertStatus()),
        time(response.getThisUpdate()),
        next == null ? Optional.empty() : Optional.of(time(next)),
        critical(extensions),
        archiveCutoff(extensions));
  }

  private static Optional<Instant> archiveCutoff(Optional<Extensions> extensions)
      throws ParseException {
    Optional<Extension> cutoff =
        extension(extensions, OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);
    return cutoff.isEmpty()
        ? Optional.empty()
        : Optional.of(time(ASN1GeneralizedTime.getInstance(cutoff.get().getParsedValue())));
  }

  /** RFC 9654 section 2.1: an OCTET STRING; what some responders send instead is taken as it is. */
  private static Optional<Octets> nonce(Optional<Extensions> extensions) {
    return extension(extensions, OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
        .map(nonce -> Octets.of(nonce.getExtnValue().getOctets()));
  }

  private static Optional<Extension> extension(
      Optional<Extensions> extensions, ASN1ObjectIdentifier oid) {
    return extensions.map(all -> all.getExtension(oid));
  }

  private static Set<String> critical(Optional<Extensions> extensions) {
    return extensions.stream()
        .flatMap(all -> Stream.of(all.getCriticalExtensionOIDs()))
        .map(ASN1ObjectIdentifier::getId)
        .collect(Collectors.toSet());
  }

  private static List<Octets> certificates(@Nullable ASN1Sequence certificates) throws IOException {
    List<Octets> found = new ArrayList<>();
    if (certificates != null) {
      for (ASN1Encodable certificate : certificates) {
        found.add(Octets.of(certificate.toASN1Primitive().getEncoded()));
      }
    }
    return found.subList(0, Math.min(found.size(), MAX_CERTIFICATES));
  }

  static Instant time(ASN1GeneralizedTime time) throws ParseException {
    return time.getDate().toInstant();
  }
}
