package dev.signet.cli.mail;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.Offered;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.revocation.crl.supply.ListStore;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The key service's own engine in this process, over a folder of anchors; nothing is fetched.
 *
 * <p>Revocation is checked when the folder holds lists; without any it cannot be, and the verdict
 * says so.
 */
final class EngineKeyService implements KeyService {
  private static final String UNCHECKED =
      "; revocation was not checked: no list lies beside the anchors";

  private final PathValidation validation;
  private final InstantSource clock;
  private final boolean hasLists;

  EngineKeyService(TrustFolder trust, AlgorithmPolicy algorithms, InstantSource clock) {
    this.clock = clock;
    this.hasLists = !trust.lists().isEmpty();
    TrustPolicy policy =
        new TrustPolicy(
            "anchors",
            trust.anchors().stream().map(Anchor::of).toList(),
            trust.helpers(),
            PathRules.CAREFUL,
            algorithms,
            hasLists ? RevocationPolicy.DEFAULT : RevocationPolicy.NONE,
            DiscoveryPolicy.LOCAL,
            PathBudget.DEFAULT);
    SignatureCheck signatures = new SignatureCheck(Keys.BOUNCY_CASTLE);
    this.validation =
        new PathValidation(
            policy,
            new PathValidation.Means(revocation(trust, policy, signatures), signatures, clock));
  }

  private RevocationSource revocation(
      TrustFolder trust, TrustPolicy policy, SignatureCheck signatures) {
    if (!hasLists) {
      return question -> RevocationStatus.Unknown.because("no revocation list is at hand");
    }
    List<HeldCrl> lists =
        trust.lists().stream().map(list -> new HeldCrl(list, "beside the anchors")).toList();
    return new ListRevocation(new ListStore(lists), policy.pool(), signatures, clock)
        .admitting(policy.algorithms());
  }

  @Override
  public KeyVerdict judge(KeyQuestion question) {
    PathQuestion plain =
        PathQuestion.of(
                Certificate.of(question.certificate()),
                purpose(question.entity()),
                question.at().orElseGet(clock::instant))
            .with(Offered.of(question.helpers().stream().map(Certificate::of).toList()));
    PathVerdict verdict =
        validation.verdictOn(question.entity().map(e -> plain.boundTo(name(e))).orElse(plain));
    return verdict.match(
        trusted ->
            new KeyVerdict.Good("a path to an anchor is valid" + (hasLists ? "" : UNCHECKED)),
        untrusted -> new KeyVerdict.Bad(reasons(verdict, Finding.REFUTED)),
        open -> new KeyVerdict.Unproven(reasons(verdict, Finding.UNDETERMINED)));
  }

  /** Nobody is registered in a folder. */
  @Override
  public ReceiverKey keyOf(MailAddress receiver) {
    return ReceiverKey.UNKNOWN;
  }

  private static Purpose purpose(Optional<Entity> entity) {
    return entity
        .map(e -> e.match(domain -> Purpose.SIGN_FOR_DOMAIN, mailbox -> Purpose.SIGN_MAIL))
        .orElse(Purpose.SIGN_MAIL);
  }

  private static Identity name(Entity entity) {
    return entity.match(
        domain -> new Identity.MailDomain(domain.name()),
        mailbox -> new Identity.Mailbox(mailbox.address()));
  }

  private static String reasons(PathVerdict verdict, Finding finding) {
    return verdict.grounds().stream()
        .filter(ground -> ground.finding() == finding)
        .map(Ground::because)
        .distinct()
        .limit(3)
        .collect(Collectors.joining(" "));
  }
}
