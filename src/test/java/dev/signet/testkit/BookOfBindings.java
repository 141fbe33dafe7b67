package dev.signet.testkit;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Key bindings in a list, compared one by one: slow and plainly right. */
public final class BookOfBindings implements KeySource {
  private static final Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1",
          "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
          "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  private final List<RegisteredBinding> bindings = new ArrayList<>();
  private final CertificateReader reader = new CertificateReader();
  private final Instant now;
  private boolean closed;

  public BookOfBindings(Instant now) {
    this.now = now;
  }

  public BookOfBindings with(RegisteredBinding... more) {
    bindings.addAll(List.of(more));
    return this;
  }

  /** From now on the book cannot be asked. */
  public void close() {
    closed = true;
  }

  @Override
  public List<RegisteredBinding> find(Lookup lookup, int limit) {
    if (closed) {
      throw new RegistryUnavailable("the book is closed", new IllegalStateException());
    }
    return bindings.stream()
        .filter(b -> matches(b, lookup))
        .sorted(usableThenNewest())
        .limit(limit)
        .toList();
  }

  private Comparator<RegisteredBinding> usableThenNewest() {
    Comparator<RegisteredBinding> byUse =
        Comparator.comparing(b -> b.isRevoked() || !b.validity().contains(now) ? 1 : 0);
    return byUse.thenComparing(Comparator.comparing(RegisteredBinding::registeredAt).reversed());
  }

  private boolean matches(RegisteredBinding binding, Lookup lookup) {
    if (lookup instanceof Lookup.ByUse by) {
      return binding.useKeyWith().stream().anyMatch(use -> IdentifierRule.same(use, by.use()));
    }
    if (lookup instanceof Lookup.ByKey by) {
      return Arrays.equals(by.key().getEncoded(), binding.key().getEncoded());
    }
    if (lookup instanceof Lookup.ById by) {
      return binding.id().equals(by.id());
    }
    if (lookup instanceof Lookup.BySubjectKeyId by && by.value().equals(keyId(binding))) {
      return true;
    }
    return binding.certificates().stream()
        .limit(1)
        .anyMatch(der -> certificateMatches(der, lookup));
  }

  private boolean certificateMatches(Octets der, Lookup lookup) {
    X509Certificate certificate = read(der);
    if (lookup instanceof Lookup.ByCertificate by) {
      return by.der().equals(der);
    }
    if (lookup instanceof Lookup.ByIssuerSerial by) {
      return by.issuer().equals(certificate.getIssuerX500Principal())
          && by.serial().equals(certificate.getSerialNumber());
    }
    if (lookup instanceof Lookup.BySubject by) {
      return by.subject().equals(certificate.getSubjectX500Principal());
    }
    if (lookup instanceof Lookup.BySubjectKeyId by) {
      byte[] extension = certificate.getExtensionValue("2.5.29.14");
      return extension != null && by.value().equals(Octets.of(inner(inner(extension))));
    }
    return lookup instanceof Lookup.ByDigest by
        && DIGESTS.containsKey(by.algorithm())
        && by.value().equals(digest(DIGESTS.get(by.algorithm()), der.toByteArray()));
  }

  private static byte[] inner(byte[] octetString) {
    return ASN1OctetString.getInstance(octetString).getOctets();
  }

  private static Octets keyId(RegisteredBinding binding) {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(binding.key().getEncoded());
    return digest("SHA-1", info.getPublicKeyData().getBytes());
  }

  private X509Certificate read(Octets der) {
    try {
      return reader.parse(der.toByteArray());
    } catch (MalformedCertificate broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Octets digest(String algorithm, byte[] octets) {
    try {
      return Octets.of(MessageDigest.getInstance(algorithm).digest(octets));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
