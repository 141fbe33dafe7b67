package dev.signet.mail.relay;

import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.NextHop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A next hop on its worst days: it refuses, dawdles and hangs up, and remembers what it took. What
 * it does depends on the seed, the recipient and how often it was tried, not on the order of
 * events.
 */
final class UnreliableHop implements AutoCloseable {
  private final boolean isLmtp;
  private final long seed;
  private final ServerSocket listener;
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();
  private final Map<String, List<String>> taken = new ConcurrentHashMap<>();
  private final Map<String, Integer> doubts = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private UnreliableHop(boolean isLmtp, long seed, ServerSocket listener) {
    this.isLmtp = isLmtp;
    this.seed = seed;
    this.listener = listener;
  }

  static UnreliableHop open(boolean isLmtp, long seed) throws IOException {
    UnreliableHop hop =
        new UnreliableHop(isLmtp, seed, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    hop.thread(hop::accept);
    return hop;
  }

  NextHop asNextHop() {
    return new NextHop(ListenAddress.of("127.0.0.1:" + listener.getLocalPort()), isLmtp);
  }

  /** Every copy that it took responsibility for. */
  List<String> taken(String recipient) {
    return List.copyOf(taken.getOrDefault(recipient, List.of()));
  }

  /** How often it took the message and nobody heard so. */
  int doubts(String recipient) {
    return doubts.getOrDefault(recipient, 0);
  }

  /** Whether it ever refused the recipient for good. */
  boolean hasRefused(String recipient) {
    return refused.contains(recipient);
  }

  private void thread(Runnable work) {
    Thread thread = new Thread(work, "unreliable hop");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        thread(() -> serve(socket));
      }
    } catch (IOException closed) {
      // That is the end.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Session(socket).run();
    } catch (IOException gone) {
      // The other side hung up: what was taken is noted.
    } finally {
      open.remove(socket);
    }
  }

  private int luck(String what) {
    int tried = tries.merge(what, 1, Integer::sum);
    return new SplittableRandom(seed + what.hashCode() * 1_000_003L + tried).nextInt(100);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** One connection. */
  private final class Session {
    private final Socket socket;
    private final BufferedReader in;
    private final List<String> recipients = new ArrayList<>();

    Session(Socket socket) throws IOException {
      this.socket = socket;
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void run() throws IOException {
      say("220 hop");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!answered(line)) {
          return;
        }
      }
    }

    private boolean answered(String line) throws IOException {
      switch (line.substring(0, 4).toUpperCase(Locale.ROOT)) {
        case "EHLO", "LHLO" -> say("250-hop\r\n250-PIPELINING\r\n250 8BITMIME");
        case "MAIL", "RSET" -> {
          recipients.clear();
          say("250 2.0.0 ok");
        }
        case "RCPT" -> {
          return recipient(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
        }
        case "DATA" -> {
          return recipients.isEmpty() ? refuses("554 5.5.1 for whom?") : content();
        }
        default -> {
          say("221 2.0.0 bye");
          return false;
        }
      }
      return true;
    }

    private boolean recipient(String to) throws IOException {
      int luck = luck("rcpt " + to);
      if (luck < 2) {
        say("421 4.3.2 going down");
        return false;
      }
      if (luck < 4) {
        return false;
      }
      if (luck < 10) {
        return refuses("450 4.2.0 later");
      }
      if (luck < 13) {
        refused.add(to);
        return refuses("550 5.1.1 unknown");
      }
      recipients.add(to);
      say("250 2.1.5 ok");
      return true;
    }

    private boolean refuses(String reply) throws IOException {
      say(reply);
      return true;
    }

    private boolean content() throws IOException {
      int luck = luck("data " + recipients.get(0));
      if (luck < 4) {
        return refuses("451 4.3.1 no room");
      }
      say("354 go on");
      if (luck < 10) {
        in.readLine();
        return false;
      }
      String message = received();
      dawdle(luck);
      if (luck < 16) {
        return false;
      }
      if (luck < 24) {
        recipients.forEach(to -> take(to, message));
        recipients.forEach(to -> doubts.merge(to, 1, Integer::sum));
        return false;
      }
      return replied(message);
    }

    private static void dawdle(int luck) {
      if (luck % 10 == 0) {
        try {
          Thread.sleep(luck / 2);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private boolean replied(String message) throws IOException {
      if (!isLmtp) {
        String reply = reply(recipients.get(0));
        recipients.forEach(to -> note(to, reply, message));
        say(reply);
      } else {
        for (String to : recipients) {
          String reply = reply(to);
          note(to, reply, message);
          say(reply);
        }
      }
      recipients.clear();
      return true;
    }

    private String reply(String to) {
      int luck = luck("dot " + to);
      if (luck < 15) {
        return "451 4.2.1 not now";
      }
      return luck < 20 ? "550 5.7.1 never" : "250 2.0.0 taken";
    }

    private void note(String to, String reply, String message) {
      if (reply.startsWith("250")) {
        take(to, message);
      } else if (reply.startsWith("5")) {
        refused.add(to);
      }
    }

    private void take(String to, String message) {
      taken
          .computeIfAbsent(to, none -> Collections.synchronizedList(new ArrayList<>()))
          .add(message);
    }

    private String received() throws IOException {
      StringBuilder message = new StringBuilder();
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          throw new IOException("the message has no end");
        }
        message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      return message.toString();
    }

    private void say(String reply) throws IOException {
      socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }
}
