package dev.signet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import dev.signet.mail.smime.origin.OriginAttribute;
import dev.signet.mail.smime.origin.OriginField;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.text.PolicyReader;
import dev.signet.policy.text.PolicyReading;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;

/** What docs/protocol.md gives for copying is what this project writes and reads. */
class ProtocolPageTest {
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NAME =
      Pattern.compile("id-(\\S+) +OBJECT IDENTIFIER ::= \\{ id-entity-to-entity (\\d) (\\d) }");

  private final String page;

  ProtocolPageTest() throws IOException {
    page = Files.readString(Path.of("docs/protocol.md"));
  }

  @Test
  void theRecordsOfTheExampleAreReadWithoutAWarning() {
    String zone = page.substring(page.indexOf("$ORIGIN example.org."));
    String[] records = zone.substring(0, zone.indexOf("```")).split("\n_smimepolicy");
    assertThat(records).hasSize(3);
    assertThat(signatures(records[1])).isEqualTo(AuthenticationPolicy.EHLO);
    assertThat(signatures(records[2])).isEqualTo(AuthenticationPolicy.NEVER);
  }

  private static AuthenticationPolicy signatures(String record) {
    String text =
        STRING.matcher(record).results().map(r -> r.group(1)).collect(Collectors.joining());
    PolicyReading.Read read = (PolicyReading.Read) PolicyReader.read(text);
    assertThat(read.warnings()).isEmpty();
    return read.policy().authentication("SMIME");
  }

  @Test
  void theNamespaceAndTheArcAreOneUuid() {
    UUID uuid = UUID.fromString(PolicyReader.NAMESPACE.substring("urn:uuid:".length()));
    String arc = new BigInteger(uuid.toString().replace("-", ""), 16).toString();
    assertThat(page).contains("`" + PolicyReader.NAMESPACE + "`", uuid + " is `2.25." + arc + "`");
    assertThat(OriginAttribute.OID).isEqualTo("2.25." + arc + ".1.1");
  }

  @Test
  void theIdentifiersOfTheModuleAreThoseOfTheAttribute() throws IOException {
    Map<String, String> module = new LinkedHashMap<>();
    for (MatchResult name : NAME.matcher(page).results().toList()) {
      module.put(name.group(1), name.group(2) + "." + name.group(3));
    }
    assertThat(module).hasSize(9).containsEntry("aa-signatureOrigin", "1.1");
    for (Mode mode : Mode.values()) {
      for (Maker maker : Maker.values()) {
        SignatureOrigin origin =
            new SignatureOrigin(mode, Optional.of(maker), Set.of(Addressee.values()));
        String written =
            OriginAttribute.of(origin).getAttributeValues()[0].toASN1Primitive().toString();
        assertThat(written)
            .contains(
                "." + module.get("mode-" + mode.name().toLowerCase(Locale.ROOT)),
                "." + module.get("entity-" + camel(maker.name())),
                "." + module.get("for-incomingEdge"),
                "." + module.get("for-receiver"));
      }
    }
    byte[] der = new ASN1ObjectIdentifier(OriginAttribute.OID).getEncoded();
    assertThat(page).contains("`" + HexFormat.ofDelimiter(" ").formatHex(der) + "`");
  }

  private static String camel(String name) {
    return name.equals("OUTGOING_EDGE")
        ? "outgoingEdge"
        : name.equals("INCOMING_EDGE") ? "incomingEdge" : name.toLowerCase(Locale.ROOT);
  }

  @Test
  void theFieldOfTheExampleIsThatOfAnOutgoingEdge() {
    String body = page.split("\nContent-Signature-Origin: ")[1].split("\n")[0];
    assertThat(
            OriginField.read(new Header(java.util.List.of(HeaderField.of(OriginField.NAME, body)))))
        .contains(
            new SignatureOrigin(
                Mode.OPPORTUNISTIC,
                Optional.of(Maker.OUTGOING_EDGE),
                Set.of(Addressee.INCOMING_EDGE)));
  }
}
