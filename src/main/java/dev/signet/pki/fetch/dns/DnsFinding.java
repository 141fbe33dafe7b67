package dev.signet.pki.fetch.dns;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

/** What DNS says about one name and type. */
public sealed interface DnsFinding
    permits DnsFinding.Published, DnsFinding.Absent, DnsFinding.Undetermined {

  /** The name that was asked for. */
  String name();

  /** Takes the finding apart, one function per case. */
  <T> T match(
      Function<Published, T> published,
      Function<Absent, T> absent,
      Function<Undetermined, T> undetermined);

  /**
   * There are records.
   *
   * @param certificates that stand in the records
   * @param urls where others are to be had, not opened and not judged (RFC 4398 section 2.1, IPKIX)
   * @param associations that name a certificate or key without containing a certificate
   * @param notes records that were left out and why, for a person
   * @param authenticated by DNSSEC, as a trusted resolver says
   */
  record Published(
      String name,
      List<X509Certificate> certificates,
      List<URI> urls,
      List<Association> associations,
      List<String> notes,
      boolean authenticated)
      implements DnsFinding {

    public Published {
      certificates = List.copyOf(certificates);
      urls = List.copyOf(urls);
      associations = List.copyOf(associations);
      notes = List.copyOf(notes);
    }

    @Override
    public <T> T match(
        Function<Published, T> published,
        Function<Absent, T> absent,
        Function<Undetermined, T> undetermined) {
      return published.apply(this);
    }
  }

  /**
   * There is no such name, or no such record at it.
   *
   * @param authenticated by DNSSEC, as a trusted resolver says
   */
  record Absent(String name, boolean authenticated) implements DnsFinding {
    @Override
    public <T> T match(
        Function<Published, T> published,
        Function<Absent, T> absent,
        Function<Undetermined, T> undetermined) {
      return absent.apply(this);
    }
  }

  /**
   * No resolver gave a usable answer.
   *
   * @param because for a person
   */
  record Undetermined(String name, String because) implements DnsFinding {
    @Override
    public <T> T match(
        Function<Published, T> published,
        Function<Absent, T> absent,
        Function<Undetermined, T> undetermined) {
      return undetermined.apply(this);
    }
  }

  /**
   * What an SMIMEA record says (RFC 8162 section 2, fields of RFC 6698 section 2.1). A record whose
   * whole certificate stands in it is listed here as well, for its usage.
   *
   * @param usage 0 to 3: which certificate is meant and whether its path counts
   * @param selector 0: the whole certificate, 1: its key
   * @param matching 0: the octets themselves, 1: their SHA-256, 2: their SHA-512
   * @param data lower-case hexadecimal digits
   */
  record Association(int usage, int selector, int matching, String data) {}
}
