package dev.signet.mail.service;

import dev.signet.entity.MailAddress;

/** A key service as the mail edge sees it; the outside world begins here. */
public interface KeyService {

  /** Whether a key is good for a name (XKMS 2.0 section 5.2, Validate); never throws. */
  KeyVerdict judge(KeyQuestion question);

  /** Whether a receiver has a valid key of its own (XKMS 2.0 section 5); never throws. */
  ReceiverKey keyOf(MailAddress receiver);

  /** Whether a receiver copes with signed mail, as far as a key service can tell. */
  enum ReceiverKey {
    /** A currently valid S/MIME key is registered. */
    REGISTERED,
    /** None was found, or the question failed: nothing is known. */
    UNKNOWN
  }
}
