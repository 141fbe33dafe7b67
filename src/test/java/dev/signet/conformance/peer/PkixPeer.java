package dev.signet.conformance.peer;

import dev.signet.cli.judge.cases.Demands;
import dev.signet.cli.judge.cases.PathCase;
import dev.signet.cli.judge.cases.PolicyInputs;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A provider's {@code CertPathBuilder} of PKIX: no names, no usage of authorities. */
record PkixPeer(String name, String version, Provider provider) implements Peer {

  @Override
  public Answer judge(PathCase asked, Material material) throws Exception {
    if (material.leaf().isEmpty() || material.anchors().isEmpty()) {
      return Answer.INVALID;
    }
    PKIXBuilderParameters parameters = parameters(asked, material);
    try {
      CertPathBuilder.getInstance("PKIX", provider).build(parameters);
      return Answer.VALID;
    } catch (CertPathBuilderException refused) {
      return Answer.INVALID;
    }
  }

  private PKIXBuilderParameters parameters(PathCase asked, Material material) throws Exception {
    Set<TrustAnchor> anchors = new HashSet<>();
    material.anchors().forEach(anchor -> anchors.add(new TrustAnchor(anchor, null)));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target(asked, material));
    List<Object> pool = new ArrayList<>(material.intermediates());
    material.leaf().ifPresent(pool::add);
    pool.addAll(material.crls());
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(pool)));
    asked.at().ifPresent(time -> parameters.setDate(Date.from(time)));
    parameters.setMaxPathLength(asked.demands().maxIntermediates().orElse(-1));
    setPolicies(parameters, asked.policies());
    setRevocation(parameters, asked, material);
    return parameters;
  }

  private static X509CertSelector target(PathCase asked, Material material) throws Exception {
    X509CertSelector selector = new X509CertSelector();
    X509Certificate leaf = material.leaf().orElseThrow();
    selector.setCertificate(leaf);
    selector.setExtendedKeyUsage(new HashSet<>(asked.demands().purposes()));
    return selector;
  }

  private static void setPolicies(PKIXBuilderParameters parameters, PolicyInputs policies) {
    parameters.setInitialPolicies(policies.initialSet());
    parameters.setExplicitPolicyRequired(policies.explicit());
    parameters.setPolicyMappingInhibited(policies.mappingInhibited());
    parameters.setAnyPolicyInhibited(policies.anyInhibited());
  }

  private void setRevocation(PKIXBuilderParameters parameters, PathCase asked, Material material)
      throws Exception {
    Demands.Revocation demanded = asked.demands().revocation();
    boolean leafOnly = demanded == Demands.Revocation.END_ENTITY;
    parameters.setRevocationEnabled(demanded != Demands.Revocation.NONE);
    if (demanded == Demands.Revocation.NONE || material.ocspAnswers().isEmpty() && !leafOnly) {
      return;
    }
    PKIXRevocationChecker checker =
        (PKIXRevocationChecker)
            CertPathValidator.getInstance("PKIX", provider).getRevocationChecker();
    checker.setOcspResponses(material.ocspAnswers());
    EnumSet<PKIXRevocationChecker.Option> options =
        EnumSet.noneOf(PKIXRevocationChecker.Option.class);
    if (leafOnly) {
      options.add(PKIXRevocationChecker.Option.ONLY_END_ENTITY);
    }
    if (material.ocspAnswers().isEmpty()) {
      options.add(PKIXRevocationChecker.Option.PREFER_CRLS);
    }
    checker.setOptions(options);
    parameters.addCertPathChecker(checker);
  }
}
