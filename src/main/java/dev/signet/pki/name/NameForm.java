package dev.signet.pki.name;

import java.util.Optional;

/**
 * One form of names: how its names and the bases of its subtrees are read and compared (RFC 5280
 * section 4.2.1.10).
 *
 * @param <N> a name that was read
 * @param <B> a base that was read
 */
interface NameForm<N, B> {

  /** The form as ASN.1 spells it. */
  String label();

  /** The name, empty when it is none of the form that can be compared. */
  Optional<N> name(GeneralName written);

  /** The base of a subtree, empty when it is none that can be compared. */
  Optional<B> base(GeneralName written);

  /** Whether everything that the name means lies in a permitted subtree. */
  boolean isWithin(N name, B base);

  /** Whether anything that the name means lies in an excluded subtree. */
  default boolean touches(N name, B base) {
    return isWithin(name, base);
  }
}
