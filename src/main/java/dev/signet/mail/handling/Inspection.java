package dev.signet.mail.handling;

import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.Examination;
import dev.signet.policy.PolicyFinding;
import java.util.Optional;

/**
 * A message as the edge sees it.
 *
 * @param examination what is in it, without any trust
 * @param finding the same with what the key service says of its signers
 * @param policy what the author's domain declares; empty if nobody asked, or it has no author
 */
public record Inspection(
    MailMessage message,
    Examination examination,
    MessageFinding finding,
    Optional<PolicyFinding> policy) {}
