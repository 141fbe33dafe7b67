package dev.signet.client;

import dev.signet.xkms.model.Operation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to show to get the result of a request that was put off (XKMS 2.0 section 2.5); can be kept
 * as text.
 *
 * @param service the one that put it off
 * @param requestId Id of the first request of the exchange: OriginalRequestId
 * @param responseId Id of the answer that said Pending: ResponseId
 * @param operation that was asked for
 * @param parts operations inside a compound, in order
 */
public record Ticket(
    String service,
    String requestId,
    String responseId,
    Operation operation,
    List<Operation> parts) {
  private static final int MAX_TEXT = 8192;
  private static final int FIELDS = 4;

  /** Names as XML has them, without the characters that divide the fields. */
  private static final Pattern ID = Pattern.compile("[^\\s,:]{1,1024}");

  public Ticket {
    parts = List.copyOf(parts);
    require(!service.isBlank(), "no service");
    require(ID.matcher(requestId).matches() && ID.matcher(responseId).matches(), "a bad Id");
    require(operation != Operation.PENDING && operation != Operation.STATUS, "a bad operation");
    require((operation == Operation.COMPOUND) != parts.isEmpty(), "bad parts");
    require(
        parts.size() <= Errand.MOST_PARTS && parts.stream().allMatch(Ticket::isPart), "bad parts");
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Ticket of(String text) {
    require(text.length() <= MAX_TEXT, "too long");
    String[] fields = text.strip().split(",", FIELDS);
    require(fields.length == FIELDS, "four fields are due");
    List<Operation> operations =
        Arrays.stream(fields[0].split(":", -1)).map(Ticket::operation).toList();
    return new Ticket(
        URLDecoder.decode(fields[3], StandardCharsets.UTF_8),
        fields[1],
        fields[2],
        operations.get(0),
        operations.subList(1, operations.size()));
  }

  /**
   * One word without blanks, such as {@code register,_a1,_b2,https%3A%2F%2Fkeys.example%2Fxkms}.
   */
  public String text() {
    StringBuilder operations = new StringBuilder(word(operation));
    parts.forEach(part -> operations.append(':').append(word(part)));
    return String.join(
        ",", operations, requestId, responseId, URLEncoder.encode(service, StandardCharsets.UTF_8));
  }

  private static boolean isPart(Operation operation) {
    return operation.ordinal() < Operation.COMPOUND.ordinal();
  }

  private static String word(Operation operation) {
    return operation.word().toLowerCase(Locale.ROOT);
  }

  private static Operation operation(String word) {
    Optional<Operation> known =
        Arrays.stream(Operation.values()).filter(o -> word(o).equals(word)).findFirst();
    return known.orElseThrow(() -> new IllegalArgumentException("not a ticket: a bad operation"));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("not a ticket: " + otherwise);
    }
  }
}
