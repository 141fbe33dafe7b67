package dev.signet.mail.message;

/** What is handed in cannot be taken as a message; the text is fit for a reply. */
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedMessage(String because) {
    super(because);
  }
}
