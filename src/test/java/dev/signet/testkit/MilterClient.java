package dev.signet.testkit;

import dev.signet.mail.smtp.ListenAddress;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An MTA that shows its mail to a filter, as Postfix 3.7 does: with its offer, its order of
 * commands, its buffer (two segments of the loopback interface, written when full or before it
 * waits, Nagle's algorithm on) and its way of carrying out changes. It knows nothing of the code
 * under test.
 */
public final class MilterClient implements Closeable {
  public static final int VERSION = 6;
  public static final int ACTIONS = 0x1ff;
  public static final int PROTOCOL = 0x1fffff;
  public static final int LEADING_SPACE = 0x10_0000;

  private static final int BUFFER = 2 * 65_483;
  private static final int CHUNK = 65_535;

  private static final Map<String, String> QUEUED = Map.of("i", "4F1x");

  /** Flags by which a filter says that it does not answer a command, or does not want it. */
  private static final Map<Character, int[]> FLAGS =
      Map.of(
          'C', new int[] {0x1000, 0x1},
          'H', new int[] {0x2000, 0x2},
          'M', new int[] {0x4000, 0x4},
          'R', new int[] {0x8000, 0x8},
          'T', new int[] {0x10000, 0x200},
          'L', new int[] {0x80, 0x20},
          'N', new int[] {0x40000, 0x40},
          'B', new int[] {0x80000, 0x10},
          'U', new int[] {0x20000, 0x100},
          'E', new int[] {0, 0});

  private final SocketChannel channel;
  private final DataInputStream in;
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private int agreedActions;
  private int agreedProtocol;

  private MilterClient(SocketChannel channel) {
    this.channel = channel;
    this.in = new DataInputStream(Channels.newInputStream(channel));
    this.out = Channels.newOutputStream(channel);
  }

  /** Connects and agrees with the filter, as Postfix 3.7 with its defaults. */
  public static MilterClient of(ListenAddress filter) throws IOException {
    MilterClient client = connect(filter);
    client.negotiate(VERSION, ACTIONS, PROTOCOL);
    return client;
  }

  /** Only connects. */
  public static MilterClient connect(ListenAddress filter) throws IOException {
    SocketChannel channel =
        filter.isUnix() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    channel.connect(filter.socket());
    return new MilterClient(channel);
  }

  /** Offers; afterwards the agreement holds. */
  public void negotiate(int version, int actions, int protocol) throws IOException {
    ByteBuffer offer = ByteBuffer.allocate(12).putInt(version).putInt(actions).putInt(protocol);
    send('O', offer.array());
    Packet answer = next();
    ByteBuffer numbers = ByteBuffer.wrap(answer.data());
    if (answer.command() != 'O' || numbers.getInt() > version) {
      throw new AssertionError("not an agreement: " + answer);
    }
    agreedActions = numbers.getInt();
    agreedProtocol = numbers.getInt();
    if ((agreedActions & ~actions) != 0 || (agreedProtocol & ~protocol) != 0) {
      throw new AssertionError("the filter wants what was not offered");
    }
  }

  public int agreedActions() {
    return agreedActions;
  }

  public int agreedProtocol() {
    return agreedProtocol;
  }

  /** Tells macros for a command; names as on the wire. */
  public void macros(char command, Map<String, String> macros) throws IOException {
    StringBuilder data = new StringBuilder().append(command);
    macros.forEach((name, value) -> data.append(name).append('\0').append(value).append('\0'));
    send('D', octets(data.toString()));
  }

  /** A client came over IPv4. */
  public Packet clientAt(String name, String address, int port) throws IOException {
    String data = name + "\0004" + (char) (port >> 8) + (char) (port & 0xff) + address + "\0";
    return step('C', octets(data));
  }

  /** One with a name and an EHLO, at the listener of that name. */
  public void client(String listener) throws IOException {
    macros('C', Map.of("{daemon_name}", listener, "j", "mta.example"));
    clientAt("client.example", "192.0.2.7", 2500);
    macros('H', Map.of());
    step('H', octets("client.example\0"));
  }

  /** Offers one message and carries out what the filter says. */
  public Outcome mail(String from, List<String> to, String message) throws IOException {
    envelope(from, to);
    return show(message);
  }

  /** Header, body and end of a message whose envelope is told; carries out what the filter says. */
  public Outcome show(String message) throws IOException {
    PostfixQueueFile queued = new PostfixQueueFile(message);
    showContent(queued);
    return endOfBody(queued);
  }

  /**
   * MAIL, RCPT and DATA; a recipient that is refused is none. Postfix writes the macros of DATA
   * even if the filter does not want DATA, and writes them at once: another process shows the
   * content.
   */
  public void envelope(String from, List<String> to) throws IOException {
    macros('M', Map.of("{mail_addr}", from.replaceAll("[<>]|\0.*", "")));
    step('M', octets(from + "\0"));
    for (String recipient : to) {
      macros('R', new LinkedHashMap<>(Map.of("{rcpt_addr}", recipient, "{rcpt_mailer}", "relay")));
      step('R', octets(recipient + "\0"));
    }
    macros('T', QUEUED);
    step('T', new byte[0]);
    flush();
  }

  private void showContent(PostfixQueueFile queued) throws IOException {
    for (String field : queued.shown()) {
      String value = PostfixQueueFile.valueOf(field);
      boolean isCut = (agreedProtocol & LEADING_SPACE) == 0 && value.startsWith(" ");
      String shown = isCut ? value.substring(1) : value;
      macros('L', QUEUED);
      step('L', octets(PostfixQueueFile.nameOf(field) + "\0" + shown + "\0"));
    }
    step('N', new byte[0]);
    byte[] body = octets(queued.body());
    for (int at = 0; at < body.length; at += CHUNK) {
      step('B', java.util.Arrays.copyOfRange(body, at, Math.min(body.length, at + CHUNK)));
    }
  }

  private Outcome endOfBody(PostfixQueueFile queued) throws IOException {
    macros('E', QUEUED);
    send('E', new byte[0]);
    List<String> steps = new ArrayList<>();
    while (true) {
      Packet packet = next();
      steps.add(packet.toString());
      if (!isStep(packet, queued)) {
        return new Outcome(packet.command(), packet.text(), queued.octets(), steps);
      }
    }
  }

  private boolean isStep(Packet packet, PostfixQueueFile queued) {
    ByteBuffer data = ByteBuffer.wrap(packet.data());
    switch (packet.command()) {
      case 'p' -> {}
      case 'h' -> {
        String[] parts = parts(packet.text());
        queued.append(parts[0], spaced(parts[1]));
      }
      case 'i' -> {
        String[] parts = parts(packet.text().substring(4));
        queued.insert(data.getInt(), parts[0], spaced(parts[1]));
      }
      case 'm' -> {
        String[] parts = parts(packet.text().substring(4));
        queued.change(data.getInt(), parts[0], parts[1].isEmpty() ? "" : spaced(parts[1]));
      }
      case 'b' -> queued.replaceBody(packet.text());
      default -> {
        return false;
      }
    }
    return true;
  }

  private String spaced(String value) {
    return (agreedProtocol & LEADING_SPACE) == 0 ? " " + value : value;
  }

  private static String[] parts(String data) {
    String[] parts = data.split("\0", -1);
    if (parts.length != 3 || !parts[2].isEmpty() || parts[0].isEmpty()) {
      throw new AssertionError("not a name and a value: " + data);
    }
    return parts;
  }

  /** Sends a command if the filter wants it, and takes its answer if it gives one. */
  public Packet step(char command, byte[] data) throws IOException {
    int[] flags = FLAGS.get(command);
    if ((agreedProtocol & flags[1]) != 0) {
      return new Packet('c', new byte[0]);
    }
    send(command, data);
    return (agreedProtocol & flags[0]) != 0 ? new Packet('c', new byte[0]) : next();
  }

  /** Puts a packet into the buffer. */
  public void send(char command, byte[] data) throws IOException {
    raw(ByteBuffer.allocate(5).putInt(data.length + 1).put((byte) command).array());
    raw(data);
  }

  /** Puts octets into the buffer, packets or not. */
  public void raw(byte[] octets) throws IOException {
    for (int at = 0; at < octets.length; ) {
      int some = Math.min(buffer.remaining(), octets.length - at);
      buffer.put(octets, at, some);
      at += some;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
  }

  /** Writes what is in the buffer. */
  public void flush() throws IOException {
    if (buffer.position() > 0) {
      out.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
  }

  /** The filter's next packet. */
  public Packet next() throws IOException {
    flush();
    byte[] packet = new byte[in.readInt()];
    in.readFully(packet);
    return new Packet((char) packet[0], java.util.Arrays.copyOfRange(packet, 1, packet.length));
  }

  /** Waits until the filter ends the connection; takes what it says before. */
  public boolean isOver() {
    try {
      flush();
      while (in.read() >= 0) {
        // An answer to what was still in order.
      }
    } catch (IOException reset) {
      // It ended while something was on its way to it.
    }
    return true;
  }

  public static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** What a filter said. */
  public record Packet(char command, byte[] data) {

    public String text() {
      return new String(data, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return command + ":" + (data.length > 100 ? data.length + " octets" : text());
    }
  }

  /**
   * What came of a message.
   *
   * @param verdict {@code c} if it goes on, {@code y} if it is refused
   * @param reply with {@code y}, as on the wire
   * @param message as it is queued now, without the MTA's own trace field
   * @param steps all packets, for a person
   */
  public record Outcome(char verdict, String reply, byte[] message, List<String> steps) {

    public String text() {
      return new String(message, StandardCharsets.ISO_8859_1);
    }
  }
}
