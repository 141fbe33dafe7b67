package dev.signet.xkms.xml;

import static dev.signet.xkms.xml.WireHeaders.failed;
import static dev.signet.xkms.xml.WireHeaders.header;
import static dev.signet.xkms.xml.WireHeaders.inner;
import static dev.signet.xkms.xml.WireHeaders.richHeader;
import static dev.signet.xkms.xml.WireHeaders.richResult;
import static dev.signet.xkms.xml.WireHeaders.secondHeader;
import static dev.signet.xkms.xml.WireHeaders.success;
import static dev.signet.xkms.xml.WireMessages.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.Canonical;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** One file for each message on the wire: reading gives the value, writing the value the file. */
class WireFilesTest {
  private final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);
  private final MessageWriter writer = new MessageWriter();

  private static Map<String, Request> requests() {
    Map<String, Request> files = new LinkedHashMap<>();
    files.put("locate-request", new Request.Locate(richHeader(), WireMessages.query()));
    files.put("locate-request-every-key-form", new Request.Locate(header(), everyKeyForm()));
    files.put("validate-request", new Request.Validate(header(), WireMessages.query()));
    files.put(
        "revoke-request-by-code",
        new Request.Revoke(
            header(),
            WireMessages.named(),
            Authentication.NONE,
            Optional.of(WireMessages.SECRET.revocationCode())));
    files.put(
        "recover-request",
        new Request.Recover(
            header(),
            WireMessages.named(),
            new Authentication(Optional.empty(), Optional.of(WireMessages.password()))));
    files.put("pending-request", new Request.Pending(secondHeader(), "_res1"));
    files.put("status-request", new Request.Status(secondHeader(), "_res1"));
    files.put(
        "compound-request",
        new Request.Compound(
            header(),
            List.of(
                new Request.Locate(RequestHeader.of("_r2", SERVICE), WireMessages.query()),
                new Request.Validate(RequestHeader.of("_r3", SERVICE), WireMessages.query()))));
    files.put("compound-request-of-changes", changes());
    return files;
  }

  private static Request.Compound changes() {
    Authentication password =
        new Authentication(Optional.empty(), Optional.of(WireMessages.password()));
    return new Request.Compound(
        header(),
        List.of(
            new Request.Register(
                inner("_r2"), WireMessages.prototype(), password, Optional.empty()),
            new Request.Reissue(
                inner("_r3"), WireMessages.named("_b3"), password, Optional.empty()),
            new Request.Revoke(
                inner("_r4"),
                WireMessages.named("_b4"),
                Authentication.NONE,
                Optional.of(WireMessages.SECRET.revocationCode())),
            new Request.Recover(inner("_r5"), WireMessages.named("_b5"), password)));
  }

  /** Messages that are signed as a whole; the key's signatures are always the same. */
  private static Map<String, Supplier<Document>> signedMessages() {
    MessageWriter writer = new MessageWriter();
    Map<String, Supplier<Document>> files = new LinkedHashMap<>();
    var request = new Request.Locate(header(), WireMessages.query());
    files.put(
        "locate-request-signed", () -> signed(writer.write(request, RequestCredentials.NONE)));
    var result = new Result.Locate(success(), List.of(WireMessages.unverified()));
    files.put("locate-result-signed", () -> signed(writer.write(result)));
    return files;
  }

  private static Document signed(Document message) {
    new MessageSignature(AlgorithmProfile.MODERN).sign(message, WireMessages.ed25519Identity());
    return message;
  }

  @TestFactory
  Stream<DynamicTest> signedMessagesAreWrittenAndVerified() {
    return signedMessages().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      Document file = file(e.getKey());
                      assertSame(e.getValue().get(), file);
                      assertThat(new MessageSignature(AlgorithmProfile.MODERN).verify(file))
                          .isInstanceOf(SignatureFinding.Verified.class);
                    }));
  }

  private static Map<String, Result> results() {
    Map<String, Result> files = new LinkedHashMap<>();
    files.put("result", new Result.Plain(failed()));
    files.put("locate-result", new Result.Locate(richResult(), List.of(WireMessages.unverified())));
    files.put(
        "validate-result",
        new Result.Validate(success(), List.of(WireMessages.valid(), WireMessages.revoked())));
    files.put(
        "register-result",
        new Result.Register(
            success(), List.of(WireMessages.valid()), Optional.of(WireMessages.privateKey())));
    files.put("reissue-result", new Result.Reissue(success(), List.of(WireMessages.valid())));
    files.put("revoke-result", new Result.Revoke(success(), List.of(WireMessages.revoked())));
    files.put(
        "recover-result",
        new Result.Recover(
            success(), List.of(WireMessages.revoked()), Optional.of(WireMessages.privateKey())));
    files.put(
        "status-result",
        new Result.Status(
            success(),
            Optional.of(BigInteger.TWO),
            Optional.of(BigInteger.ONE),
            Optional.of(BigInteger.ZERO)));
    files.put(
        "compound-result",
        new Result.Compound(
            success(),
            List.of(
                new Result.Locate(inner("_res2", "_r2"), List.of(WireMessages.unverified())),
                new Result.Validate(inner("_res3", "_r3"), List.of(WireMessages.revoked())))));
    files.put(
        "compound-result-of-changes",
        new Result.Compound(
            success(),
            List.of(
                new Result.Register(inner("_res2", "_r2"), List.of(), Optional.empty()),
                new Result.Reissue(inner("_res3", "_r3"), List.of(WireMessages.valid())),
                new Result.Revoke(inner("_res4", "_r4"), List.of(WireMessages.revoked())),
                new Result.Recover(
                    inner("_res5", "_r5"), List.of(), Optional.of(WireMessages.privateKey())))));
    return files;
  }

  /** Names of all files that are tested here. */
  static Set<String> tested() {
    Set<String> names = new TreeSet<>(requests().keySet());
    names.addAll(results().keySet());
    names.addAll(signedRequests().keySet());
    names.addAll(signedMessages().keySet());
    return names;
  }

  @TestFactory
  Stream<DynamicTest> requestsAreReadAndWritten() {
    return requests().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      Document file = file(e.getKey());
                      assertThat(reader.readRequest(file)).isEqualTo(e.getValue());
                      assertSame(writer.write(e.getValue(), RequestCredentials.NONE), file);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> resultsAreReadAndWritten() {
    return results().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      Document file = file(e.getKey());
                      assertThat(reader.readResult(file)).isEqualTo(e.getValue());
                      assertSame(writer.write(e.getValue()), file);
                    }));
  }

  /** Requests with signatures over their key binding, as values and credentials. */
  private static Map<String, Supplier<Document>> signedRequests() {
    Optional<SigningIdentity> key = Optional.of(WireMessages.ed25519Identity());
    RequestCredentials secret =
        new RequestCredentials(
            Optional.of(WireMessages.SECRET.authenticationKey()), Optional.empty(), key);
    RequestCredentials registered = new RequestCredentials(Optional.empty(), key, Optional.empty());
    MessageWriter writer = new MessageWriter();
    Authentication none = Authentication.NONE;
    var named = WireMessages.named();
    Map<String, Supplier<Document>> files = new LinkedHashMap<>();
    var register = new Request.Register(header(), WireMessages.prototype(), none, Optional.empty());
    files.put("register-request", () -> writer.write(register, secret));
    var reissue = new Request.Reissue(header(), named, none, Optional.empty());
    files.put("reissue-request", () -> writer.write(reissue, secret));
    var revoke = new Request.Revoke(header(), named, none, Optional.empty());
    files.put("revoke-request", () -> writer.write(revoke, registered));
    return files;
  }

  @TestFactory
  Stream<DynamicTest> signedRequestsAreWrittenAndWrittenAgain() {
    return signedRequests().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      Document file = file(e.getKey());
                      assertSame(e.getValue().get(), file);
                      Request read = reader.readRequest(file(e.getKey()));
                      assertSame(writer.write(read, RequestCredentials.NONE), file);
                    }));
  }

  @Test
  void theRegistrationInTheFileAuthenticates() throws Exception {
    Request.Register read = (Request.Register) reader.readRequest(file("register-request"));
    assertThat(read.prototype()).isEqualTo(WireMessages.prototype());
    var macKey = WireMessages.SECRET.authenticationKey();
    assertThat(read.authentication().keyBinding().orElseThrow().verifyWith(macKey).holds())
        .isTrue();
    assertThat(read.proofOfPossession().orElseThrow().verifyWith(WireMessages.ed25519()).holds())
        .isTrue();
  }

  @Test
  void theRevocationInTheFileNamesAndProvesItsKey() throws Exception {
    Request.Revoke read = (Request.Revoke) reader.readRequest(file("revoke-request"));
    var signature = read.authentication().keyBinding().orElseThrow();
    assertThat(signature.isMac()).isFalse();
    assertThat(signature.keyInfo().data()).hasSize(1);
    assertThat(signature.verifyWith(WireMessages.ed25519()).holds()).isTrue();
    assertThat(signature.verifyWith(WireMessages.p256()).holds()).isFalse();
  }

  @Test
  void aBindingThatIsAnsweredTwiceHasItsIdOnce() throws Exception {
    Result.Compound twice =
        new Result.Compound(
            success(),
            List.of(
                new Result.Locate(inner("_res2", "_r2"), List.of(WireMessages.unverified())),
                new Result.Validate(inner("_res3", "_r3"), List.of(WireMessages.valid()))));
    Result.Compound read = (Result.Compound) reader.readResult(writer.write(twice));
    assertThat(((Result.Locate) read.results().get(0)).bindings().get(0).description().id())
        .contains("_b1");
    assertThat(((Result.Validate) read.results().get(1)).bindings().get(0).description().id())
        .isEmpty();
  }

  @TestFactory
  @Requirement("XR-M10")
  Stream<DynamicTest> everyFileIsValidAgainstTheSchema() throws Exception {
    Path schema = Path.of("wsdl/xkms.xsd");
    if (!schema.toFile().exists()) {
      Assumptions.abort("schema absent");
    }
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    Schema xkms = factory.newSchema(schema.toFile());
    return tested().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertValid(xkms, name)));
  }

  private static void assertValid(Schema xkms, String name) throws Exception {
    // Extensions of a foreign namespace have no declaration to be checked against.
    Document file = file(name);
    Elements.childrenOf(file.getDocumentElement()).stream()
        .filter(e -> e.getNamespaceURI().startsWith("urn:example"))
        .forEach(e -> e.getParentNode().removeChild(e));
    xkms.newValidator().validate(new DOMSource(file));
  }

  private static void assertSame(Document written, Document file) {
    assertThat(canonical(written)).isEqualTo(canonical(file));
  }

  private static String canonical(Document document) {
    return new String(
        Canonical.octets(document.getDocumentElement()), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The file without the line breaks that only people need. */
  private static Document file(String name) {

    try (var in = WireFilesTest.class.getResourceAsStream("/messages/" + name + ".xml")) {
      assertThat(in).as("messages/%s.xml", name).isNotNull();
      Document document = SecureXml.parse(in.readAllBytes());
      strip(document.getDocumentElement());
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedXml e) {
      throw new AssertionError(name, e);
    }
  }

  private static void strip(Node node) {
    Node child = node.getFirstChild();
    while (child != null) {
      Node next = child.getNextSibling();
      if (child.getNodeType() == Node.TEXT_NODE && child.getNodeValue().isBlank()) {
        node.removeChild(child);
      } else {
        strip(child);
      }
      child = next;
    }
  }

  private static QueryKeyBinding everyKeyForm() {
    return new QueryKeyBinding(
        new BindingDescription(
            Optional.empty(), WireMessages.everyForm(), Set.of(KeyUsage.values()), List.of()),
        Optional.empty());
  }
}
