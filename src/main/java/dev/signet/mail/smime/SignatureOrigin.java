package dev.signet.mail.smime;

import java.util.Optional;
import java.util.Set;

/**
 * Why, by whom and for whom a signature was made: the content of the signed attribute and of the
 * header field Content-Signature-Origin (docs/protocol.md, "Signature origin").
 */
public record SignatureOrigin(Mode mode, Optional<Maker> maker, Set<Addressee> meantFor) {
  /** A signature that says nothing about its origin is taken as explicit. */
  public static final SignatureOrigin UNMARKED =
      new SignatureOrigin(Mode.EXPLICIT, Optional.empty(), Set.of());

  public SignatureOrigin {
    meantFor = Set.copyOf(meantFor);
  }

  /** Whether a person wanted the signature (draft-hallambaker-entity-00 section 2.1). */
  public enum Mode {
    EXPLICIT,
    OPPORTUNISTIC
  }

  /** Who signed. */
  public enum Maker {
    ORIGINATOR,
    OUTGOING_EDGE,
    INCOMING_EDGE,
    INTERMEDIARY
  }

  /** A later entity for which the signature is "specifically intended" (section 2). */
  public enum Addressee {
    INCOMING_EDGE,
    RECEIVER
  }

  public boolean isOpportunistic() {
    return mode == Mode.OPPORTUNISTIC;
  }

  public boolean isFor(Addressee addressee) {
    return meantFor.contains(addressee);
  }
}
