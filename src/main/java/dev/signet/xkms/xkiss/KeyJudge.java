package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.Offered;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.Purpose;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.model.Trace.Basis;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkiss.ValidationFacts.Claim;
import dev.signet.xkms.xkiss.ValidationFacts.Met;
import dev.signet.xkms.xkiss.ValidationFacts.Registration;
import dev.signet.xkms.xkiss.ValidationFacts.Standing;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Gathers what is known about a key and has it judged. */
public final class KeyJudge {
  private static final Set<Application> MAIL =
      EnumSet.of(Application.SMIME, Application.PGP, Application.SIGNET_DOMAIN);
  private static final Set<Application> SERVER =
      EnumSet.of(Application.TLS_HTTPS, Application.TLS_SMTP);

  private final Function<PathQuestion, PathVerdict> paths;
  private final PolicyTerms terms;

  /**
   * @param paths judges certificates: {@code PathValidation::verdictOn}
   */
  public KeyJudge(Function<PathQuestion, PathVerdict> paths, PolicyTerms terms) {
    this.paths = paths;
    this.terms = terms;
  }

  /**
   * A key with its judgement.
   *
   * @param path the certificates that were judged, leaf first
   */
  record Judged(BoundKey key, Judgement judgement, List<X509Certificate> path, Trace trace) {}

  PolicyTerms terms() {
    return terms;
  }

  Judged judge(Candidate asked, KeyQuestion question) {
    Optional<Ground> unwanted = unwanted(purpose(asked, question));
    Optional<PathVerdict> verdict =
        unwanted.isPresent()
            ? Optional.empty()
            : asked.leaf().map(leaf -> paths.apply(asked(leaf, asked, question)));
    Candidate candidate = asked.along(verdict.map(KeyJudge::path).orElse(List.of()));
    Judgement judgement =
        Judgement.of(
            new ValidationFacts(
                unwanted
                    .map(List::of)
                    .orElseGet(
                        () ->
                            verdict.map(PathVerdict::grounds).orElseGet(this::withoutCertificate)),
                registration(candidate, question.at()),
                identity(candidate, question),
                usage(candidate, question)));
    return new Judged(
        described(candidate, question),
        judgement,
        candidate.certificates(),
        verdict.map(Traces::of).orElseGet(() -> untraced(judgement)));
  }

  /** A policy is for what its file says. */
  private Optional<Ground> unwanted(Purpose purpose) {
    return terms.purposes().contains(purpose)
        ? Optional.empty()
        : Optional.of(
            Ground.refuted(
                Criterion.KEY_USAGE,
                "trust policy",
                "The policy '" + terms.name() + "' is not for the purpose " + purpose + "."));
  }

  private Trace untraced(Judgement judgement) {
    boolean valid = judgement.status().value() == StatusValue.VALID;
    return Trace.withoutCertificate(terms.name(), valid ? Basis.REGISTERED : Basis.NONE);
  }

  /** Where no certificate speaks, only a policy that trusts this service itself hears its word. */
  private List<Ground> withoutCertificate() {
    return terms.trustsOwnWord()
        ? List.of()
        : List.of(
            new Ground(
                Criterion.ISSUER_TRUST,
                Finding.REFUTED,
                "trust policy",
                "No certificate speaks for the key, and this policy does not trust what this service"
                    + " bound itself."));
  }

  /** Whether others may be asked is the policy's choice, not the requestor's. */
  private static PathQuestion asked(
      X509Certificate leaf, Candidate candidate, KeyQuestion question) {
    Set<X509Certificate> offered = new LinkedHashSet<>(candidate.certificates());
    offered.addAll(question.marks().offered());
    List<Certificate> companions = offered.stream().map(Certificate::of).toList();
    OfferedEvidence evidence = new OfferedEvidence(question.marks().lists(), List.of(), companions);
    PathQuestion plain =
        PathQuestion.of(Certificate.of(leaf), purpose(candidate, question), question.at())
            .with(new Offered(companions, evidence))
            .fetching();
    return AskedIdentity.of(candidate, question).map(plain::boundTo).orElse(plain);
  }

  private static List<X509Certificate> path(PathVerdict verdict) {
    return verdict.path().stream().map(Certificate::x509).toList();
  }

  /**
   * The protocol that was asked for, and the use where one was asked for too; a use alone is judged
   * apart.
   */
  private static Purpose purpose(Candidate candidate, KeyQuestion question) {
    Set<KeyUsage> usage = KeyUses.applicable(candidate.key(), question.usage());
    if (names(question, SERVER)) {
      return Purpose.TLS_SERVER;
    }
    if (!names(question, MAIL)) {
      return Purpose.ANY;
    }
    if (usage.isEmpty()) {
      return Purpose.MAIL;
    }
    if (!usage.contains(KeyUsage.SIGNATURE)) {
      return Purpose.ENCRYPT_MAIL;
    }
    return isForDomain(question) ? Purpose.SIGN_FOR_DOMAIN : Purpose.SIGN_MAIL;
  }

  /** One name of a domain is enough: the key would sign for all of its mailboxes. */
  private static boolean isForDomain(KeyQuestion question) {
    return question.names().plain().stream()
        .anyMatch(n -> n.known().filter(Application.SIGNET_DOMAIN::equals).isPresent());
  }

