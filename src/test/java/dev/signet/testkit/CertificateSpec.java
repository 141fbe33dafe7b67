package dev.signet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.OtherName;

/** What a test wants in a certificate; everything has a harmless default. */
public final class CertificateSpec {

  String subject = "CN=Somebody";
  Instant notBefore = Instant.parse("2025-01-01T00:00:00Z");
  Instant notAfter = Instant.parse("2035-01-01T00:00:00Z");
  Optional<KeyPair> keys = Optional.empty();
  Optional<BigInteger> serial = Optional.empty();
  boolean keyIdentifiers = true;
  boolean brokenSignature;
  final List<GeneralName> names = new ArrayList<>();
  final List<Extension> extensions = new ArrayList<>();

  /** Subject in RFC 4514 form. */
  public CertificateSpec subject(String name) {
    subject = name;
    return this;
  }

  public CertificateSpec mail(String address) {
    names.add(new GeneralName(GeneralName.rfc822Name, address));
    return this;
  }

  public CertificateSpec utf8Mail(String address) {
    ASN1ObjectIdentifier type = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");
    return name(
        new GeneralName(GeneralName.otherName, new OtherName(type, new DERUTF8String(address))));
  }

  public CertificateSpec dns(String name) {
    return name(new GeneralName(GeneralName.dNSName, name));
  }

  public CertificateSpec name(GeneralName name) {
    names.add(name);
    return this;
  }

  public CertificateSpec keys(KeyPair pair) {
    keys = Optional.of(pair);
    return this;
  }

  public CertificateSpec rsa() {
    return keys(TestKeys.rsa());
  }

  public CertificateSpec serial(long number) {
    serial = Optional.of(BigInteger.valueOf(number));
    return this;
  }

  public CertificateSpec valid(String from, String to) {
    notBefore = Instant.parse(from);
    notAfter = Instant.parse(to);
    return this;
  }

  public CertificateSpec expired() {
    return valid("2025-01-01T00:00:00Z", "2025-06-01T00:00:00Z");
  }

  /** Bits of {@link KeyUsage}. */
  public CertificateSpec usage(int bits) {
    return encoded(Extension.keyUsage, true, new KeyUsage(bits));
  }

  public CertificateSpec extendedUsage(KeyPurposeId... purposes) {
    return encoded(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  /** Makes the subject an authority above at most {@code pathLength} others. */
  public CertificateSpec authority(int pathLength) {
    return authority(pathLength, KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** An authority whose key may be used for these bits of {@link KeyUsage}. */
  public CertificateSpec authority(int pathLength, int bits) {
    encoded(Extension.basicConstraints, true, new BasicConstraints(pathLength));
    return usage(bits);
  }

  public CertificateSpec withoutKeyIdentifiers() {
    keyIdentifiers = false;
    return this;
  }

  public CertificateSpec brokenSignature() {
    brokenSignature = true;
    return this;
  }

  /** Any extension, its content as given. */
  public CertificateSpec extension(String oid, boolean critical, byte[] content) {
    extensions.add(new Extension(new ASN1ObjectIdentifier(oid), critical, content));
    return this;
  }

  List<Extension> allExtensions() {
    List<Extension> all = new ArrayList<>(extensions);
    if (!names.isEmpty()) {
      GeneralNames content = new GeneralNames(names.toArray(GeneralName[]::new));
      all.add(extension(Extension.subjectAlternativeName, false, content));
    }
    return all;
  }

  private CertificateSpec encoded(ASN1ObjectIdentifier oid, boolean critical, ASN1Object content) {
    extensions.add(extension(oid, critical, content));
    return this;
  }

  private static Extension extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Object content) {
    try {
      return new Extension(oid, critical, content.getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
