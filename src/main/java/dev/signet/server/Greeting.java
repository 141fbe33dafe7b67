package dev.signet.server;

import dev.signet.server.config.Settings.Listening;
import dev.signet.server.soap.XkmsDoor;

/** What is printed after a start: where the house listens, where its data lies, what to try. */
record Greeting(Ground ground) {
  String text() {
    Listening at = ground.settings().listening();
    return String.join(
        System.lineSeparator(),
        "Signet answers at http://localhost:"
            + at.httpPort()
            + XkmsDoor.PATH
            + " and https://localhost:"
            + at.httpsPort()
            + XkmsDoor.PATH,
        "  data lies in    " + ground.data().root(),
        "  operator token  " + ground.data().operatorTokenFile(),
        "  try             java -jar target/signet-cli.jar locate alice@example.org" + url(at));
  }

  private static String url(Listening at) {
    return at.httpPort() == 9080
        ? ""
        : " --service http://localhost:" + at.httpPort() + XkmsDoor.PATH;
  }
}
