package dev.signet.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.text.PolicyReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnPoliciesTest {
  private static final DomainName OURS = DomainName.of("example.org");

  private static List<String> complaints(AuthenticationPolicy own, PolicyFinding found) {
    return new OwnPolicies(Map.of(OURS, own), domain -> found).complaints();
  }

  private static PolicyFinding published(String tags) {
    return PolicyReader.read("v=SMIMEP1; " + tags)
        .match(
            read -> new PolicyFinding.Published(OURS, read.policy(), false, false, List.of()),
            malformed -> {
              throw new AssertionError(malformed.because());
            });
  }

  @Test
  void whatIsDoneAndWhatIsPublishedAgree() {
    String keys = "x509=EndEntity:sha-256:Xzo5QLhntUGZeN85Y0kb/nTr0NZdRSGfW8XUdO7dwb0=";
    assertThat(
            complaints(
                AuthenticationPolicy.EHLO,
                published("auth=SMIME:EHLO,PGP:Never; enc=TLS:Always; " + keys)))
        .isEmpty();
    assertThat(complaints(AuthenticationPolicy.UNDEFINED, new PolicyFinding.Absent(OURS, false)))
        .isEmpty();
  }

  @Test
  void oneLineForEachDifference() {
    assertThat(complaints(AuthenticationPolicy.EHLO, published("auth=SMIME:Always")))
        .containsExactly("example.org: AuthenticationPolicy SMIME: published Always, wanted EHLO");
    assertThat(complaints(AuthenticationPolicy.EHLO, new PolicyFinding.Absent(OURS, false)))
        .containsExactly(
            "example.org: AuthenticationPolicy SMIME: published Undefined, wanted EHLO");
  }

  @Test
  void whatCannotBeHadIsToldToo() {
    assertThat(
            complaints(AuthenticationPolicy.EHLO, new PolicyFinding.Unavailable(OURS, "SERVFAIL")))
        .singleElement()
        .asString()
        .contains("example.org", "SERVFAIL");
  }
}
