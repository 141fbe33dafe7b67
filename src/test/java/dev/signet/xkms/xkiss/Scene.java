package dev.signet.xkms.xkiss;

import dev.signet.entity.DomainName;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.BookOfBindings;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import dev.signet.testkit.TestTerms;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.RegisteredRevocation;
import dev.signet.xkms.xkiss.relay.RelayedSource;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A small world to ask questions in: an authority, its revocation list, a book of bindings, and a
 * service over them.
 */
public final class Scene {
  public static final Instant NOW = TestAuthority.NOW;
  public static final String SERVICE = "https://keys.example.org/xkms";
  public static final UseKeyWith ALICE = mail("alice@example.org");
  public static final UseKeyWith BOB = mail("bob@example.org");

  private static final AtomicInteger COUNTER = new AtomicInteger();

  public final TestAuthority root = TestAuthority.root("Example Root");
  public final BookOfBindings book = new BookOfBindings(NOW);
  private final CertificateReader certificates = new CertificateReader();
  private Optional<X509CRL> list = Optional.of(root.crl(crl -> {}));
  private int serviceLimit = 10;
  private boolean trustsOwnWord = true;
  private Set<Purpose> purposes = TestTerms.PURPOSES;
  private Optional<RelayedSource> abroad = Optional.empty();
  private final List<X509CRL> lower = new ArrayList<>();

  public static UseKeyWith mail(String address) {
    return UseKeyWith.of(Application.SMIME, address);
  }

  /** A certificate of the trusted root for a mail address. */
  public Issued certificate(String address) {
    return certificate(spec -> spec.mail(address));
  }

  Issued certificate(Consumer<dev.signet.testkit.CertificateSpec> wishes) {
    return root.issue(
        spec -> {
          spec.subject("CN=Alice,O=Example,C=US");
          wishes.accept(spec);
        });
  }

  public Scene withoutRevocationList() {
    list = Optional.empty();
    return this;
  }

  Scene revoking(Issued issued) {
    list =
        Optional.of(
            root.crl(
                crl ->
                    crl.revoke(
                        issued.certificate(),
                        "2026-03-01T00:00:00Z",
                        java.security.cert.CRLReason.KEY_COMPROMISE)));
    return this;
  }

  /** With an empty revocation list of an authority below the root. */
  Scene alsoBelow(TestAuthority authority) {
    lower.add(authority.crl(crl -> {}));
    return this;
  }

  /** A policy that does not have this service's own authority among its anchors. */
  Scene underForeignPolicy() {
    trustsOwnWord = false;
    return this;
  }

  public Scene serviceLimit(int limit) {
    serviceLimit = limit;
    return this;
  }

  /** Enters a binding and gives it back. */
  public RegisteredBinding register(RegisteredBinding binding) {
    book.with(binding);
    return binding;
  }

