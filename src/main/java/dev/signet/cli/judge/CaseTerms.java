package dev.signet.cli.judge;

import dev.signet.cli.judge.JudgePolicy.Choice;
import dev.signet.cli.judge.cases.AnchorTrust;
import dev.signet.cli.judge.cases.Demands;
import dev.signet.cli.judge.cases.PathCase;
import dev.signet.cli.judge.cases.PolicyInputs;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** The trust policy under which one case is judged: the run's, and what the case itself says. */
record CaseTerms(JudgePolicy run, PathCase asked) {

  TrustPolicy over(List<Certificate> anchors) {
    return new TrustPolicy(
        run.name(),
        anchors(anchors),
        List.of(),
        rules(),
        algorithms(),
        revocation(),
        asked.discovery() ? DiscoveryPolicy.FETCHING : DiscoveryPolicy.LOCAL,
        run.budget());
  }

  private List<Anchor> anchors(List<Certificate> certificates) {
    List<Anchor> anchors = new ArrayList<>();
    for (Certificate certificate : certificates) {
      if (isAnchor(certificate)) {
        anchors.add(new Anchor(Authority.of(certificate), terms()));
      }
    }
    return anchors;
  }

  private boolean isAnchor(Certificate certificate) {
    AnchorTrust said = asked.anchors();
    boolean lacking =
        said.basicConstraintsRequired() && certificate.basicConstraints().value().isEmpty();
    boolean foreign = said.as() == AnchorTrust.As.SELF_SIGNED_LEAF && !certificate.isSelfIssued();
    return !lacking && !foreign;
  }

  /** A leaf that is trusted as such is still bound to its dates. */
  private AnchorTerms terms() {
    AnchorTrust said = asked.anchors();
    AnchorTrust.As as = said.as();
    boolean asLeaf = as == AnchorTrust.As.LEAF || as == AnchorTrust.As.SELF_SIGNED_LEAF;
    return new AnchorTerms(
        !asLeaf,
        as != AnchorTrust.As.ISSUER,
        constrained(),
        asLeaf || said.dated().orElse(run.makes(Choice.ANCHOR)));
  }

  /** The extended key usage of an anchor is one of its constraints, so that usage has to nest. */
  private boolean constrained() {
    return asked.anchors().constrained().orElse(run.makes(Choice.ANCHOR));
  }

  private PathRules rules() {
    PolicyInputs inputs = asked.policies();
    PathRules general = run.rules();
    boolean strict = asked.demands().care() != Demands.UsageCare.POLICY;
    return new PathRules(
        inputs.initialSet().isEmpty() ? Set.of(PathRules.ANY_POLICY) : inputs.initialSet(),
        general.explicitPolicy() || inputs.explicit(),
        general.inhibitMapping() || inputs.mappingInhibited(),
        general.inhibitAnyPolicy() || inputs.anyInhibited(),
        general.nestedUsage()
            || asked.demands().care() == Demands.UsageCare.STRICT
            || constrained(),
        general.inheritedDsaParameters(),
        strict ? PathRules.Profile.WEB : general.profile(),
        maxIntermediates());
  }

  private OptionalInt maxIntermediates() {
    return IntStream.concat(
            run.rules().maxIntermediates().stream(), asked.demands().maxIntermediates().stream())
        .min();
  }

  private AlgorithmPolicy algorithms() {
    return asked.demands().strongDigests()
        ? RuleChoices.withoutOldDigests(run.algorithms())
        : run.algorithms();
  }

  private RevocationPolicy revocation() {
    RevocationPolicy general = run.revocation();
    Demands.Revocation demanded = asked.demands().revocation();
    return new RevocationPolicy(
            scope(demanded),
            demanded == Demands.Revocation.NONE
                ? RevocationPolicy.Unknown.ACCEPTED
                : RevocationPolicy.Unknown.REFUSED,
            general.order(),
            general.nonce(),
            general.responderUnchecked(),
            general.oldest(),
            general.kept())
        .fetching();
  }

  private static RevocationPolicy.Scope scope(Demands.Revocation demanded) {
    return switch (demanded) {
      case NONE -> RevocationPolicy.Scope.NOBODY;
      case END_ENTITY -> RevocationPolicy.Scope.LEAF;
      case WHOLE_PATH -> RevocationPolicy.Scope.WHOLE_PATH;
    };
  }
}
