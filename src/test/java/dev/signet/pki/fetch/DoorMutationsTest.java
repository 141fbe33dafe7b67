package dev.signet.pki.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a server sends, the door answers with a result and within its time. */
@Timeout(120)
class DoorMutationsTest {

  private static final List<String> HTTP =
      List.of(
          ScriptedHost.ok("content"),
          ScriptedHost.redirect(302, "http://example.org/a?b#c"),
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nA: b\r\n\r\n");

  private final DoorLab lab = new DoorLab();
  private final Random random = new Random(17);

  @AfterEach
  void closeDoors() {
    lab.close();
  }

  @Test
  void answersEveryMutationOfAnHttpAnswer() throws IOException {
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) -> send(out, ScriptedHost.octets(HTTP.get(random.nextInt(3)))))) {
      lab.rules = lab.rules.admitting(host.authority());
      assertAnswers(host.uri("/a"), 600);
    }
  }

  @Test
  void answersEveryMutationOfALdapAnswer() throws IOException {
    byte[] answer =
        ScriptedDirectory.joined(
            ScriptedDirectory.entry("certificateRevocationList;binary", new byte[] {0x30, 0}),
            ScriptedDirectory.reference("ldap://example.org/"),
            ScriptedDirectory.done(0));
    try (ScriptedDirectory directory = ScriptedDirectory.with(out -> send(out, answer))) {
      lab.rules = lab.rules.withLdap().admitting(directory.authority());
      assertAnswers(URI.create("ldap://" + directory.authority() + "/cn=a"), 600);
    }
  }

  private void assertAnswers(URI uri, int times) {
    lab.limits = lab.limits.withEach(new FetchLimits.Limit(1000, Duration.ofSeconds(2)));
    GuardedDoor door = lab.door();
    for (int i = 0; i < times; i++) {
      lab.clock.advance(Duration.ofMinutes(1));
      FetchResult result = door.fetch(FetchRequest.crl(uri), lab.budget());
      assertThat(DoorLab.text(result)).doesNotContain("the door was closed");
      assertThat(result.took()).isLessThan(Duration.ofSeconds(20));
    }
  }

  private void send(OutputStream out, byte[] good) throws IOException {
    byte[] bad = good.clone();
    for (int flips = random.nextInt(4); flips > 0; flips--) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    }
    out.write(bad, 0, random.nextInt(8) == 0 ? random.nextInt(bad.length) : bad.length);
  }
}
