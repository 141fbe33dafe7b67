package dev.signet.xkms.xkiss;

import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The UseKeyWith elements of a query: alternatives, of which one must hold (XKMS 2.0 section
 * 5.1.1).
 *
 * <p>Apache CXF writes one reference to a certificate as a pair of them, {@code urn:x509:issuer}
 * and {@code urn:x509:serial}; the pair is one alternative. It writes the serial number in
 * hexadecimal; digits alone are read as decimal too, and what matches either way is found.
 *
 * @param plain the ordinary names
 * @param references readings of the pair
 */
record AskedNames(List<UseKeyWith> plain, List<Lookup.ByIssuerSerial> references) {
  static final String CXF_ISSUER = "urn:x509:issuer";
  static final String CXF_SERIAL = "urn:x509:serial";

  /** A serial number has at most 20 octets (RFC 5280 section 4.1.2.2): 49 decimal digits. */
  private static final int MAX_DIGITS = 49;

  static AskedNames of(List<UseKeyWith> uses) throws Refused {
    Optional<String> issuer = identifier(uses, CXF_ISSUER);
    Optional<String> serial = identifier(uses, CXF_SERIAL);
    boolean pair = issuer.isPresent() && serial.isPresent();
    List<UseKeyWith> plain = pair ? uses.stream().filter(use -> !isHalf(use)).toList() : uses;
    return new AskedNames(
        List.copyOf(plain), pair ? byPair(issuer.get(), serial.get()) : List.of());
  }

  boolean isEmpty() {
    return plain.isEmpty() && references.isEmpty();
  }

  /** True if the names are nothing but a reference to one certificate. */
  boolean isCertificateAlone() {
    return plain.isEmpty() && !references.isEmpty();
  }

  /** One of which must be met; none if no name was asked for. */
  List<Lookup> lookups() {
    List<Lookup> lookups = new ArrayList<>(references);
    plain.forEach(use -> lookups.addAll(KeyLookups.byName(use)));
    return lookups;
  }

  /** The ordinary names that the certificate vouches for. */
  List<UseKeyWith> vouchedBy(X509Certificate certificate) {
    return plain.stream().filter(new CertificateNames(certificate)::vouchFor).toList();
  }

  /** True if the pair means this certificate. */
  boolean refersTo(X509Certificate certificate) {
    return references.stream()
        .anyMatch(
            reference ->
                reference.serial().equals(certificate.getSerialNumber())
                    && reference.issuer().equals(certificate.getIssuerX500Principal()));
  }

  private static List<Lookup.ByIssuerSerial> byPair(String issuer, String serial) throws Refused {
    X500Principal name = KeyMarks.name(issuer);
    List<BigInteger> numbers = numbers(serial);
    if (numbers.isEmpty()) {
      throw Refusal.malformed(CXF_SERIAL, "not a serial number: " + serial);
    }
    List<Lookup.ByIssuerSerial> lookups = new ArrayList<>();
    numbers.forEach(number -> lookups.addAll(KeyLookups.byIssuerSerial(name, number)));
    return lookups;
  }

  private static List<BigInteger> numbers(String text) {
    List<BigInteger> numbers = new ArrayList<>();
    if (isMadeOf("0123456789abcdefABCDEF", text)) {
      numbers.add(new BigInteger(text, 16));
    }
    if (isMadeOf("0123456789", text)) {
      numbers.add(new BigInteger(text));
    }
    return numbers.stream().distinct().toList();
  }

  private static boolean isMadeOf(String digits, String text) {
    return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> digits.indexOf(c) >= 0);
  }

  private static boolean isHalf(UseKeyWith use) {
    return use.application().equals(CXF_ISSUER) || use.application().equals(CXF_SERIAL);
  }

  private static Optional<String> identifier(List<UseKeyWith> uses, String application) {
    return uses.stream()
        .filter(use -> use.application().equals(application))
        .map(UseKeyWith::identifier)
        .findFirst();
  }
}
