package dev.signet.pki.extension;

import dev.signet.pki.Octets;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.name.NameConstraints;
import dev.signet.pki.name.Subtree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Statements of extensions from the value inside their OCTET STRING.
 *
 * <p>Every method throws {@link IllegalArgumentException}, {@link IllegalStateException} or {@link
 * ArithmeticException} for an encoding that does not fit its definition in RFC 5280 section 4.2.
 */
public final class ExtensionReader {

  private ExtensionReader() {}

  /** A default that is spelled out is read as what it says; certificates of old have it. */
  public static BasicConstraints basicConstraints(byte[] der) {
    ASN1Sequence parts = ASN1Sequence.getInstance(der);
    int at = 0;
    boolean authority = false;
    if (at < parts.size() && parts.getObjectAt(at) instanceof ASN1Boolean flag) {
      authority = isTrue(flag);
      at++;
    }
    OptionalInt length = OptionalInt.empty();
    if (at < parts.size() && parts.getObjectAt(at) instanceof ASN1Integer number) {
      length = OptionalInt.of(count(number));
      at++;
    }
    if (at < parts.size()) {
      throw new IllegalArgumentException("an unknown part of basic constraints");
    }
    return new BasicConstraints(authority, length);
  }

  /** At least one use. */
  public static Set<KeyUse> keyUsage(byte[] der) {
    ASN1BitString bits = ASN1BitString.getInstance(primitive(der));
    byte[] octets = bits.getBytes();
    Set<KeyUse> uses = EnumSet.noneOf(KeyUse.class);
    for (KeyUse use : KeyUse.values()) {
      int at = use.ordinal();
      if (at / 8 < octets.length && (octets[at / 8] & (0x80 >> (at % 8))) != 0) {
        uses.add(use);
      }
    }
    if (uses.isEmpty()) {
      throw new IllegalArgumentException("a key usage without any use");
    }
    return uses;
  }

  /** Purposes by identifier, at least one. */
  public static Set<String> extendedKeyUsage(byte[] der) {
    return identifiers(filled(ASN1Sequence.getInstance(der)));
  }

  /** Policies by identifier, in their order; qualifiers say nothing to a path. */
  public static Set<String> certificatePolicies(byte[] der) {
    Set<String> policies = new LinkedHashSet<>();
    for (ASN1Encodable information : filled(ASN1Sequence.getInstance(der))) {
      ASN1Encodable policy = filled(ASN1Sequence.getInstance(information)).getObjectAt(0);
      if (!policies.add(ASN1ObjectIdentifier.getInstance(policy).getId())) {
        throw new IllegalArgumentException("policy " + policy + " stands twice");
      }
    }
    return policies;
  }

  /** Identifiers of the qualifiers of all policies (RFC 5280 section 4.2.1.4). */
  public static Set<String> policyQualifiers(byte[] der) {
    Set<String> qualifiers = new LinkedHashSet<>();
    for (ASN1Encodable element : filled(ASN1Sequence.getInstance(der))) {
      ASN1Sequence information = ASN1Sequence.getInstance(element);
      if (information.size() > 1) {
        for (ASN1Encodable one : filled(ASN1Sequence.getInstance(information.getObjectAt(1)))) {
          qualifiers.add(identifier(ASN1Sequence.getInstance(one), 0));
        }
      }
    }
    return qualifiers;
  }

  public static List<PolicyMapping> policyMappings(byte[] der) {
    List<PolicyMapping> mappings = new ArrayList<>();
    for (ASN1Encodable element : filled(ASN1Sequence.getInstance(der))) {
      ASN1Sequence pair = ASN1Sequence.getInstance(element);
      if (pair.size() != 2) {
        throw new IllegalArgumentException("a policy mapping of " + pair.size() + " parts");
      }
      mappings.add(new PolicyMapping(identifier(pair, 0), identifier(pair, 1)));
    }
    return mappings;
  }

  public static PolicyConstraints policyConstraints(byte[] der) {
    OptionalInt[] skips = {OptionalInt.empty(), OptionalInt.empty()};
    for (ASN1TaggedObject tagged : tagged(filled(ASN1Sequence.getInstance(der)))) {
      skips[tagged.getTagNo()] = OptionalInt.of(count(ASN1Integer.getInstance(tagged, false)));
    }
    return new PolicyConstraints(skips[0], skips[1]);
  }

  public static int inhibitAnyPolicy(byte[] der) {
    return count(ASN1Integer.getInstance(primitive(der)));
  }

