package dev.signet.server.soap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.server.config.Settings.Listening;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractPagesTest {
  private static final Map<String, String> FILES =
      Map.of(
          "xkms.wsdl",
          "<a schemaLocation=\"xkms.xsd\"/><soap:address location=\"http://localhost:9080/xkms\"/>",
          "xkms.xsd",
          "<x schemaLocation=\"xmldsig.xsd\"/>");

  private static ContractPages pages(String publicUrl, boolean given) {
    return new ContractPages(FILES, new Listening("localhost", 9080, 9443, publicUrl, given));
  }

  private static String text(Optional<Reply> reply) {
    return new String(reply.orElseThrow().entity(), StandardCharsets.UTF_8);
  }

  @Test
  void theAddressIsWhatTheClientCalled() {
    ContractPages pages = pages("http://localhost:9080", false);
    String address = pages.address("https", Optional.of("keys.example.org:8443"), "/xkms/partners");
    assertThat(text(pages.wsdl(address)))
        .contains("location=\"https://keys.example.org:8443/xkms/partners\"")
        .contains("schemaLocation=\"https://keys.example.org:8443/xkms/partners?xsd=xkms.xsd\"");
  }

  @Test
  void theConfiguredAddressWins() {
    ContractPages pages = pages("https://keys.example.org", true);
    assertThat(pages.address("http", Optional.of("localhost"), "/xkms"))
        .isEqualTo("https://keys.example.org/xkms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "evil\"/>",
        "user@host",
        "host/path",
        "host:99999999",
        "[::1",
        "h$1",
        "h\nX: y",
        "http://h"
      })
  void anOddHostIsNotTrusted(String host) {
    ContractPages pages = pages("http://localhost:9080", false);
    assertThat(pages.address("http", Optional.of(host), "/xkms"))
        .isEqualTo("http://localhost:9080/xkms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xkms.wsdl", "../web.xml", "nothing.xsd", ""})
  void onlySchemasAreSchemas(String name) {
    assertThat(pages("http://localhost:9080", false).schema(name, "http://localhost:9080/xkms"))
        .isEmpty();
  }
}
