package dev.signet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Request bodies in SOAP 1.1, which every peer speaks. */
final class Messages {
  private final String service;

  Messages(String service) {
    this.service = service;
  }

  String locate(int number, String application, String identifier) {
    return envelope(
        "Locate",
        number,
        "<UseKeyWith Application=\"" + application + "\" Identifier=\"" + identifier + "\"/>");
  }

  String validate(int number, Path certificate) {
    return envelope(
        "Validate",
        number,
        "<KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>"
            + base64(certificate)
            + "</X509Certificate></X509Data></KeyInfo>");
  }

  private String envelope(String operation, int number, String query) {
    String element = operation + "Request";
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><"
        + element
        + " xmlns=\"http://www.w3.org/2002/03/xkms#\" Id=\"I"
        + number
        + "\" Service=\""
        + service
        + "\"><RespondWith>http://www.w3.org/2002/03/xkms#X509Cert</RespondWith><QueryKeyBinding>"
        + query
        + "</QueryKeyBinding></"
        + element
        + "></s:Body></s:Envelope>";
  }

  private static String base64(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
