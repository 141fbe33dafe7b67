package dev.signet.xkms;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import dev.signet.testkit.TestTerms;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.repeat.RepeatRules;
import dev.signet.xkms.exchange.repeat.Repetition;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import dev.signet.xkms.registry.jdbc.JdbcSecretStore;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xkiss.KeyDescriber;
import dev.signet.xkms.xkiss.KeyJudge;
import dev.signet.xkms.xkiss.KeySearch;
import dev.signet.xkms.xkiss.LocateService;
import dev.signet.xkms.xkiss.ValidateService;
import dev.signet.xkms.xkrss.Answers;
import dev.signet.xkms.xkrss.EscrowKey;
import dev.signet.xkms.xkrss.RegistrationRules;
import dev.signet.xkms.xkrss.RegistrationService;
import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.w3c.dom.Document;

/** Everything below the doors over one database, put together as the server does it. */
final class WholeHouse {
  static final Channel CHANNEL = new Channel(true, "192.0.2.7:4711", "c-42");
  private static final KeyPair SERVICE_KEY = TestKeys.ec();
  private static final SecureRandom RANDOM = new SecureRandom();

  final JdbcRegistry registry;
  final JdbcSecretStore secrets;
  final Instant now;
  private final Optional<IssuingAuthority> authority;
  private final XkmsService service;
  private final MessageReader reader = new MessageReader(AlgorithmProfile.LEGACY);

  /** Whom the house trusts, what helps to find a path, and what was taken back. */
  record Trusted(
      Set<TrustAnchor> anchors, List<X509Certificate> intermediates, List<X509CRL> lists) {
    TrustPolicy policy() {
      return TestPolicies.trusting(anchors, intermediates, PathBudget.DEFAULT);
    }
  }

  /** Whom the house trusts, which requests are meant for it, and what time it is. */
  record World(Trusted trusted, List<String> serviceUris, Instant now) {}

  WholeHouse(DataSource database, World world) {
    this(database, world, Optional.empty());
  }

  /** With an authority that certifies what is registered. */
  WholeHouse(DataSource database, World world, Optional<IssuingAuthority> authority) {
    this.now = world.now();
    this.authority = authority;
    this.registry = new JdbcRegistry(database, world::now);
    this.secrets = new JdbcSecretStore(database, world::now);
    ResultHeaders headers =
        new ResultHeaders(
            new ServiceProfile(
                "default",
                world.serviceUris(),
                EnumSet.allOf(Operation.class),
                Set.of(),
                10,
                false),
            RANDOM);
    SigningIdentity identity =
        new SigningIdentity(SERVICE_KEY.getPrivate(), SERVICE_KEY.getPublic(), List.of());
    MessageProtection protection =
        new MessageProtection(
            new MessageSignature(AlgorithmProfile.LEGACY),
            ResultSigning.ALWAYS,
            Optional.of(identity));
    service =
        new XkmsService(
            new XkmsResponder(operations(world, headers), headers), reader, protection, world::now);
  }

  private XkmsResponder.Operations operations(World world, ResultHeaders headers) {
    CertificateReader certificates = new CertificateReader();
    KeySearch search = new KeySearch(registry, certificates, world::now);
    KeyDescriber describer = new KeyDescriber(certificates, issuer -> Optional.empty());
    EscrowKey escrow = new EscrowKey(Octets.of(new byte[32]), RANDOM);
    PathValidation paths =
        TestPolicies.validation(world.trusted().policy(), Lists.asked(world.trusted().lists()));
    return new XkmsResponder.Operations(
        new LocateService(search, describer, headers),
        new ValidateService(
            search,
            new KeyJudge(paths::verdictOn, TestTerms.trustingOwnWord(true)),
            describer,
            headers),
        new RegistrationService(
            new RegistrationService.Stores(registry, secrets),
            rules(authority.isPresent()),
            new RegistrationService.Equipment(
                authority,
                Optional.of(escrow),
                AlgorithmProfile.LEGACY,
                new Repetition(
                    registry, Optional.of(escrow), headers.profile(), RepeatRules.DEFAULT),
                RANDOM,
                world::now),
            new Answers(describer, headers)));
  }

  private static RegistrationRules rules(boolean certificates) {
    return new RegistrationRules(
        RegistrationRules.DEFAULT.lockOut(),
        new Admission(Term.DEFAULT, Admission.allKnown(), true),
        true,
        certificates,
        new RegistrationRules.Escrow(true, 2048),
        new Approvals(List.of(), 0));
  }

  /** Hands out a secret, good for an hour. */
  void handOut(String text, int uses, UseKeyWith... names) {
    LimitedUseSecret derived = LimitedUseSecret.of(text);
    secrets.add(
        new SharedSecret(
            "s-" + text.hashCode(),
            derived.authenticationKey(),
            derived.encryptionKey(32),
            List.of(names),
            uses,
            now.plus(Duration.ofHours(1))));
  }

  Result answer(Document message) throws BadMessage {
    return reader.readResult(service.answer(message, CHANNEL));
  }

  /** Enters a binding as registered, good for a month before and after now. */
  void enter(PublicKey key, BindingDescription description) throws Conflict {
    List<Octets> certificates =
        description
            .keyInfo()
            .all(KeyDatum.Certificate.class)
            .map(KeyDatum.Certificate::der)
            .toList();
    Duration month = Duration.ofDays(30);
    RegisteredBinding binding =
        new RegisteredBinding(
            description.id().orElseThrow(),
            key,
            description.keyUsage(),
            description.useKeyWith(),
            ValidityInterval.between(now.minus(month), now.plus(month)),
            new BindingState.Active(),
            certificates,
            Optional.empty(),
            now.minus(month));
    Change change = new Change(binding.id(), Octets.of(new byte[] {1}), now, Optional.empty());
    registry.register(binding, Optional.empty(), change);
  }
}
