package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built WAR in a real Liberty: it starts cleanly and answers. */
@ExtendWith(ArquillianExtension.class)
class ServerIT {
  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  @Test
  void theDoorAnswers() throws Exception {
    assertThat(get(RunningServer.http("/xkms")).statusCode()).isEqualTo(200);
  }

  @Test
  void theHealthDoorSaysUp() throws Exception {
    HttpResponse<String> health = get(RunningServer.http("/health"));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"status\":\"UP\"");
  }

  @Test
  void libertyStartsWithoutAnError() throws Exception {
    // CWWKF0001E, a feature that does not exist, would otherwise be no more than a line in a log.
    Path log = RunningServer.serverDirectory().resolve("logs/messages.log");
    assertThat(Files.readAllLines(log))
        .noneMatch(line -> line.matches(".* E [A-Z]{4,5}\\d{4}E: .*"));
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
