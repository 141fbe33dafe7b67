package dev.signet.testkit;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * A small PKI drawn by a seed: few names and keys, so that namesakes, shared keys, loops and cross
 * certificates abound, and constraints of every kind that one path keeps and another breaks.
 */
public record RandomPki(Certificate leaf, List<Certificate> certificates, List<Anchor> anchors) {

  private static final int NAMES = 4;
  private static final int KEYS = 3;
  private static final int LAYERS = 4;
  private static final String[] POLICIES = {"1.2.3.1", "1.2.3.2"};

  public static RandomPki of(long seed) {
    Draw draw = new Draw(new Random(seed));
    return seed % 2 == 0 ? draw.pki() : draw.layers();
  }

  private static final class Draw {
    private final Random random;
    private final FastMint mint = new FastMint();
    private final boolean speaksOfPolicies;

    Draw(Random random) {
      this.random = random;
      this.speaksOfPolicies = random.nextBoolean();
    }

    /** Layers of two authorities each, so that different paths meet in the same certificate. */
    RandomPki layers() {
      List<Certificate> certificates = new ArrayList<>();
      for (int layer = 0; layer < LAYERS; layer++) {
        for (int i = 0; i < 5 - layer; i++) {
          FastMint.Party above =
              layer + 1 < LAYERS ? inLayer(layer + 1) : new FastMint.Party("Root", 0);
          certificates.add(mint.mint(above, inLayer(layer), rareExtensions()));
        }
      }
      Certificate leaf = mint.mint(inLayer(0), new FastMint.Party("Leaf", 1), leafExtensions());
      return new RandomPki(leaf, certificates, List.of(anchor()));
    }

    private FastMint.Party inLayer(int layer) {
      int number = 2 * layer + random.nextInt(2);
      return new FastMint.Party("CA " + number, number);
    }

    private List<Extension> rareExtensions() {
      List<Extension> all = new ArrayList<>();
      all.add(basic(true, random.nextInt(6) == 0 ? random.nextInt(4) : 9));
      all.add(usage(true));
      if (random.nextInt(2) == 0) {
        GeneralName name = new GeneralName(new X500Name("CN=CA " + (2 + random.nextInt(2))));
        GeneralSubtree[] excluded = {new GeneralSubtree(name)};
        all.add(extension(Extension.nameConstraints, new NameConstraints(null, excluded)));
      }
      if (speaksOfPolicies) {
        policies(all);
        if (random.nextInt(5) == 0) {
          all.add(explicitPolicy());
        }
      }
      return all;
    }

    private Extension explicitPolicy() {
      ASN1EncodableVector content = new ASN1EncodableVector();
      content.add(new DERTaggedObject(false, 0, new ASN1Integer(random.nextInt(3))));
      return extension(Extension.policyConstraints, new DERSequence(content));
    }

    RandomPki pki() {
      List<Certificate> certificates = new ArrayList<>();
      int count = 3 + random.nextInt(8);
      for (int i = 0; i < count; i++) {
        certificates.add(mint.mint(anybody(), authority(), authorityExtensions(), end()));
      }
      Certificate leaf = mint.mint(authority(), new FastMint.Party("Leaf", 1), leafExtensions());
      return new RandomPki(leaf, certificates, List.of(anchor()));
    }

    private Anchor anchor() {
      FastMint.Party root = new FastMint.Party("Root", 0);
      return Anchor.of(mint.mint(root, root, List.of(basic(true, 9), usage(true))));
    }

    private FastMint.Party anybody() {
      return random.nextInt(3) == 0 ? new FastMint.Party("Root", random.nextInt(2)) : authority();
    }

    private FastMint.Party authority() {
      return new FastMint.Party("CA " + random.nextInt(NAMES), random.nextInt(KEYS));
    }

    private Instant end() {
      return Instant.parse(
          random.nextInt(8) == 0 ? "2025-06-01T00:00:00Z" : "2035-01-01T00:00:00Z");
    }

    private List<Extension> leafExtensions() {
      List<Extension> all = new ArrayList<>();
      if (random.nextBoolean()) {
        GeneralName name =
            new GeneralName(GeneralName.dNSName, random.nextBoolean() ? "a.test" : "b.test");
        all.add(extension(Extension.subjectAlternativeName, new GeneralNames(name)));
      }
      policies(all);
      return all;
    }

    private List<Extension> authorityExtensions() {
      List<Extension> all = new ArrayList<>();
      all.add(basic(random.nextInt(10) > 0, random.nextInt(4) == 0 ? random.nextInt(3) : 9));
      all.add(usage(random.nextInt(10) > 0));
      if (random.nextInt(4) == 0) {
        all.add(extension(Extension.nameConstraints, constraints()));
      }
      policies(all);
      if (random.nextInt(5) == 0) {
        all.add(explicitPolicy());
      }
      return all;
    }

    private void policies(List<Extension> all) {
      if (random.nextInt(3) > 0) {
        String policy = POLICIES[random.nextInt(POLICIES.length)];
        all.add(
            extension(
                Extension.certificatePolicies,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy)))));
      }
    }

    private NameConstraints constraints() {
      GeneralName base =
          random.nextBoolean()
              ? new GeneralName(GeneralName.dNSName, random.nextBoolean() ? "a.test" : "b.test")
              : new GeneralName(new X500Name("CN=CA " + random.nextInt(NAMES)));
      GeneralSubtree[] trees = {new GeneralSubtree(base)};
      boolean permits = base.getTagNo() == GeneralName.dNSName && random.nextBoolean();
      return permits ? new NameConstraints(trees, null) : new NameConstraints(null, trees);
    }
  }

  private static Extension basic(boolean isAuthority, int pathLength) {
    return extension(
        Extension.basicConstraints,
        isAuthority ? new BasicConstraints(pathLength) : new BasicConstraints(false));
  }

  private static Extension usage(boolean signs) {
    return extension(
        Extension.keyUsage, new KeyUsage(signs ? KeyUsage.keyCertSign : KeyUsage.cRLSign));
  }

  private static Extension extension(ASN1ObjectIdentifier oid, ASN1Object content) {
    try {
      return new Extension(oid, true, content.getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
