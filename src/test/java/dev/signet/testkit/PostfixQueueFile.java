package dev.signet.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in Postfix's queue, and what milters may do to it: {@code m} and {@code i} count the
 * fields that are there now, {@code i} counts Postfix's own {@code Received} too, and fields added
 * at the end with {@code h} are not found again. Octets stand as ISO 8859-1 text.
 */
final class PostfixQueueFile {
  private static final String RECEIVED = "Received: from client by mta.example;\n today";

  private final List<String> fields = new ArrayList<>(List.of(RECEIVED));
  private final List<String> appended = new ArrayList<>();
  private String body;
  private boolean isReplaced;
  private boolean isLocked;

  PostfixQueueFile(String message) {
    String text = message.startsWith("\r\n") ? message : "\r\n" + message;
    int end = text.indexOf("\r\n\r\n");
    if (message.startsWith("\r\n")) {
      body = message.substring(2);
      return;
    }
    String header = end < 0 ? message : message.substring(0, end);
    body = end < 0 ? "" : message.substring(end + 2);
    for (String field : header.split("\r\n(?![ \t])")) {
      if (!field.isEmpty()) {
        fields.add(field.replace("\r\n", "\n"));
      }
    }
  }

  /** What milters are shown: all but Postfix's own. */
  List<String> shown() {
    return fields.subList(1, fields.size());
  }

  String body() {
    return body;
  }

  void insert(int index, String name, String value) {
    lockBody();
    fields.add(Math.min(index, fields.size()), name + ":" + value);
  }

  void append(String name, String value) {
    lockBody();
    appended.add(name + ":" + value);
  }

  void change(int index, String name, String value) {
    lockBody();
    int left = index;
    for (int at = 1; at < fields.size(); at++) {
      if (nameOf(fields.get(at)).equalsIgnoreCase(name) && --left == 0) {
        if (value.isEmpty()) {
          fields.remove(at);
        } else {
          fields.set(at, name + ":" + value);
        }
        return;
      }
    }
    if (!value.isEmpty()) {
      append(name, value);
    }
  }

  void replaceBody(String chunk) {
    if (isLocked) {
      throw new AssertionError("body packets are not in one run");
    }
    body = isReplaced ? body + chunk : chunk;
    isReplaced = true;
  }

  private void lockBody() {
    isLocked = isReplaced;
  }

  static String nameOf(String field) {
    return field.substring(0, field.indexOf(':')).stripTrailing();
  }

  static String valueOf(String field) {
    return field.substring(field.indexOf(':') + 1);
  }

  /** The message without Postfix's own field. */
  byte[] octets() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(shown());
    if (!fields.get(0).equals(RECEIVED)) {
      throw new AssertionError("a field was put above Postfix's own");
    }
    all.addAll(appended);
    for (String field : all) {
      out.writeBytes((field.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    out.writeBytes(("\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }
}
