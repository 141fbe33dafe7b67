package dev.signet.pki.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** One subtree, permitted or excluded. */
record RandomConstraints(GeneralName base, boolean permits) {

  private static final List<GeneralName> BASES =
      List.of(
          new GeneralName(GeneralName.rfc822Name, "example.test"),
          new GeneralName(GeneralName.rfc822Name, "alice@example.test"),
          new GeneralName(GeneralName.rfc822Name, ".test"),
          new GeneralName(GeneralName.dNSName, "example.test"),
          new GeneralName(GeneralName.dNSName, "test"),
          new GeneralName(new X500Name("O=Example")));

  static RandomConstraints of(Random random) {
    return new RandomConstraints(BASES.get(random.nextInt(BASES.size())), random.nextBoolean());
  }

  boolean permitsHosts() {
    return permits && base.getTagNo() == GeneralName.dNSName;
  }

  byte[] encoded() {
    GeneralSubtree[] trees = {new GeneralSubtree(base)};
    try {
      return new NameConstraints(permits ? trees : null, permits ? null : trees).getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
