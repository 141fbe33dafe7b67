package dev.signet.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.judge.cases.Archive;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackWebTest {
  @TempDir private Path home;

  private LoopbackWeb web() throws Exception {
    new CaseBook(home)
        .page("a.example/80/x/one.p7c", new byte[] {1, 2})
        .page("a.example/8080/x/one.p7c", new byte[] {3})
        .page("a.example/80/empty", new byte[0])
        .page("noport/x", new byte[] {4})
        .write();
    return new LoopbackWeb(new Archive(home.resolve("www.zip")));
  }

  private static HttpResponse<byte[]> get(InetSocketAddress where, String path) throws Exception {
    String url = "http://" + where.getAddress().getHostAddress() + ":" + where.getPort() + path;
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static InetSocketAddress site(int port) {
    return InetSocketAddress.createUnresolved("a.example", port);
  }

  @Test
  void everyHostAndPortAnswersWithItsOwnPages() throws Exception {
    try (LoopbackWeb web = web()) {
      assertThat(web.addresses().keySet()).containsExactlyInAnyOrder(site(80), site(8080));
      assertThat(web.addresses().values()).allMatch(at -> at.getAddress().isLoopbackAddress());
      assertThat(get(web.addresses().get(site(80)), "/x/one.p7c").body()).containsExactly(1, 2);
      assertThat(get(web.addresses().get(site(8080)), "/x/one.p7c").body()).containsExactly(3);
    }
  }

  @Test
  void whatTheArchiveDoesNotHoldIsNotFound() throws Exception {
    try (LoopbackWeb web = web()) {
      assertThat(get(web.addresses().get(site(8080)), "/empty").statusCode()).isEqualTo(404);
      HttpResponse<byte[]> empty = get(web.addresses().get(site(80)), "/empty");
      assertThat(empty.statusCode()).isEqualTo(200);
      assertThat(empty.body()).isEmpty();
    }
  }
}
