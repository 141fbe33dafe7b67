package dev.signet.testkit;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Authorities that certify each other, a leaf below one of them, and an anchor.
 *
 * @param certificates all between leaf and anchor, in no particular order
 */
public record TestMesh(Certificate leaf, List<Certificate> certificates, Anchor anchor) {

  private static final List<Extension> AUTHORITY =
      List.of(
          extension(Extension.basicConstraints, new BasicConstraints(true)),
          extension(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign)));

  /** How the anchor stands to the mesh. */
  public enum End {
    /** It has certified some of the authorities. */
    REACHED,
    /** Nobody names it. */
    UNKNOWN,
    /** Some authorities name it, but it has signed none of them. */
    FORGED
  }

  /** Authorities each certified by {@code degree} others, drawn by a seed. */
  public static TestMesh random(int authorities, int degree, End end, long seed) {
    FastMint mint = new FastMint();
    Random random = new Random(seed);
    List<Certificate> certificates = new ArrayList<>();
    for (int subject = 0; subject < authorities; subject++) {
      for (int i = 0; i < degree; i++) {
        int issuer = random.nextInt(authorities);
        certificates.add(mint.mint(party(issuer), party(subject), AUTHORITY));
      }
    }
    for (int i = 0; i < 1 + authorities / 100; i++) {
      certificates.add(
          mint.mint(upper(end), party(1 + random.nextInt(authorities - 1)), AUTHORITY));
    }
    Certificate leaf = mint.mint(party(0), new FastMint.Party("Leaf", 1), List.of());
    return new TestMesh(leaf, certificates, anchor(mint));
  }

  /** Levels of one name and key each, with {@code width} certificates from one to the next. */
  public static TestMesh ladder(int levels, int width, End end) {
    FastMint mint = new FastMint();
    List<Certificate> certificates = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      FastMint.Party issuer = level + 1 < levels ? party(level + 1) : upper(end);
      for (int i = 0; i < width; i++) {
        certificates.add(mint.mint(issuer, party(level), AUTHORITY));
      }
    }
    Certificate leaf = mint.mint(party(0), new FastMint.Party("Leaf", 1), List.of());
    return new TestMesh(leaf, certificates, anchor(mint));
  }

  private static FastMint.Party party(int number) {
    return new FastMint.Party("Authority " + number, number);
  }

  private static FastMint.Party upper(End end) {
    return switch (end) {
      case REACHED -> new FastMint.Party("Anchor", 3);
      case UNKNOWN -> new FastMint.Party("Nobody", 3);
      case FORGED -> new FastMint.Party("Anchor", 4);
    };
  }

  private static Anchor anchor(FastMint mint) {
    FastMint.Party party = new FastMint.Party("Anchor", 3);
    return Anchor.of(mint.mint(party, party, AUTHORITY));
  }

  private static Extension extension(ASN1ObjectIdentifier oid, ASN1Object content) {
    try {
      return new Extension(oid, true, content.getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
