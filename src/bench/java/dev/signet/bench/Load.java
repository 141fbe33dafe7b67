package dev.signet.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Blocking HTTP/1.1 load: so many kept connections, each sending the next request when the answer
 * has been read.
 */
final class Load {
  private final int port;
  private final String contentType;
  private final IntFunction<String> body;
  private final String mustContain;

  /**
   * @param body request body for a running number
   * @param mustContain text that every answer has to contain, else the run fails: a fast wrong
   *     answer is no figure
   */
  Load(int port, String contentType, IntFunction<String> body, String mustContain) {
    this.port = port;
    this.contentType = contentType;
    this.body = body;
    this.mustContain = mustContain;
  }

  /** Latencies of all requests in nanoseconds, sorted. */
  record Outcome(long[] nanos) {
    long count() {
      return nanos.length;
    }

    double percentileMillis(double part) {
      return nanos.length == 0
          ? 0
          : nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * part))] / 1e6;
    }
  }

  Outcome run(int connections, int seconds) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      List<Future<long[]>> parts = new ArrayList<>();
      for (int c = 0; c < connections; c++) {
        int offset = c;
        parts.add(threads.submit(() -> one(offset, connections, end)));
      }
      return gather(parts);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Outcome gather(List<Future<long[]>> parts)
      throws InterruptedException, ExecutionException {
    long[] all = new long[0];
    for (Future<long[]> part : parts) {
      long[] more = part.get();
      int length = all.length;
      all = Arrays.copyOf(all, length + more.length);
      System.arraycopy(more, 0, all, length, more.length);
    }
    Arrays.sort(all);
    return new Outcome(all);
  }

  private long[] one(int offset, int step, long end) throws IOException {
    long[] nanos = new long[1024];
    int count = 0;
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      OutputStream out = socket.getOutputStream();
      for (int n = offset; System.nanoTime() < end; n += step) {
        long begin = System.nanoTime();
        out.write(request(n));
        check(Answer.read(in));
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = System.nanoTime() - begin;
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  private byte[] request(int number) {
    byte[] content = body.apply(number).getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST /xkms HTTP/1.1\r\nHost: localhost\r\nSOAPAction: \"\"\r\nContent-Type: "
                + contentType
                + "\r\nContent-Length: "
                + content.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, whole, head.length, content.length);
    return whole;
  }

  private void check(String answer) throws IOException {
    if (!answer.contains(mustContain)) {
      throw new IOException(
          "an answer without "
              + mustContain
              + ": "
              + answer.substring(0, Math.min(800, answer.length())));
    }
  }

  /** Reads one HTTP/1.1 answer with Content-Length or chunks. */
  private static final class Answer {
    private Answer() {}

    static String read(InputStream in) throws IOException {
      String status = line(in);
      int length = -1;
      boolean chunked = false;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        String lower = header.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Integer.parseInt(lower.substring(15).trim());
        }
        chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      }
      String body = chunked ? chunks(in) : text(in, length);
      return status + "\n" + body;
    }

    private static String chunks(InputStream in) throws IOException {
      StringBuilder all = new StringBuilder();
      for (int size = size(in); size > 0; size = size(in)) {
        all.append(text(in, size));
        line(in);
      }
      line(in);
      return all.toString();
    }

    private static int size(InputStream in) throws IOException {
      return Integer.parseInt(line(in).split(";")[0].trim(), 16);
    }

    private static String text(InputStream in, int length) throws IOException {
      byte[] octets = in.readNBytes(Math.max(0, length));
      return new String(octets, StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder(64);
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("the service closed the connection");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }
}
