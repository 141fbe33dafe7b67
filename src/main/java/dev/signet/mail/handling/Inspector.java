package dev.signet.mail.handling;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.finding.Alignment;
import dev.signet.mail.edge.finding.JudgedSigner;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.address.Authors;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Examination;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignatureLayer;
import dev.signet.mail.smime.SignerFinding;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.examine.SignatureExaminer;
import dev.signet.mail.smime.identity.AuthorIdentity;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.mail.smime.identity.KeyListing;
import dev.signet.policy.ListedKeys;
import dev.signet.policy.PolicyFinding;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what the signatures of a message are worth: reads them, then asks the key service. */
public final class Inspector {
  /** Certificates of one message that the key service is asked about; more are an attack. */
  private static final int MOST_QUESTIONS = 8;

  private static final KeyVerdict UNASKED =
      new KeyVerdict.Unproven("not asked: the signature does not hold");

  private final SignatureExaminer examiner;
  private final KeyService keys;
  private final AuthorityNames names;

  /**
   * @param names who signs for a whole domain
   */
  public Inspector(SignatureExaminer examiner, KeyService keys, AuthorityNames names) {
    this.examiner = examiner;
    this.keys = keys;
    this.names = names;
  }

  /** The author, if From names exactly one mailbox. */
  public static Optional<MailAddress> author(MailMessage message) {
    return Authors.of(message.header()).author();
  }

  /** What is in a message; no key is asked about, so every sound signature stays unproven. */
  public Inspection glance(MailMessage message) throws IOException {
    Examination examination = examiner.examine(message);
    return new Inspection(
        message,
        examination,
        new MessageFinding(examination.shape(), author(message), List.of(), false),
        Optional.empty());
  }

  /**
   * What is in a message, with the key service's word on its signers.
   *
   * @param policy of the author's domain, whose list of keys counts
   * @param at the time as of which keys are judged; empty: now
   */
  public Inspection inspect(
      MailMessage message, Optional<PolicyFinding> policy, Optional<Instant> at)
      throws IOException {
    Examination examination = examiner.examine(message);
    Optional<MailAddress> author = author(message);
    ListedKeys listed = policy.map(found -> found.policy().keys()).orElse(ListedKeys.NONE);
    List<JudgedSigner> signers =
        examination.shape() == Shape.SIGNED
            ? new Questions(message.header(), listed, at).signers(examination.layers())
            : List.of();
    return new Inspection(
        message,
        examination,
        new MessageFinding(examination.shape(), author, signers, true),
        policy);
  }

  /** The questions about one message. */
  private final class Questions {
    private final Header outer;
    private final ListedKeys listed;
    private final Optional<Instant> at;
    private List<Header> inner = List.of();
    private int asked;

    Questions(Header outer, ListedKeys listed, Optional<Instant> at) {
      this.outer = outer;
      this.listed = listed;
      this.at = at;
    }

    List<JudgedSigner> signers(List<SignatureLayer> layers) {
      inner = layers.stream().map(SignatureLayer::inner).toList();
      List<JudgedSigner> judged = new ArrayList<>();
      for (int layer = 0; layer < layers.size(); layer++) {
        for (SignerFinding signer : layers.get(layer).signers()) {
          judged.add(judged(layer, layers.get(layer), signer));
        }
      }
      return judged;
    }

    private JudgedSigner judged(int layer, SignatureLayer around, SignerFinding signer) {
      return signer
          .certificate()
          .map(certificate -> known(layer, around, signer, certificate))
          .orElseGet(
              () ->
                  new JudgedSigner(
                      layer,
                      around.part(),
                      signer,
                      Alignment.OTHER,
                      List.of(),
                      Inspector.UNASKED,
                      false));
    }

    private JudgedSigner known(
        int layer, SignatureLayer around, SignerFinding signer, X509Certificate certificate) {
      KeyListing listing = KeyListing.of(listed, certificate, signer.others());
      AuthorIdentity named = AuthorIdentity.of(outer, inner, certificate, names);
      return new JudgedSigner(
          layer,
          around.part(),
          signer,
          alignment(named.with(listing)),
          named.mailboxes(),
          signer.integrity() == Integrity.HOLDS
              ? verdict(certificate, signer, entity(named))
              : Inspector.UNASKED,
          listing != KeyListing.UNLISTED);
    }

    private static Alignment alignment(AuthorIdentity identity) {
      return switch (identity.kind()) {
        case AUTHOR -> Alignment.AUTHOR;
        case DOMAIN -> Alignment.DOMAIN;
        case OTHER -> Alignment.OTHER;
        case NONE -> Alignment.NO_AUTHOR;
      };
    }

    private KeyVerdict verdict(
        X509Certificate certificate, SignerFinding signer, Optional<Entity> entity) {
      asked++;
      return asked > MOST_QUESTIONS
          ? new KeyVerdict.Unproven("not asked: more signers than anybody needs")
          : keys.judge(new KeyQuestion(certificate, signer.others(), entity, at));
    }

    private static Optional<Entity> entity(AuthorIdentity identity) {
      return switch (identity.kind()) {
        case AUTHOR -> identity.author().map(Entity.Mailbox::new);
        case DOMAIN -> identity.author().map(mailbox -> new Entity.Domain(mailbox.domain()));
        case OTHER, NONE -> Optional.empty();
      };
    }
  }
}
