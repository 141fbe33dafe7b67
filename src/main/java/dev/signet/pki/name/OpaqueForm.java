package dev.signet.pki.name;

import dev.signet.pki.Octets;
import java.util.Optional;

/**
 * A form whose subtrees have no known meaning: otherName, x400Address, ediPartyName, registeredID.
 * A subtree of it refuses every name of it (RFC 5280 section 4.2.1.10).
 */
record OpaqueForm(String label) implements NameForm<Octets, Octets> {

  @Override
  public Optional<Octets> name(GeneralName written) {
    return Optional.of(((GeneralName.Other) written).octets());
  }

  @Override
  public Optional<Octets> base(GeneralName written) {
    return Optional.empty();
  }

  @Override
  public boolean isWithin(Octets name, Octets base) {
    return false;
  }
}
