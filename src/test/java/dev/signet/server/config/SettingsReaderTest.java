package dev.signet.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.xkms.ResultSigning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static Settings read(String... keysAndValues) {
    return new SettingsReader(MapConfig.of(keysAndValues), 2).read();
  }

  private static AbstractThrowableAssert<?, ?> refusalOf(String... keysAndValues) {
    return assertThatThrownBy(() -> read(keysAndValues)).isInstanceOf(WrongSetting.class);
  }

  @Test
  void nothingHasToBeSet() {
    Settings settings = read();
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/home/somebody/.signet"));
    assertThat(settings.listening().publicUrl()).isEqualTo("http://localhost:9080");
    assertThat(settings.limits().maxOctets()).isEqualTo(1_048_576);
    assertThat(settings.limits().maxConcurrent()).isEqualTo(8);
    assertThat(settings.services().recover()).isFalse();
    assertThat(settings.operatorRemote()).isFalse();
    assertThat(settings.policies()).singleElement().satisfies(SettingsReaderTest::isDefault);
  }

  private static void isDefault(PolicySettings policy) {
    assertThat(policy.isDefault()).isTrue();
    assertThat(policy.directory()).isEqualTo(Path.of("/home/somebody/.signet/policies/default"));
    assertThat(policy.resultsSigned()).isEqualTo(ResultSigning.ALWAYS);
    assertThat(policy.legacyAlgorithms()).isFalse();
  }

  /** The topmost Received field that a milter sees is the client's own work. */
  @Test
  void aMilterDoesNotBelieveALoginThatTheClientCanWrite() {
    MapConfig config =
        MapConfig.of(
            "signet.edge.listeners", "out",
            "signet.edge.listen.out.role", "outgoing",
            "signet.edge.listen.out.protocol", "milter",
            "signet.edge.listen.out.address", "127.0.0.1:0",
            "signet.edge.listen.out.login", "received");
    assertThatThrownBy(() -> new EdgeSettingsReader(config).read())
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("signet.edge.listen.out.login");
  }

  @Test
  void thePublicUrlFollowsThePort() {
    assertThat(read("signet.http.port", "8080").listening().publicUrl())
        .isEqualTo("http://localhost:8080");
    assertThat(read("signet.public.url", "https://keys.example.org/").listening().publicUrl())
        .isEqualTo("https://keys.example.org");
  }

  @Test
  void eachPolicyHasItsOwnKeys() {
    Settings settings =
        read(
            "signet.policies", "partners, internal",
            "signet.policy.partners.results.signed", "on-request",
            "signet.policy.partners.directory", "/etc/signet/partners",
            "signet.policy.internal.requests.signed", "required");
    assertThat(settings.policies())
        .extracting(PolicySettings::name)
        .containsExactly("default", "partners", "internal");
    assertThat(settings.policies().get(1).resultsSigned()).isEqualTo(ResultSigning.ON_REQUEST);
    assertThat(settings.policies().get(1).directory()).isEqualTo(Path.of("/etc/signet/partners"));
    assertThat(settings.policies().get(2).requestSignatureRequired()).isTrue();
  }

  @Test
  void environmentVariablesCount() {
    assertThat(read("SIGNET_RESPONSE_LIMIT", "7").limits().responseLimit()).isEqualTo(7);
  }

  @Test
  void domainsAreNormalised() {
    assertThat(
            read("signet.authoritative.domains", "Example.ORG").services().authoritativeDomains())
        .containsExactly(DomainName.of("example.org"));
  }

  @Test
  void aPasswordComesFromAFileAndNeverShows(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "correct horse\nsecond line\n");
    Settings settings = read("signet.database.password-file", file.toString());
    assertThat(settings.database().password().value()).isEqualTo("correct horse");
    assertThat(settings.toString()).doesNotContain("correct horse");
  }

  @ParameterizedTest
  @CsvSource({
    "signet.respons.limit, signet.response.limit",
    "signet.http.prot, signet.http.port",
    "SIGNET_HTTP_PROT, SIGNET_HTTP_PORT",
    "signet.policy.default.profil, signet.policy.default.profile",
    "signet.policy.partners.profile, signet.policy.default.profile",
  })
  void anUnknownKeyIsRefusedWithTheNearestKnownOne(String wrong, String nearest) {
    refusalOf(wrong, "1")
        .hasMessageContaining("unknown setting " + wrong)
        .hasMessageContaining(nearest);
  }

  @Test
  void aVariableThatLibertyShowsWithDotsToo() {
    String variable = "SIGNET_EDGE_CAPABILITY_PRIVATE_NETWORKS";
    String shown = "signet.edge.capability.private.networks";
    assertThat(read(variable, "10.0.0.0/8", shown, "10.0.0.0/8")).isNotNull();
    refusalOf(shown, "10.0.0.0/8").hasMessageContaining("signet.edge.capability.private-networks");
  }

  @ParameterizedTest
  @CsvSource({
    "signet.response.limit, 0, must lie between 1 and 1000",
    "signet.response.limit, many, must be a whole number",
    "signet.recover.enabled, yes, must be false or true",
    "signet.public.url, ftp://example.org, must be like https://keys.example.org",
    "signet.public.url, http://exa mple, is not a URL",
    "signet.policies, Partners, no name for a policy",
    "signet.policies, ../etc, no name for a policy",
    "signet.policy.default.profile, modem, must be legacy or modern",
    "signet.crypto.provider, bouncycastle, must be accp or auto or conscrypt or jdk",
    "signet.policies.reload-seconds, 100000, must lie between 0 and 86400",
    "signet.authoritative.domains, exa_mple.org, is not a domain name",
    "signet.database.url, mysql://x, must begin with jdbc:postgresql:",
    "signet.database.password-file, /nowhere/at/all, cannot be read",
    "signet.registration.max-validity-days, 10, must lie between 365",
    "signet.request.max-octets, 99999999999, must be a whole number",
  })
  void aWrongValueIsRefusedWithItsKeyAndWhatWouldDo(String key, String value, String words) {
    refusalOf(key, value).hasMessageStartingWith(key).hasMessageContaining(words);
  }
}
