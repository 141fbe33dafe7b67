package dev.signet.server;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.path.PathValidation;
import dev.signet.server.config.Settings;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.server.config.Settings.RegistrationSettings;
import dev.signet.server.soap.Endpoint;
import dev.signet.xkms.MessageProtection;
import dev.signet.xkms.Patterns;
import dev.signet.xkms.XkmsResponder;
import dev.signet.xkms.XkmsService;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.repeat.Repetition;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import dev.signet.xkms.xkiss.KeyDescriber;
import dev.signet.xkms.xkiss.KeyJudge;
import dev.signet.xkms.xkiss.KeySearch;
import dev.signet.xkms.xkiss.LocateService;
import dev.signet.xkms.xkiss.ValidateService;
import dev.signet.xkms.xkrss.Answers;
import dev.signet.xkms.xkrss.RegistrationRules;
import dev.signet.xkms.xkrss.RegistrationRules.Escrow;
import dev.signet.xkms.xkrss.RegistrationService;
import dev.signet.xkms.xkrss.authentication.LockOut;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Puts the service behind one door together. */
final class EndpointRoom {
  private final Ground ground;
  private final Settings settings;
  private final JdbcRegistry registry;
  private final ExchangeRoom exchange;
  private final RelayRoom relay;

  EndpointRoom(Ground ground, JdbcRegistry registry, ExchangeRoom exchange, RelayRoom relay) {
    this.exchange = exchange;
    this.ground = ground;
    this.settings = ground.settings();
    this.registry = registry;
    this.relay = relay;
  }

  /** The service of one policy. */
  Endpoint of(PolicySettings policy, Trust trust) {
    ResultHeaders headers = new ResultHeaders(profile(policy), ground.sources().random());
    AlgorithmProfile algorithms =
        policy.legacyAlgorithms() ? AlgorithmProfile.LEGACY : AlgorithmProfile.MODERN;
    MessageSignature signatures = new MessageSignature(algorithms);
    MessageReader reader = new MessageReader(algorithms);
    Repetition repetition = repetition(headers.profile());
    Patterns patterns =
        exchange.of(
            headers, policy.twoPhase(), new ExchangeRoom.Means(reader, signatures, repetition));
    XkmsService service =
        new XkmsService(
            new XkmsResponder(
                operations(trust, headers, new Tools(algorithms, repetition)), headers, patterns),
            reader,
            new MessageProtection(
                signatures, policy.resultsSigned(), Optional.of(ground.identity())),
            ground.sources().clock());
    return new Endpoint(service::answer, headers, service::answerLater);
  }

  private record Tools(AlgorithmProfile algorithms, Repetition repetition) {}

  private XkmsResponder.Operations operations(Trust trust, ResultHeaders headers, Tools tools) {
    CertificateReader certificates = new CertificateReader();
    KeySearch search =
        relay.widened(new KeySearch(registry, certificates, ground.sources().clock()));
    KeyDescriber describer =
        new KeyDescriber(certificates, new OwnRevocationList(trust.lists(), ground));
    PathValidation paths = trust.validation(registry, ground);
    return new XkmsResponder.Operations(
        new LocateService(search, describer, headers),
        new ValidateService(
            search, new KeyJudge(paths::verdictOn, trust.terms(ground)), describer, headers),
        new RegistrationService(
            new RegistrationService.Stores(registry, ground.secrets()),
            rules(),
            new RegistrationService.Equipment(
                Optional.of(ground.authority()),
                Optional.of(ground.escrow()),
                tools.algorithms(),
                tools.repetition(),
                ground.sources().random(),
                ground.sources().clock()),
            new Answers(describer, headers)));
  }

  private Repetition repetition(ServiceProfile profile) {
    return new Repetition(
        registry, Optional.of(ground.escrow()), profile, settings.exchange().repeat());
  }

  private RegistrationRules rules() {
    RegistrationSettings wanted = settings.registration();
    Term term =
        new Term(
            Term.DEFAULT.shortest(),
            Duration.ofDays(wanted.maxValidityDays()),
            Duration.ofDays(wanted.validityDays()));
    return new RegistrationRules(
        new LockOut(wanted.maxFailures(), Duration.ofMinutes(wanted.lockMinutes())),
        new Admission(term, Admission.allKnown(), settings.services().generate()),
        wanted.popRequired(),
        wanted.issueCertificates(),
        new Escrow(settings.services().recover(), Escrow.NONE.generatedBits()),
        settings.exchange().approvals());
  }

  private ServiceProfile profile(PolicySettings policy) {
    return new ServiceProfile(
        policy.name(),
        ServiceUris.of(policy, settings),
        offered(),
        settings.services().authoritativeDomains(),
        settings.limits().responseLimit(),
        policy.requestSignatureRequired());
  }

  private Set<Operation> offered() {
    Set<Operation> offered =
        EnumSet.of(
            Operation.LOCATE,
            Operation.VALIDATE,
            Operation.REGISTER,
            Operation.REISSUE,
            Operation.REVOKE);
    if (settings.services().recover()) {
      offered.add(Operation.RECOVER);
    }
    return offered;
  }
}
