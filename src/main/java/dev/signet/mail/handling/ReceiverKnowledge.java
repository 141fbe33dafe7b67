package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;

/** What is known of those to whom mail goes; may ask the outside, and never throws. */
public interface ReceiverKnowledge {

  /** Whether the incoming edge of a domain advertises SMIME. */
  NextHopSupport edgeOf(DomainName domain);

  /** Whether the receiver's own program copes with signed mail. */
  ReceiverSupport programOf(MailAddress receiver);
}
