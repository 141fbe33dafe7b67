package dev.signet.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.w3c.dom.Document;

/**
 * A key service on a free loopback port that says what a test wants it to say, and remembers what
 * it was asked.
 */
public final class FakeService implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** What the service does with one HTTP request. */
  public interface Script {
    Reply answer(Heard heard) throws Exception;
  }

  /** One answer. */
  public record Reply(int status, Map<String, String> fields, byte[] body) {
    public static Reply of(int status, String text) {
      return new Reply(status, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply json(int status, String text) {
      return new Reply(
          status,
          Map.of("Content-Type", "application/json"),
          text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** One request as it came. */
  public record Heard(String method, URI uri, Map<String, List<String>> fields, byte[] body) {
    public Request request() throws Exception {
      return new MessageReader(AlgorithmProfile.MODERN).readRequest(message());
    }

    public Document message() throws Exception {
      return SoapEnvelope.open(SecureXml.parse(body)).message();
    }

    public String field(String name) {
      return fields.getOrDefault(name, List.of("")).get(0);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The answer in the binding of the question. */
    public Reply reply(Document message) throws Exception {
      byte[] octets =
          SoapEnvelope.serialise(message, SoapEnvelope.open(SecureXml.parse(body)).binding());
      return new Reply(200, Map.of(), octets);
    }
  }

  private FakeService(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", exchange -> handle(exchange, script));
    server.start();
  }

  public static FakeService doing(Script script) throws IOException {
    return new FakeService(script);
  }

  /** Answers every XKMS request, unsigned. */
  public static FakeService unsigned(Function<Request, Result> answers) throws IOException {
    return new FakeService(
        heard -> heard.reply(new MessageWriter().write(answers.apply(heard.request()))));
  }

  /** Answers every XKMS request and signs the answers. */
  public static FakeService signing(SigningIdentity identity, Function<Request, Result> answers)
      throws IOException {
    return new FakeService(heard -> heard.reply(signed(answers.apply(heard.request()), identity)));
  }

  public static Document signed(Result result, SigningIdentity identity) {
    Document message = new MessageWriter().write(result);
    new MessageSignature(AlgorithmProfile.MODERN).sign(message, identity);
    return message;
  }

  /** The service's own URI. */
  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/xkms";
  }

  public List<Heard> heard() {
    return heard;
  }

  private void handle(HttpExchange exchange, Script script) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Heard request =
        new Heard(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            Map.copyOf(exchange.getRequestHeaders()),
            body);
    heard.add(request);
    Reply reply = answer(script, request);
    reply.fields().forEach(exchange.getResponseHeaders()::set);
    try {
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      if (reply.body().length > 0) {
        exchange.getResponseBody().write(reply.body());
      }
    } catch (IOException clientLeft) {
      // a client that hangs up is what some tests are about
    } finally {
      exchange.close();
    }
  }

  private static Reply answer(Script script, Heard request) {
    try {
      return script.answer(request);
    } catch (Exception broken) {
      return Reply.of(599, "the test's own script failed: " + broken);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
