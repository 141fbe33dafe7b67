package dev.signet.xkms.xkiss;

import dev.signet.pki.Octets;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.registry.Lookup;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A query by example, read: about what time, for which uses and names, and by which marks the key
 * is recognised.
 *
 * @param usage what the key shall be used for; empty means nothing in particular
 * @param names of which one must be the key's; empty means any
 * @param marks what the query says about the key itself
 * @param conditions look-ups in the registry: every inner list must be met by one of its members
 */
record KeyQuestion(
    Instant at, Set<KeyUsage> usage, AskedNames names, Marks marks, List<List<Lookup>> conditions) {

  /**
   * What the query says about the key itself.
   *
   * @param subjects certificates that the question is about: one, or several of the same key
   * @param offered all certificates that came, in any order
   * @param lists revocation lists that came, in DER
   * @param keyNames bare names (ds:KeyName), all of which must be the key's
   * @param known true if the requestor has the key or its certificate at hand, or can tell exactly
   *     which it means
   */
  record Marks(
      List<X509Certificate> subjects,
      List<X509Certificate> offered,
      List<Octets> lists,
      List<String> keyNames,
      boolean known) {
    Marks {
      subjects = List.copyOf(subjects);
      offered = List.copyOf(offered);
      lists = List.copyOf(lists);
      keyNames = List.copyOf(keyNames);
    }
  }

  KeyQuestion {
    usage = Set.copyOf(usage);
    conditions = List.copyOf(conditions);
  }

  /** True if the key is asked for by names of applications alone. */
  boolean isByNameAlone() {
    return !marks.known() && marks.keyNames().isEmpty() && !names.isEmpty();
  }

  /** The same question, as if these certificates had come with it. */
  KeyQuestion offering(List<X509Certificate> certificates) {
    List<X509Certificate> offered = new ArrayList<>(marks.offered());
    offered.addAll(certificates);
    return new KeyQuestion(
        at,
        usage,
        names,
        new Marks(marks.subjects(), offered, marks.lists(), marks.keyNames(), marks.known()),
        conditions);
  }

  /** True if a key bears every bare name that was asked for, by what its certificate says. */
  boolean isCalledAsAsked(X509Certificate certificate) {
    return marks.keyNames().stream().allMatch(new CertificateNames(certificate)::include);
  }
}
