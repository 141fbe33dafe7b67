package dev.signet.mail.notice;

import dev.signet.entity.MailAddress;

/**
 * Who writes notices.
 *
 * @param name of our mail server
 * @param contact whom the other side may ask
 */
public record Reporter(String name, MailAddress contact) {
  public Reporter {
    if (!name.matches("[A-Za-z0-9.-]{1,253}")) {
      throw new IllegalArgumentException("'" + name + "' is no name of a host");
    }
    if (!contact.isAscii()) {
      throw new IllegalArgumentException("'" + contact + "' does not fit into all mail");
    }
  }
}
