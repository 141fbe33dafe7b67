package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.WireName;
import dev.signet.xkms.registry.RegisteredBinding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says about a key what the requestor wants to be told (RespondWith, XKMS 2.0 section 3.2.3).
 *
 * <p>Who wants nothing in particular gets the certificate, the key and a name, in this order:
 * Apache CXF's client takes the first child of KeyInfo for a certificate without looking.
 */
public final class KeyDescriber {
  private static final Set<RespondWith> DEFAULT =
      EnumSet.of(RespondWith.X509_CERT, RespondWith.KEY_VALUE, RespondWith.KEY_NAME);

  private final CertificateReader certificates;
  private final CrlSupplier lists;

  public KeyDescriber(CertificateReader certificates, CrlSupplier lists) {
    this.certificates = certificates;
    this.lists = lists;
  }

  /**
   * A description, and whether all that was wanted is in it.
   *
   * @param complete false calls for Success/Incomplete; a wanted PrivateKey, which is no part of a
   *     description, is not looked at
   */
  public record Described(BindingDescription description, boolean complete) {}

  /**
   * Describes a registered binding.
   *
   * @param respondWith as in the request, unknown words included
   */
  public Described describe(RegisteredBinding binding, List<String> respondWith) {
    return describe(BoundKey.of(binding), respondWith);
  }

  Described describe(BoundKey key, List<String> respondWith) {
    Set<RespondWith> wanted = EnumSet.noneOf(RespondWith.class);
    boolean known = true;
    for (String word : respondWith) {
      Optional<RespondWith> kind = WireName.find(RespondWith.class, word);
      kind.ifPresent(wanted::add);
      known &= kind.isPresent();
    }
    wanted.remove(RespondWith.PRIVATE_KEY);
    Told told = told(key, wanted);
    boolean nothing = told.data.isEmpty();
    KeyInfo keyInfo = new KeyInfo(nothing ? told(key, DEFAULT).data : told.data);
    return new Described(
        new BindingDescription(key.id(), keyInfo, KeyUses.written(key.usage()), key.names()),
        known && told.complete);
  }

  /** What could be told of what was wanted. */
  private record Told(List<KeyDatum> data, boolean complete) {}

  private Told told(BoundKey key, Set<RespondWith> wanted) {
    List<KeyDatum> data = new ArrayList<>();
    boolean complete = true;
    for (RespondWith kind : inOrder(wanted)) {
      List<KeyDatum> pieces = pieces(key, kind);
      pieces.stream().filter(piece -> !data.contains(piece)).forEach(data::add);
      complete &= !pieces.isEmpty();
    }
    return new Told(data, complete);
  }

  /** Certificates first, a bare name last, whatever the order of the words. */
  private static List<RespondWith> inOrder(Set<RespondWith> wanted) {
    List<RespondWith> order = new ArrayList<>(wanted);
    order.sort((one, other) -> Integer.compare(rank(one), rank(other)));
    return order;
  }

  private static int rank(RespondWith kind) {
    return switch (kind) {
      case X509_CERT -> 0;
      case X509_CHAIN -> 1;
      case X509_CRL -> 2;
      case KEY_VALUE -> 3;
      case KEY_NAME -> 4;
      case RETRIEVAL_METHOD, PGP, PGP_WEB, SPKI, PRIVATE_KEY -> 5;
    };
  }

  private List<KeyDatum> pieces(BoundKey key, RespondWith kind) {
    return switch (kind) {
      case KEY_NAME -> List.of(new KeyDatum.Name(name(key)));
      case KEY_VALUE -> List.of(new KeyDatum.Value(key.key()));
      case X509_CERT -> chain(key).stream().limit(1).toList();
      case X509_CHAIN -> chain(key);
      case X509_CRL ->
          list(key).<List<KeyDatum>>map(der -> List.of(new KeyDatum.Crl(der))).orElse(List.of());
      case RETRIEVAL_METHOD, PGP, PGP_WEB, SPKI, PRIVATE_KEY -> List.of();
    };
  }

  private static List<KeyDatum> chain(BoundKey key) {
    return key.certificates().stream().<KeyDatum>map(KeyDatum.Certificate::new).toList();
  }

  /** The first name in an application, which says more than the Id of a binding. */
  private static String name(BoundKey key) {
    return key.names().isEmpty() ? key.id().orElse("") : key.names().get(0).identifier();
  }

  private Optional<Octets> list(BoundKey key) {
    return key.certificates().isEmpty() ? Optional.empty() : listFor(key.certificates().get(0));
  }

  private Optional<Octets> listFor(Octets leaf) {
    try {
      return lists.currentFor(certificates.parse(leaf.toByteArray()).getIssuerX500Principal());
    } catch (MalformedCertificate broken) {
      return Optional.empty();
    }
  }
}