  public static RegisteredBinding binding(PublicKey key, UseKeyWith... uses) {
    return new RegisteredBinding(
        "b" + COUNTER.incrementAndGet(),
        key,
        Set.of(),
        List.of(uses),
        ValidityInterval.between(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(30))),
        new BindingState.Active(),
        List.of(),
        Optional.empty(),
        NOW.minus(Duration.ofDays(30)));
  }

  public static RegisteredBinding binding(UseKeyWith... uses) {
    return binding(TestKeys.ec().getPublic(), uses);
  }

  public static RegisteredBinding certified(Issued issued, UseKeyWith... uses) {
    return binding(issued.certificate().getPublicKey(), uses)
        .reissued(
            ValidityInterval.between(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(30))),
            List.of(Octets.of(issued.der())));
  }

  public static RegisteredBinding used(RegisteredBinding binding, KeyUsage... uses) {
    return new RegisteredBinding(
        binding.id(),
        binding.key(),
        Set.of(uses),
        binding.useKeyWith(),
        binding.validity(),
        binding.state(),
        binding.certificates(),
        binding.revocationCodeIdentifier(),
        binding.registeredAt());
  }

  public static RegisteredBinding revoked(RegisteredBinding binding) {
    return binding.in(new BindingState.Revoked(NOW.minus(Duration.ofDays(1)), "keyCompromise"));
  }

  public static RegisteredBinding expired(RegisteredBinding binding) {
    return binding.reissued(
        ValidityInterval.between(NOW.minus(Duration.ofDays(30)), NOW.minus(Duration.ofDays(1))),
        binding.certificates());
  }

  public static KeyInfo certificates(Issued... issued) {
    return new KeyInfo(
        java.util.Arrays.stream(issued)
            .<KeyDatum>map(i -> new KeyDatum.Certificate(Octets.of(i.der())))
            .toList());
  }

  public static QueryKeyBinding query(KeyInfo keyInfo, UseKeyWith... uses) {
    return query(keyInfo, Set.of(), uses);
  }

  public static QueryKeyBinding query(UseKeyWith... uses) {
    return query(KeyInfo.EMPTY, Set.of(), uses);
  }

  public static QueryKeyBinding query(KeyInfo keyInfo, Set<KeyUsage> usage, UseKeyWith... uses) {
    return new QueryKeyBinding(
        new BindingDescription(Optional.empty(), keyInfo, usage, List.of(uses)), Optional.empty());
  }

  public static QueryKeyBinding at(String time, QueryKeyBinding query) {
    return new QueryKeyBinding(query.description(), Optional.of(Instant.parse(time)));
  }

  public static RequestHeader header(RespondWith... wanted) {
    return RequestHeader.of("_r1", SERVICE, wanted);
  }

  public static RequestHeader limited(long limit) {
    return new RequestHeader(
        "_r1",
        SERVICE,
        RequestHeader.Flow.SYNCHRONOUS,
        List.of(),
        Optional.of(BigInteger.valueOf(limit)),
        Optional.empty(),
        List.of());
  }

  public static <R extends Request> ReceivedRequest<R> received(R request) {
    return new ReceivedRequest<>(
        request, new SignatureFinding.NotSigned(), new Channel(false, "192.0.2.7", "c1"));
  }

  public ServiceProfile profile() {
    return new ServiceProfile(
        "default",
        List.of(SERVICE, "http://localhost/xkms"),
        EnumSet.allOf(Operation.class),
        Set.of(DomainName.of("example.org")),
        serviceLimit,
        false);
  }

  public ResultHeaders headers() {
    return new ResultHeaders(profile(), new SecureRandom());
  }

  KeySearch search() {
    KeySearch own = new KeySearch(book, certificates, () -> NOW);
    return abroad.map(own::asking).orElse(own);
  }

  /** With services of other domains that may be asked. */
  Scene asking(RelayedSource others) {
    abroad = Optional.of(others);
    return this;
  }

  KeyDescriber describer() {
    return new KeyDescriber(
        certificates,
        issuer ->
            list.filter(crl -> crl.getIssuerX500Principal().equals(issuer))
                .map(crl -> Octets.of(encoded(crl))));
  }

  public LocateService locateService() {
    return new LocateService(search(), describer(), headers());
  }

  public ValidateService validateService() {
    return new ValidateService(search(), judge(), describer(), headers());
  }

  KeyJudge judge() {
    return new KeyJudge(paths()::verdictOn, terms());
  }

  private PolicyTerms terms() {
    return new PolicyTerms("test", trustsOwnWord, purposes, Duration.ofDays(400));
  }

  /** A policy for these purposes alone. */
  Scene underPolicyFor(Purpose... admitted) {
    purposes = Set.of(admitted);
    return this;
  }

  private PathValidation paths() {
    RevocationSource revocation =
        new RevocationSources(
            List.of(
                Lists.asked(Stream.concat(list.stream(), lower.stream()).toList()),
                new RegisteredRevocation(book, root.certificate())));
    TrustPolicy policy = TestPolicies.trusting(root.anchor());
    return TestPolicies.validation(policy, revocation);
  }

  Result.Locate locate(QueryKeyBinding query) {
    return locate(header(), query);
  }

  Result.Locate locate(RequestHeader header, QueryKeyBinding query) {
    try {
      return locateService().locate(received(new Request.Locate(header, query))).result();
    } catch (Refused refused) {
      throw new AssertionError(refused.code().words() + ": " + refused.getMessage(), refused);
    }
  }

  Result.Validate validate(QueryKeyBinding query) {
    return validate(header(), query);
  }

  Result.Validate validate(RequestHeader header, QueryKeyBinding query) {
    try {
      return validateService().validate(received(new Request.Validate(header, query))).result();
    } catch (Refused refused) {
      throw new AssertionError(refused.code().words() + ": " + refused.getMessage(), refused);
    }
  }

  private static byte[] encoded(X509CRL crl) {
    try {
      return crl.getEncoded();
    } catch (java.security.cert.CRLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