  private static boolean names(KeyQuestion question, Set<Application> applications) {
    List<UseKeyWith> names = question.names().plain();
    return !names.isEmpty()
        && names.stream().allMatch(n -> n.known().filter(applications::contains).isPresent());
  }

  private static Registration registration(Candidate candidate, Instant at) {
    Optional<RegisteredBinding> revoked = candidate.revoked(at);
    if (revoked.isPresent()) {
      return revoked(revoked.get(), at);
    }
    return candidate.binding().map(binding -> standing(binding, at)).orElse(Registration.NONE);
  }

  private static Registration revoked(RegisteredBinding binding, Instant at) {
    String because =
        binding
            .state()
            .match(
                () -> "in force",
                state ->
                    "Binding "
                        + binding.id()
                        + " was revoked here at "
                        + state.since()
                        + ": "
                        + state.reason()
                        + ".");
    return new Registration(Standing.REVOKED, binding.validity().contains(at), because);
  }

  private static Registration standing(RegisteredBinding binding, Instant at) {
    boolean later = at.isBefore(binding.registeredAt().minus(QueryReader.SKEW));
    String because =
        "Binding "
            + binding.id()
            + " was registered here at "
            + binding.registeredAt()
            + interval(binding)
            + ".";
    return new Registration(
        later ? Standing.NOT_YET : Standing.ACTIVE, binding.validity().contains(at), because);
  }

  private static String interval(RegisteredBinding binding) {
    String start = binding.validity().notBefore().map(t -> ", valid from " + t).orElse("");
    String end = binding.validity().notOnOrAfter().map(t -> ", until " + t).orElse("");
    String state =
        binding.state() instanceof BindingState.Revoked
            ? ", and revoked after the time asked about"
            : "";
    return start + end + state;
  }

  private static Claim identity(Candidate candidate, KeyQuestion question) {
    AskedNames asked = question.names();
    List<String> keyNames = question.marks().keyNames();
    if (asked.isEmpty() && keyNames.isEmpty()) {
      return Claim.NONE;
    }
    boolean named =
        asked.isEmpty()
            || asked.plain().stream().anyMatch(candidate::bears)
            || candidate.certificates().stream().limit(1).anyMatch(asked::refersTo);
    return named && keyNames.stream().allMatch(candidate::isCalled)
        ? new Claim(Met.HOLDS, "The key is bound to a name that was asked for.")
        : new Claim(Met.FAILS, "Nobody binds this key to the name that was asked for.");
  }

  private static Claim usage(Candidate candidate, KeyQuestion question) {
    Set<KeyUsage> asked = question.usage();
    Set<KeyUsage> applicable = KeyUses.applicable(candidate.key(), asked);
    Set<KeyUsage> permitted = permitted(candidate);
    boolean nothing =
        applicable.isEmpty() && question.names().plain().stream().allMatch(KeyJudge::isPkix);
    if (permitted.isEmpty() && !(nothing && candidate.isAuthority())) {
      return new Claim(
          Met.FAILS,
          "The key may be used for nothing that XKMS has a word for (no KeyUsage: all).");
    }
    if (applicable.isEmpty()) {
      return Claim.NONE;
    }
    return permitted.containsAll(applicable)
        ? new Claim(Met.HOLDS, "The key may be used for " + applicable + ".")
        : new Claim(
            Met.FAILS, "The key may be used for " + permitted + ", asked was " + applicable + ".");
  }

  /** What everybody who speaks for the key lets it do. */
  private static Set<KeyUsage> permitted(Candidate candidate) {
    Set<KeyUsage> uses = EnumSet.allOf(KeyUsage.class);
    candidate.binding().ifPresent(b -> uses.retainAll(KeyUses.permitted(b.key(), b.keyUsage())));
    candidate.leaf().ifPresent(certificate -> uses.retainAll(KeyUses.permitted(certificate)));
    return uses;
  }

  private static BoundKey described(Candidate candidate, KeyQuestion question) {
    List<X509Certificate> path = candidate.certificates();
    Set<UseKeyWith> names = new LinkedHashSet<>();
    candidate.binding().ifPresent(binding -> names.addAll(binding.useKeyWith()));
    question.names().plain().stream()
        .filter(name -> !hasSame(names, name) && candidate.bears(name))
        .forEach(names::add);
    if (names.isEmpty()) {
      candidate.leaf().ifPresent(certificate -> names.addAll(candidate.names().all()));
    }
    BoundKey plain =
        candidate
            .binding()
            .map(BoundKey::of)
            .orElseGet(() -> BoundKey.of(path, List.copyOf(names)));
    Set<KeyUsage> permitted = permitted(candidate);
    if (permitted.isEmpty()) {
      names.removeIf(name -> !isPkix(name));
    }
    return plain.as(told(permitted), new ArrayList<>(names)).along(path);
  }

  /** An authority's key signs, if only certificates; no word at all would mean every use. */
  private static Set<KeyUsage> told(Set<KeyUsage> permitted) {
    return permitted.isEmpty() ? Set.of(KeyUsage.SIGNATURE) : permitted;
  }

  private static boolean isPkix(UseKeyWith name) {
    return name.known().filter(application -> application == Application.PKIX).isPresent();
  }

  private static boolean hasSame(Set<UseKeyWith> names, UseKeyWith name) {
    return names.stream().anyMatch(own -> IdentifierRule.same(own, name));
  }
}
