package dev.signet.server;

import dev.signet.server.config.Settings.Listening;
import dev.signet.server.soap.XkmsDoor;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Namespaces;

/** What is printed after a start: where the house listens, where its data lies, what to try. */
record Greeting(Ground ground) {
  String text() {
    Listening at = ground.settings().listening();
    String http = "http://localhost:" + at.httpPort() + XkmsDoor.PATH;
    String https = "https://localhost:" + at.httpsPort() + XkmsDoor.PATH;
    return String.join(
        System.lineSeparator(),
        "Signet answers at " + http + " and " + https,
        "  data lies in    " + ground.data().root(),
        "  operator token  " + ground.data().operatorTokenFile(),
        "  try             curl -s " + http + " -d '" + locate(at) + "'");
  }

  /** A Locate without an envelope: works with nothing but curl, and with nothing registered. */
  private static String locate(Listening at) {
    return "<LocateRequest xmlns=\""
        + Namespaces.XKMS
        + "\" Id=\"I1\" Service=\""
        + at.publicUrl()
        + XkmsDoor.PATH
        + "\"><QueryKeyBinding><UseKeyWith Application=\""
        + Application.SMIME.uri()
        + "\" Identifier=\"alice@example.org\"/></QueryKeyBinding></LocateRequest>";
  }
}
