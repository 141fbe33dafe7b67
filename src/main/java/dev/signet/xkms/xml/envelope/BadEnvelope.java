package dev.signet.xkms.xml.envelope;

/** A document that is neither an XKMS message nor a SOAP envelope around exactly one. */
public final class BadEnvelope extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, in the terms of the fault table (XKMS 2.0 Part 2 section 3.1). */
  public enum Kind {
    /** An Envelope of an unknown SOAP namespace. */
    VERSION_MISMATCH,
    /** The Body has no element child, or more than one. */
    BODY,
    /** The document element is neither an Envelope nor in the XKMS namespace. */
    NOT_A_MESSAGE
  }

  private final Kind kind;
  private final WireBinding binding;

  public BadEnvelope(Kind kind, WireBinding binding, String because) {
    super(because);
    this.kind = kind;
    this.binding = binding;
  }

  public Kind kind() {
    return kind;
  }

  /** How an answer has to be wrapped; SOAP 1.1 for an unknown version of SOAP. */
  public WireBinding binding() {
    return binding;
  }
}
