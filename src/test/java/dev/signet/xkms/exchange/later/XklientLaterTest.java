package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.desk;
import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.assertRefused;
import static dev.signet.xkms.exchange.later.Messages.locate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The PendingRequest and the StatusRequest of Apache xml-security-c's client, with Ids of ours. */
class XklientLaterTest {
  private static final Path MESSAGES =
      Path.of("../shared/corpora/xkms/xml-security-c-2.0.4-xklient");
  private static final Deferral ONE = Deferral.approval("one", 1);

  private final Exchange exchange = new Exchange();
  private final LaterDesk desk = desk(exchange.node());

  @AfterEach
  void close() {
    exchange.close();
  }

  private Request message(String file, String original, String responseId) {
    Assumptions.assumeTrue(Files.isDirectory(MESSAGES), "corpus absent");
    try {
      String text = Files.readString(MESSAGES.resolve(file));
      String message =
          text.substring(text.indexOf("<xkms:"), text.indexOf("</env:Body>"))
              .replace("Ioriginal", original)
              .replace("Rresp", responseId);
      return exchange.reader.readRequest(SecureXml.parse(message.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | MalformedXml | BadMessage broken) {
      throw new AssertionError(broken);
    }
  }

  private static <R extends Request> ReceivedRequest<R> received(R request) {
    return new ReceivedRequest<>(request, new SignatureFinding.NotSigned(), Exchange.TLS);
  }

  @Test
  void itsPendingRequestIsUnderstood() throws Refused {
    String id = desk.take(exchange.sent(locate("_1")), ONE).result().header().id();
    Request.Pending known = (Request.Pending) message("14-soap11-pending.xml", "_1", id);
    assertThat(words(desk.collect(received(known)).result())).isEqualTo("Pending");
    Request.Pending asSent =
        (Request.Pending) message("14-soap11-pending.xml", "Ioriginal", "Rresp");
    assertRefused("Sender/UnknownResponseId", () -> desk.collect(received(asSent)));
  }

  @Test
  void itsStatusRequestIsUnderstood() throws Refused {
    String id = desk.take(exchange.sent(locate("_1")), ONE).result().header().id();
    Request.Status known = (Request.Status) message("15-soap11-status.xml", "_1", id);
    assertThat(words(desk.status(received(known)).result())).isEqualTo("Pending");
    Request.Status asSent = (Request.Status) message("15-soap11-status.xml", "Ioriginal", "Rresp");
    assertRefused("Sender/UnknownResponseId", () -> desk.status(received(asSent)));
  }
}
