package dev.signet.mail.edge.outgoing;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smtp.Reply;
import java.util.function.Function;

/** What becomes of an outgoing message for one recipient. */
public sealed interface OutgoingDecision {

  Ruling ruling();

  /** Which form of the message the recipient gets; recipients of one variant go together. */
  Variant variant();

  /**
   * Goes as it came.
   *
   * @param isDue it is signed, and receivers would refuse it otherwise
   */
  record Pass(Ruling ruling, boolean isDue) implements OutgoingDecision {
    @Override
    public Variant variant() {
      return Variant.AS_RECEIVED;
    }
  }

  /** Goes without the signatures it came with, unsigned. */
  record Strip(Ruling ruling) implements OutgoingDecision {
    @Override
    public Variant variant() {
      return Variant.STRIPPED;
    }
  }

  /**
   * Is signed by us.
   *
   * @param origin what the signature says of itself
   * @param isDue receivers will refuse the message without it, or the user asked for it
   * @param stripsFirst the signature it came with goes first
   */
  record Sign(Ruling ruling, SignatureOrigin origin, boolean isDue, boolean stripsFirst)
      implements OutgoingDecision {
    @Override
    public Variant variant() {
      return origin.isOpportunistic() ? Variant.SIGNED_OPPORTUNISTIC : Variant.SIGNED_EXPLICIT;
    }
  }

  /** Gets a domain signature around the one it has (RFC 3183 domainSig). */
  record Wrap(Ruling ruling, SignatureOrigin origin) implements OutgoingDecision {
    @Override
    public Variant variant() {
      return Variant.WRAPPED;
    }
  }

  /** Is refused to the local sender. */
  record Reject(Ruling ruling, Reply reply) implements OutgoingDecision {
    @Override
    public Variant variant() {
      return Variant.NOTHING;
    }
  }

  /** Stays in the queue of the local server. */
  record Defer(Ruling ruling, Reply reply) implements OutgoingDecision {
    @Override
    public Variant variant() {
      return Variant.NOTHING;
    }
  }

  /** Forms of one message; at most one transaction each. */
  enum Variant {
    AS_RECEIVED,
    STRIPPED,
    SIGNED_OPPORTUNISTIC,
    SIGNED_EXPLICIT,
    WRAPPED,
    NOTHING
  }

  /** Takes the decision apart. */
  default <T> T match(Cases<T> cases) {
    if (this instanceof Pass pass) {
      return cases.pass().apply(pass);
    }
    if (this instanceof Strip strip) {
      return cases.strip().apply(strip);
    }
    if (this instanceof Sign sign) {
      return cases.sign().apply(sign);
    }
    if (this instanceof Wrap wrap) {
      return cases.wrap().apply(wrap);
    }
    if (this instanceof Reject reject) {
      return cases.reject().apply(reject);
    }
    return cases.defer().apply((Defer) this);
  }

  /** The explanation of it. */
  default EdgeReport report(MessageFinding message) {
    EdgeReport report =
        EdgeReport.on("outgoing", word(), ruling(), message.words())
            .with(message.signature().result(), message.identity());
    if (this instanceof Reject reject) {
      return report.with(reject.reply());
    }
    return this instanceof Defer defer ? report.with(defer.reply()) : report;
  }

  /** The decision in a word. */
  default String word() {
    return match(
        new Cases<String>(
            pass -> "pass",
            strip -> "strip",
            sign -> "sign",
            wrap -> "wrap",
            reject -> "reject",
            defer -> "defer"));
  }

  /** A function per case. */
  record Cases<T>(
      Function<Pass, T> pass,
      Function<Strip, T> strip,
      Function<Sign, T> sign,
      Function<Wrap, T> wrap,
      Function<Reject, T> reject,
      Function<Defer, T> defer) {}
}
