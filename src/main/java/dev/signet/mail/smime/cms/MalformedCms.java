package dev.signet.mail.smime.cms;

import java.io.IOException;

/** What should be CMS is not, or is larger than the limits; the message says what and where. */
public final class MalformedCms extends IOException {
  private static final long serialVersionUID = 1;

  public MalformedCms(String because) {
    super(because);
  }

  public MalformedCms(String because, Throwable cause) {
    super(because, cause);
  }
}
