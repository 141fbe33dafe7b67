package dev.signet.mail.smtp.wire;

/** What follows MAIL or RCPT is not what RFC 5321 section 4.1.2 has there. */
public final class MalformedArgument extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final boolean isAddress;

  MalformedArgument(String what, boolean isAddress) {
    super(what, null, false, false);
    this.what = what;
    this.isAddress = isAddress;
  }

  /** What is wrong, in words for the client. */
  public String what() {
    return what;
  }

  /** Whether the address is at fault, and not what stands around it. */
  public boolean isAddress() {
    return isAddress;
  }
}