  public static List<GeneralName> names(byte[] der) {
    filled(ASN1Sequence.getInstance(der));
    return NameReader.names(GeneralNames.getInstance(der));
  }

  /** Each of the two lists has a subtree when it is there. */
  public static NameConstraints nameConstraints(byte[] der) {
    List<List<Subtree>> lists = new ArrayList<>(List.of(List.of(), List.of()));
    for (ASN1TaggedObject tagged : tagged(filled(ASN1Sequence.getInstance(der)))) {
      ASN1Sequence trees = filled(ASN1Sequence.getInstance(tagged, false));
      lists.set(tagged.getTagNo(), NameReader.subtrees(trees));
    }
    return new NameConstraints(lists.get(0), lists.get(1));
  }

  public static Octets subjectKeyIdentifier(byte[] der) {
    return Octets.of(ASN1OctetString.getInstance(primitive(der)).getOctets());
  }

  public static AuthorityKeyIdentifier authorityKeyIdentifier(byte[] der) {
    org.bouncycastle.asn1.x509.AuthorityKeyIdentifier read =
        org.bouncycastle.asn1.x509.AuthorityKeyIdentifier.getInstance(der);
    return new AuthorityKeyIdentifier(
        Optional.ofNullable(read.getKeyIdentifierOctets()).map(Octets::of),
        read.getAuthorityCertIssuer() == null
            ? List.of()
            : NameReader.names(read.getAuthorityCertIssuer()),
        Optional.ofNullable(read.getAuthorityCertSerialNumber()));
  }

  public static List<AccessLocation> informationAccess(byte[] der) {
    List<AccessLocation> found = new ArrayList<>();
    for (AccessDescription one :
        AuthorityInformationAccess.getInstance(der).getAccessDescriptions()) {
      found.add(
          new AccessLocation(
              one.getAccessMethod().getId(), NameReader.name(one.getAccessLocation())));
    }
    return found;
  }

  public static List<DistributionPoint> distributionPoints(byte[] der) {
    filled(ASN1Sequence.getInstance(der));
    List<DistributionPoint> found = new ArrayList<>();
    for (org.bouncycastle.asn1.x509.DistributionPoint point :
        CRLDistPoint.getInstance(der).getDistributionPoints()) {
      found.add(PointReader.point(point));
    }
    return found;
  }

  private static ASN1Encodable primitive(byte[] der) {
    try {
      return org.bouncycastle.asn1.ASN1Primitive.fromByteArray(der);
    } catch (java.io.IOException broken) {
      throw new IllegalArgumentException("not DER: " + broken.getMessage(), broken);
    }
  }

  /** Parts with the tags 0 and 1, each at most once and in their order. */
  private static List<ASN1TaggedObject> tagged(ASN1Sequence parts) {
    List<ASN1TaggedObject> found = new ArrayList<>();
    int least = 0;
    for (ASN1Encodable part : parts) {
      ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
      if (tagged.getTagNo() < least || tagged.getTagNo() > 1) {
        throw new IllegalArgumentException("an unknown, repeated or misplaced part");
      }
      least = tagged.getTagNo() + 1;
      found.add(tagged);
    }
    return found;
  }

  /** Bouncy Castle takes every octet but 00 for TRUE. */
  private static boolean isTrue(ASN1Boolean flag) {
    try {
      byte octet = flag.getEncoded()[2];
      if (octet != 0 && octet != -1) {
        throw new IllegalArgumentException("a BOOLEAN that is neither 00 nor FF");
      }
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException("a value that was read can be written", impossible);
    }
    return flag.isTrue();
  }

  private static ASN1Sequence filled(ASN1Sequence sequence) {
    if (sequence.size() == 0) {
      throw new IllegalArgumentException("an empty sequence where at least one element belongs");
    }
    return sequence;
  }

  private static Set<String> identifiers(ASN1Sequence sequence) {
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < sequence.size(); i++) {
      found.add(identifier(sequence, i));
    }
    return found;
  }

  private static String identifier(ASN1Sequence sequence, int index) {
    if (index >= sequence.size()) {
      throw new IllegalArgumentException("an identifier is missing");
    }
    return ASN1ObjectIdentifier.getInstance(sequence.getObjectAt(index)).getId();
  }

  /** A count of certificates; one beyond any path is as good as the largest. */
  private static int count(ASN1Integer value) {
    BigInteger number = value.getValue();
    if (number.signum() < 0) {
      throw new IllegalArgumentException("a negative count of certificates");
    }
    return number.bitLength() > 31 ? Integer.MAX_VALUE : number.intValueExact();
  }
}
