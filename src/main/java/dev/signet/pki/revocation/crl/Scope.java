package dev.signet.pki.revocation.crl;

import dev.signet.pki.name.GeneralName;
import java.util.Set;

/**
 * Which certificates and reasons a list covers: its issuing distribution point (RFC 5280 section
 * 5.2.5).
 *
 * @param names of the distribution point; empty for any
 * @param onlyUsers no authorities
 * @param onlyAuthorities authorities alone
 * @param onlyAttributes attribute certificates alone
 * @param reasons all unless onlySomeReasons says less
 * @param indirect whether entries may be about certificates of other issuers
 */
public record Scope(
    Set<GeneralName> names,
    boolean onlyUsers,
    boolean onlyAuthorities,
    boolean onlyAttributes,
    ReasonMask reasons,
    boolean indirect) {

  /** Of a list without the extension. */
  public static final Scope EVERYTHING =
      new Scope(Set.of(), false, false, false, ReasonMask.ALL, false);

  public Scope {
    names = Set.copyOf(names);
  }
}
