package dev.signet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.RelayOrigin;
import dev.signet.xkms.model.RelayTrail;
import dev.signet.xkms.xml.RelayExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What services that pass questions on say is what wsdl/relay.xsd says. */
class RelaySchemaTest {
  private static final Path SCHEMA = Path.of("wsdl", "relay.xsd");

  private static Optional<String> complaintAbout(MessageExtension extension) throws Exception {
    return complaintAbout(extension.xml());
  }

  private static Optional<String> complaintAbout(String extension) throws Exception {
    Document request =
        Grammar.message(
            "<LocateRequest xmlns='http://www.w3.org/2002/03/xkms#' Id='_1' Service='urn:s'>"
                + extension
                + "<QueryKeyBinding><UseKeyWith Application='urn:a' Identifier='b'/>"
                + "</QueryKeyBinding></LocateRequest>");
    return Grammar.of(SCHEMA).complaintAbout(request);
  }

  @Test
  void aTrailBelongsToTheLanguage() throws Exception {
    RelayTrail trail = RelayTrail.NONE.through("https://a.example/xkms").through("urn:b");
    assertThat(complaintAbout(RelayExtension.trail(trail))).isEmpty();
  }

  @Test
  void anOriginBelongsToTheLanguageSignedOrNot() throws Exception {
    for (Optional<String> signer :
        List.of(Optional.of("0a".repeat(32)), Optional.<String>empty())) {
      RelayOrigin origin =
          new RelayOrigin(
              "b.example",
              "https://keys.b.example/xkms",
              signer,
              true,
              false,
              Instant.parse("2026-06-01T12:00:00.123Z"));
      assertThat(complaintAbout(RelayExtension.origin(origin))).isEmpty();
    }
  }

  @Test
  void aTrailThatIsTooLongDoesNot() throws Exception {
    String one = "<Service>urn:a</Service>";
    assertThat(
            complaintAbout(
                "<Passed xmlns='" + RelayExtension.NAMESPACE + "'>" + one.repeat(17) + "</Passed>"))
        .isPresent();
  }

  private static MessageExtension passed(String content) {
    return new MessageExtension(
        RelayExtension.NAMESPACE,
        "Passed",
        "<Passed xmlns='" + RelayExtension.NAMESPACE + "'>" + content + "</Passed>");
  }

  @Test
  void aTrailIsReadAsItWasWritten() {
    RelayTrail trail = RelayTrail.NONE.through("https://a.example/xkms?x=1&y=<2>").through("urn:b");

    assertThat(RelayExtension.trailIn(List.of(RelayExtension.trail(trail)))).isEqualTo(trail);
    assertThat(RelayExtension.trailIn(List.of())).isEqualTo(RelayTrail.NONE);
    assertThat(
            RelayExtension.trailIn(List.of(new MessageExtension("urn:x", "Passed", "<Passed/>"))))
        .isEqualTo(RelayTrail.NONE);
  }

  @Test
  void whatCannotBeUnderstoodIsNoEmptyTrail() {
    MessageExtension good = RelayExtension.trail(RelayTrail.NONE.through("urn:a"));
    List<List<MessageExtension>> strange =
        List.of(
            List.of(good, good),
            List.of(passed("<Service>urn:a</Service>".repeat(17))),
            List.of(passed("<Service> </Service>")),
            List.of(passed("<Service>" + "u".repeat(1025) + "</Service>")),
            List.of(passed("urn:a")),
            List.of(passed("<Other/>")),
            List.of(passed("<Service>urn:a</Service><Other/>")));
    for (List<MessageExtension> extensions : strange) {
      assertThat(RelayExtension.trailIn(extensions).isReadable())
          .as(extensions.toString())
          .isFalse();
    }
  }
}
