package dev.signet.mail.smtp.server;

import dev.signet.mail.net.Wire;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is known in the course of one connection; the commands share it. */
final class Dialogue {
  private final Wire wire;
  private final ServerSettings settings;
  private final MailService service;
  private final String reference;
  private final Speaker speaker;

  private Guarded session;
  private Peer peer;
  private boolean isGreeted;
  private long messageOctets;
  private Optional<Transaction> transaction = Optional.empty();
  private boolean isOver;

  Dialogue(Wire wire, ServerSettings settings, MailService service, String reference) {
    this.wire = wire;
    this.settings = settings;
    this.service = service;
    this.reference = reference;
    this.speaker = new Speaker(wire, settings.limits().command());
    this.messageOctets = settings.limits().messageOctets();
    this.peer = Peer.at(wire.remoteHost(), wire.remotePort());
    this.session = Guarded.open(reference, service, peer);
  }

  Wire wire() {
    return wire;
  }

  ServerSettings settings() {
    return settings;
  }

  Guarded session() {
    return session;
  }

  Peer peer() {
    return peer;
  }

  void say(Reply reply) throws IOException {
    speaker.say(reply, isInternational());
    if (reply.code() == 421 || reply.code() == 221) {
      end();
    }
  }

  /** Several replies to one command, in one write; the first thing to do after a delivery. */
  void sayAtOnce(List<Reply> replies) throws IOException {
    replies.forEach(reply -> speaker.prepare(reply, isInternational()));
    speaker.flush();
    if (replies.stream().allMatch(reply -> reply.code() == 421)) {
      end();
    }
  }

  void flush() throws IOException {
    speaker.flush();
  }

  private boolean isInternational() {
    return transaction.map(Transaction::isInternational).orElse(false);
  }

  /** Nothing is read after this. */
  void end() throws IOException {
    isOver = true;
    speaker.flush();
  }

  boolean isOver() {
    return isOver;
  }

  /** The client has sent more than it could know to be right (RFC 2920 section 3.1). */
  void demandSilence() throws Refused {
    if (wire.hasUnread()) {
      throw Refused.forGood(Replies.TOO_EARLY);
    }
  }

  void greeted(Peer as) {
    peer = as;
    isGreeted = true;
  }

  boolean isGreeted() {
    return isGreeted;
  }

  /** Octets of a message that were offered with SIZE. */
  long messageOctets() {
    return messageOctets;
  }

  void limitMessages(long octets) {
    messageOctets = octets;
  }

  void know(Peer better) {
    peer = better;
  }

  /** Back to before the greeting: under TLS, or in somebody else's name. */
  void startAgain(Peer as) {
    abort();
    peer = as.forwarding(java.util.Map.of());
    isGreeted = false;
  }

  /** A session for whom XCLIENT names. */
  Reply reopen(Peer as) {
    startAgain(as);
    session.close();
    session = Guarded.open(reference, service, as);
    return session.greeting();
  }

  Optional<Transaction> transaction() {
    return transaction;
  }

  void begin(Transaction mail) {
    transaction = Optional.of(mail);
  }

  /** Ends the transaction, if there is one. */
  void abort() {
    if (transaction.isPresent()) {
      reset();
    }
  }

  /** Ends the transaction and tells the session, in any case. */
  void reset() {
    transaction.ifPresent(Transaction::close);
    transaction = Optional.empty();
    peer = peer.forwarding(java.util.Map.of());
    session.reset();
  }

  void close() {
    transaction.ifPresent(Transaction::close);
    session.close();
  }
}
