package dev.signet.pki.name;

import java.util.Optional;

/** Distinguished names; a base covers the names that begin with its parts. */
final class DirectoryForm implements NameForm<DistinguishedName, DistinguishedName> {

  @Override
  public String label() {
    return "directoryName";
  }

  @Override
  public Optional<DistinguishedName> name(GeneralName written) {
    return Optional.of(((GeneralName.Directory) written).name());
  }

  @Override
  public Optional<DistinguishedName> base(GeneralName written) {
    return name(written);
  }

  @Override
  public boolean isWithin(DistinguishedName name, DistinguishedName base) {
    return name.isWithin(base);
  }
}
