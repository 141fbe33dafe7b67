package dev.signet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Traced;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What is sent as an explanation is what wsdl/explanation.xsd says. */
class ExplanationSchemaTest {
  private static final Path SCHEMA = Path.of("wsdl", "explanation.xsd");

  private static Document result(Explanation explanation) throws Exception {
    ResultHeader header =
        new ResultHeader(
            "_1",
            "http://localhost/xkms",
            ResultCode.SUCCESS,
            Optional.of("_0"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(ExplanationExtension.answer(explanation)));
    byte[] wire =
        dev.signet.xkms.xml.dom.SecureXml.serialise(
            new MessageWriter().write(new Result.Plain(header)));
    return Grammar.message(new String(wire, StandardCharsets.UTF_8));
  }

  private static Explanation explanation() {
    return new Explanation(
        List.of(
            new Explanation.Ground(
                "IssuerTrust", StatusValue.VALID, "RFC 5280 6.1", "a path", Optional.of("none"))),
        List.of("CN=Leaf"),
        List.of(Traced.EVERYTHING));
  }

  @Test
  void aWholeExplanationBelongsToTheLanguage() throws Exception {
    assertThat(Grammar.of(SCHEMA).complaintAbout(result(explanation()))).isEmpty();
  }

  @Test
  void theQuestionBelongsToTheLanguage() throws Exception {
    String question = ExplanationExtension.question().xml();
    Document request =
        Grammar.message(
            "<ValidateRequest xmlns='http://www.w3.org/2002/03/xkms#' Id='_1' Service='urn:s'>"
                + question
                + "<QueryKeyBinding><UseKeyWith Application='urn:a' Identifier='b'/>"
                + "</QueryKeyBinding></ValidateRequest>");
    assertThat(Grammar.of(SCHEMA).complaintAbout(request)).isEmpty();
  }

  @Test
  void anotherElementDoesNot() throws Exception {
    Document wrong = result(explanation());
    wrong
        .getElementsByTagNameNS("*", "Spent")
        .item(0)
        .getParentNode()
        .appendChild(wrong.createElementNS(ExplanationExtension.NAMESPACE, "Spent"));
    assertThat(Grammar.of(SCHEMA).complaintAbout(wrong)).isPresent();
  }
}
