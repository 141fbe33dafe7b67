package dev.signet.entity;

import java.util.function.Function;

/** Whom a key speaks for: a whole domain, or one mailbox. */
public sealed interface Entity permits Entity.Domain, Entity.Mailbox {

  /** Local part of the mailbox that signs for a whole domain (RFC 3183 section 3.1.1). */
  String DOMAIN_SIGNING_LOCAL_PART = "domain-signing-authority";

  /** The mailbox that a signature by this entity names. */
  MailAddress signingAddress();

  /** Takes the entity apart, one function per case. */
  <T> T match(Function<Domain, T> domain, Function<Mailbox, T> mailbox);

  /** A domain as a signer for its mailboxes (RFC 3183 domain signature). */
  record Domain(DomainName name) implements Entity {
    @Override
    public MailAddress signingAddress() {
      return new MailAddress(DOMAIN_SIGNING_LOCAL_PART, name);
    }

    @Override
    public <T> T match(Function<Domain, T> domain, Function<Mailbox, T> mailbox) {
      return domain.apply(this);
    }
  }

  /** One mailbox. */
  record Mailbox(MailAddress address) implements Entity {
    @Override
    public MailAddress signingAddress() {
      return address;
    }

    @Override
    public <T> T match(Function<Domain, T> domain, Function<Mailbox, T> mailbox) {
      return mailbox.apply(this);
    }
  }
}
