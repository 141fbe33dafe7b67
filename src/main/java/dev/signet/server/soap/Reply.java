package dev.signet.server.soap;

import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.WireBinding;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;

/** What goes back over HTTP: a status and an entity. */
record Reply(int status, String contentType, byte[] entity) {
  static final String XML = "text/xml;charset=UTF-8";
  private static final String SOAP12 = "application/soap+xml;charset=UTF-8";
  private static final String TEXT = "text/plain;charset=UTF-8";

  /** A line for people, where no XKMS answer is possible. */
  static Reply text(int status, String line) {
    return new Reply(status, TEXT, (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** An answer in the envelope of its binding. */
  static Reply result(Document message, WireBinding binding) {
    return new Reply(
        HttpServletResponse.SC_OK, typeOf(binding), SoapEnvelope.serialise(message, binding));
  }

  static String typeOf(WireBinding binding) {
    return binding == WireBinding.SOAP12 ? SOAP12 : XML;
  }

  /** Sends it; no cache may keep it. */
  void sendTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(contentType);
    response.setContentLength(entity.length);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "5");
    }
    response.getOutputStream().write(entity);
  }
}
