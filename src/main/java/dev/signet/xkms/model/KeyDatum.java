package dev.signet.xkms.model;

import java.math.BigInteger;
import java.security.PublicKey;

/**
 * One piece of a ds:KeyInfo: something that names, holds or authenticates a key (XML Signature 1.1
 * section 4.5).
 */
public sealed interface KeyDatum {

  /** ds:KeyName. */
  record Name(String value) implements KeyDatum {}

  /** ds:KeyValue or dsig11:DEREncodedKeyValue: the public key itself. */
  record Value(PublicKey key) implements KeyDatum {}

  /** ds:X509Certificate: DER octets, not yet parsed. */
  record Certificate(Octets der) implements KeyDatum {}

  /** ds:X509IssuerSerial; the issuer is text as received. */
  record IssuerSerial(String issuer, BigInteger serial) implements KeyDatum {}

  /** ds:X509SubjectName; text as received. */
  record SubjectName(String value) implements KeyDatum {}

  /** ds:X509SKI: the subject key identifier's octets, without its ASN.1 tag. */
  record SubjectKeyId(Octets value) implements KeyDatum {}

  /** ds:X509CRL: DER octets, not yet parsed. */
  record Crl(Octets der) implements KeyDatum {}

  /**
   * dsig11:X509Digest over a whole certificate.
   *
   * @param algorithm URI of the digest algorithm
   */
  record Digest(String algorithm, Octets value) implements KeyDatum {}

  /**
   * Something that this service does not read: PGPData, SPKIData, RetrievalMethod, an unknown key
   * type or a foreign element.
   *
   * @param element its local name, for messages
   */
  record Unread(String namespace, String element) implements KeyDatum {}
}
