package dev.signet.mail.smime.origin;

import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;

/**
 * {@code id-aa-signatureOrigin}: {@code SEQUENCE SIZE (1..8) OF OBJECT IDENTIFIER}, one mode, at
 * most one maker, any number of addressees. Unknown identifiers are passed over; what breaks the
 * rules is no statement at all.
 */
public final class OriginAttribute {
  private static final String ARC = "2.25.9592425076703069440614992683019660389.";

  /** Type of the attribute. */
  public static final String OID = ARC + "1.1";

  private static final int MOST = 8;

  private static final Map<String, Mode> MODES =
      Map.of(ARC + "2.1", Mode.EXPLICIT, ARC + "2.2", Mode.OPPORTUNISTIC);
  private static final Map<String, Maker> MAKERS =
      Map.of(
          ARC + "3.1", Maker.ORIGINATOR,
          ARC + "3.2", Maker.OUTGOING_EDGE,
          ARC + "3.3", Maker.INCOMING_EDGE,
          ARC + "3.4", Maker.INTERMEDIARY);
  private static final Map<String, Addressee> ADDRESSEES =
      Map.of(ARC + "4.1", Addressee.INCOMING_EDGE, ARC + "4.2", Addressee.RECEIVER);

  private OriginAttribute() {}

  /** The attribute that says it. */
  public static Attribute of(SignatureOrigin origin) {
    ASN1EncodableVector said = new ASN1EncodableVector();
    said.add(identifier(MODES, origin.mode()));
    origin.maker().ifPresent(maker -> said.add(identifier(MAKERS, maker)));
    new TreeSet<>(origin.meantFor()).forEach(to -> said.add(identifier(ADDRESSEES, to)));
    return new Attribute(new ASN1ObjectIdentifier(OID), new DERSet(new DERSequence(said)));
  }

  private static <T> ASN1ObjectIdentifier identifier(Map<String, T> names, T meant) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue() == meant)
        .map(entry -> new ASN1ObjectIdentifier(entry.getKey()))
        .findFirst()
        .orElseThrow();
  }

  /** What one value of the attribute says; empty if it breaks the rules. */
  public static Optional<SignatureOrigin> read(ASN1Encodable value) {
    try {
      ASN1Encodable[] all = ASN1Sequence.getInstance(value).toArray();
      return all.length > MOST
          ? Optional.empty()
          : read(Arrays.stream(all).map(o -> ASN1ObjectIdentifier.getInstance(o).getId()).toList());
    } catch (IllegalArgumentException | IllegalStateException other) {
      return Optional.empty();
    }
  }

  private static Optional<SignatureOrigin> read(List<String> said) {
    List<Mode> modes = known(MODES, said);
    List<Maker> makers = known(MAKERS, said);
    return modes.size() != 1 || makers.size() > 1
        ? Optional.empty()
        : Optional.of(
            new SignatureOrigin(
                modes.get(0),
                makers.stream().findFirst(),
                java.util.Set.copyOf(known(ADDRESSEES, said))));
  }

  private static <T> List<T> known(Map<String, T> names, List<String> said) {
    return new ArrayList<>(said.stream().map(names::get).filter(Objects::nonNull).toList());
  }
}
