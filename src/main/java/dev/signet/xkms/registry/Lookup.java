package dev.signet.xkms.registry;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import java.math.BigInteger;
import java.security.PublicKey;
import javax.security.auth.x500.X500Principal;

/**
 * One exact way to look key bindings up; each is answered from an index, none is a prefix or
 * substring search.
 */
public sealed interface Lookup {
  /**
   * Bindings for this protocol and name, compared by the rules of the application ({@link
   * IdentifierRule}).
   */
  record ByUse(UseKeyWith use) implements Lookup {}

  /** Bindings of this very key. */
  record ByKey(PublicKey key) implements Lookup {}

  /** Bindings authenticated by exactly this certificate (DER). */
  record ByCertificate(Octets der) implements Lookup {}

  /** Bindings whose certificate has this issuer and serial number. */
  record ByIssuerSerial(X500Principal issuer, BigInteger serial) implements Lookup {}

  /** Bindings whose certificate has this subject. */
  record BySubject(X500Principal subject) implements Lookup {}

  /**
   * Bindings whose certificate has this subject key identifier, or whose key has it by RFC 5280
   * 4.2.1.2 method (1).
   */
  record BySubjectKeyId(Octets value) implements Lookup {}

  /**
   * Bindings whose certificate has this digest (dsig11:X509Digest).
   *
   * @param algorithm URI; SHA-1, SHA-256, SHA-384 and SHA-512 are indexed
   */
  record ByDigest(String algorithm, Octets value) implements Lookup {}

  /** The binding with this Id. */
  record ById(String id) implements Lookup {}
}
