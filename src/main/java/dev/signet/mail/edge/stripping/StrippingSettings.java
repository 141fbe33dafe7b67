package dev.signet.mail.edge.stripping;

/**
 * What an operator may choose about stripping.
 *
 * @param stripsUnknown R-7: takes an explicit signature off when nothing is known of the receiver;
 *     keeping it is lawful where all programs of the site cope with multipart/signed
 * @param stripsAll takes every signature off, verified or not (draft section 3: "MAY simply strip")
 * @param isLeft takes nothing off: a stage behind this one sees each recipient's copy by itself,
 *     and needs the signature to say what it found
 */
public record StrippingSettings(boolean stripsUnknown, boolean stripsAll, boolean isLeft) {
  public static final StrippingSettings DEFAULT = new StrippingSettings(false, false);

  /** Of the last stage before the mailbox. */
  public StrippingSettings(boolean stripsUnknown, boolean stripsAll) {
    this(stripsUnknown, stripsAll, false);
  }
}
