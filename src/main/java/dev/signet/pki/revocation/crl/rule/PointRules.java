package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.Scope;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a list speaks about a certificate at a point (RFC 5280 section 6.3.3(b)). */
final class PointRules {

  private static final int VERSION_3 = 3;

  private PointRules() {}

  /** Why it does not. */
  static Optional<String> against(Crl list, Point point, Certificate certificate) {
    return issuer(list, point)
        .or(() -> names(list.scope(), point))
        .or(() -> kind(list.scope(), certificate));
  }

  /** Section 6.3.3(b)(1). */
  private static Optional<String> issuer(Crl list, Point point) {
    if (!point.listIssuers().contains(list.issuer())) {
      return Optional.of("its issuer is not the one of the point (RFC 5280 6.3.3(b)(1))");
    }
    return point.delegated() && !list.scope().indirect()
        ? Optional.of(
            "the certificate leaves its revocation to an indirect list, and this one is not"
                + " indirect (RFC 5280 6.3.3(b)(1))")
        : Optional.empty();
  }

  /** Section 6.3.3(b)(2)(i). */
  private static Optional<String> names(Scope scope, Point point) {
    if (scope.names().isEmpty()) {
      return Optional.empty();
    }
    Set<GeneralName> wanted = point.names().isEmpty() ? issuers(point) : point.names();
    return Collections.disjoint(scope.names(), wanted)
        ? Optional.of(
            "it covers one part only, another than the certificate's (RFC 5280 6.3.3(b)(2)(i))")
        : Optional.empty();
  }

  private static Set<GeneralName> issuers(Point point) {
    return point.listIssuers().stream().map(GeneralName.Directory::new).collect(Collectors.toSet());
  }

  /** Section 6.3.3(b)(2)(ii) to (iv). */
  private static Optional<String> kind(Scope scope, Certificate certificate) {
    if (scope.onlyAttributes()) {
      return Optional.of("it covers attribute certificates only (RFC 5280 6.3.3(b)(2)(iv))");
    }
    if (!scope.onlyUsers() && !scope.onlyAuthorities()) {
      return Optional.empty();
    }
    if (certificate.x509().getVersion() < VERSION_3
        || certificate.basicConstraints().fault().isPresent()) {
      return Optional.of(
          "it covers one kind of certificates only, and this certificate does not say which kind"
              + " it is (RFC 5280 6.3.3(b)(2))");
    }
    boolean authority = certificate.isAuthority();
    if (authority && scope.onlyUsers()) {
      return Optional.of("it covers end entities only (RFC 5280 6.3.3(b)(2)(ii))");
    }
    return !authority && scope.onlyAuthorities()
        ? Optional.of("it covers authorities only (RFC 5280 6.3.3(b)(2)(iii))")
        : Optional.empty();
  }
}
