package dev.signet.xkms.xml;

import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.w3c.dom.Document;

/** What messages cost in CPU time on one thread, printed; run by hand, asserts nothing. */
final class MessageTimings {
  private static final int WARM_UP = 4000;
  private static final int ROUNDS = 4000;

  private static final MessageReader READER = new MessageReader(AlgorithmProfile.MODERN);
  private static final MessageWriter WRITER = new MessageWriter();
  private static final MessageSignature SIGNATURES = new MessageSignature(AlgorithmProfile.MODERN);

  private MessageTimings() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    byte[] request = octets(request());
    SigningIdentity p256 = TestKeys.identity(TestKeys.p256());
    byte[] signedP256 = octets(signed(request(), p256));
    byte[] signedRsa = octets(signed(request(), TestKeys.identity(TestKeys.rsa(2048))));
    out.println("octets: request " + request.length + ", result " + octets(result()).length);
    print(out, "parse, open, read a Locate", () -> READER.readRequest(open(request)));
    print(out, "write, serialise its result", () -> octets(result()));
    print(out, "write, sign P-256, serialise", () -> octets(signed(result(), p256)));
    print(out, "parse, open", () -> open(signedP256));
    print(out, "parse, open, verify P-256", () -> SIGNATURES.verify(open(signedP256)));
    print(out, "parse, open, verify RSA-2048", () -> SIGNATURES.verify(open(signedRsa)));
  }

  private static void print(PrintStream out, String what, Callable<?> work) throws Exception {
    repeat(WARM_UP, work);
    long start = cpu();
    repeat(ROUNDS, work);
    out.printf("%-32s %7.1f us%n", what, (cpu() - start) / 1000.0 / ROUNDS);
  }

  private static void repeat(int times, Callable<?> work) throws Exception {
    for (int i = 0; i < times; i++) {
      work.call();
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Document request() {
    KeyPair issuer = ISSUER;
    var certificate =
        new KeyDatum.Certificate(TestKeys.certificate("CN=A", issuer, "CN=B", issuer.getPublic()));
    BindingDescription description =
        new BindingDescription(
            Optional.empty(), KeyInfo.of(certificate), Set.of(), List.of(WireMessages.ALICE));
    return WRITER.write(
        new Request.Locate(
            RequestHeader.of("_1", WireMessages.SERVICE),
            new QueryKeyBinding(description, Optional.empty())),
        RequestCredentials.NONE);
  }

  private static final KeyPair ISSUER = TestKeys.p256();

  private static Document result() {
    ResultHeader header =
        ResultHeader.of("_2", WireMessages.SERVICE, ResultCode.SUCCESS, Optional.of("_1"));
    return WRITER.write(new Result.Locate(header, List.of(WireMessages.unverified())));
  }

  private static Document signed(Document message, SigningIdentity identity) {
    SIGNATURES.sign(message, identity);
    return message;
  }

  private static byte[] octets(Document message) {
    return SoapEnvelope.serialise(message, WireBinding.SOAP12);
  }

  private static Document open(byte[] octets) throws MalformedXml, BadEnvelope {
    return SoapEnvelope.open(SecureXml.parse(octets)).message();
  }
}
