package dev.signet.pki.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/** An LDAP server on loopback that answers one search a connection with the octets of a script. */
final class ScriptedDirectory implements AutoCloseable {

  private final ServerSocket listening;
  private final Script script;
  final List<byte[]> requests = new CopyOnWriteArrayList<>();

  /** What is sent once a search was read. */
  interface Script {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  ScriptedDirectory(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
    Thread thread = new Thread(this::accept, "scripted-directory");
    thread.setDaemon(true);
    thread.start();
  }

  static ScriptedDirectory with(Script script) {
    try {
      return new ScriptedDirectory(
          new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static ScriptedDirectory saying(byte[]... messages) {
    return with(out -> out.write(joined(messages)));
  }

  /** An entry with one attribute. */
  static byte[] entry(String attribute, byte[]... values) {
    ASN1Encodable[] all =
        Arrays.stream(values).map(DEROctetString::new).toArray(ASN1Encodable[]::new);
    DERSequence one = new DERSequence(new ASN1Encodable[] {text(attribute), new DERSet(all)});
    return message(4, new DERSequence(new ASN1Encodable[] {text("cn=a"), new DERSequence(one)}));
  }

  static byte[] done(int code) {
    return message(
        5, new DERSequence(new ASN1Encodable[] {new ASN1Enumerated(code), text(""), text("")}));
  }

  static byte[] reference(String uri) {
    return message(19, new DERSequence(text(uri)));
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  String authority() {
    return "127.0.0.1:" + port();
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try (Socket connection = listening.accept()) {
        InputStream in = connection.getInputStream();
        in.skipNBytes(1);
        int length = in.read();
        int octets = length < 0x80 ? 0 : length - 0x80;
        for (length = octets == 0 ? length : 0; octets > 0; octets--) {
          length = length << 8 | in.read();
        }
        requests.add(in.readNBytes(length));
        script.answer(connection.getOutputStream());
      } catch (IOException | InterruptedException gone) {
        // The client hung up, as some of these tests want it to.
      }
    }
  }

  private static byte[] message(int operation, DERSequence content) {
    try {
      DERTaggedObject tagged = new DERTaggedObject(false, BERTags.APPLICATION, operation, content);
      return new DERSequence(new ASN1Encodable[] {new ASN1Integer(1), tagged}).getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static DEROctetString text(String value) {
    return new DEROctetString(ScriptedHost.octets(value));
  }
}
