package dev.signet.cli.judge.cases;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A JSON file of cases, read as a stream so that its size does not matter. */
public final class CaseFile {
  /** A billion octets would be a file of a million large cases. */
  private static final long MAX_OCTETS = 1_000_000_000L;

  private final Path file;

  public CaseFile(Path file) {
    this.file = file;
  }

  /**
   * Hands out every entry of the array {@code cases} (or of the array that the file is) in order.
   *
   * @throws UnreadableCase if the file ends or breaks before the list does; what came before it was
   *     handed out
   */
  public void forEach(Consumer<CaseEntry> taker) throws IOException, UnreadableCase {
    if (Files.size(file) > MAX_OCTETS) {
      throw new UnreadableCase(file + " is larger than " + MAX_OCTETS + " octets");
    }
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        JsonParser parser = Json.createParser(text)) {
      if (!parsed(() -> goToCases(parser))) {
        throw new UnreadableCase(file + " has no array 'cases'");
      }
      int place = 1;
      while (parsed(parser::next) != JsonParser.Event.END_ARRAY) {
        taker.accept(entry(parsed(parser::getValue), "#" + place++));
      }
    }
  }

  /** The parser has many ways to say that it cannot go on, and one of them is bare. */
  private <T> T parsed(Supplier<T> step) throws UnreadableCase {
    try {
      return step.get();
    } catch (RuntimeException broken) {
      throw new UnreadableCase(file + " is not JSON of this format: " + broken.getMessage());
    }
  }

  private static boolean goToCases(JsonParser parser) {
    if (parser.next() == JsonParser.Event.START_ARRAY) {
      return true;
    }
    while (parser.hasNext()) {
      if (parser.next() == JsonParser.Event.KEY_NAME && isCases(parser)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCases(JsonParser parser) {
    boolean named = parser.getString().equals("cases");
    JsonParser.Event value = parser.next();
    if (named && value == JsonParser.Event.START_ARRAY) {
      return true;
    }
    skip(parser, value);
    return false;
  }

  /** Not by the parser's own skipping, which never ends where the file does. */
  private static void skip(JsonParser parser, JsonParser.Event first) {
    int depth = change(first);
    while (depth > 0) {
      depth += change(parser.next());
    }
  }

  private static int change(JsonParser.Event event) {
    return switch (event) {
      case START_ARRAY, START_OBJECT -> 1;
      case END_ARRAY, END_OBJECT -> -1;
      default -> 0;
    };
  }

  private static CaseEntry entry(JsonValue value, String place) {
    if (!(value instanceof JsonObject object)) {
      return new CaseEntry.Unreadable(place, "the case is not an object");
    }
    try {
      return new CaseEntry.Readable(new CaseReader(object).read());
    } catch (UnreadableCase unreadable) {
      String id =
          Optional.ofNullable(object.get("id"))
              .filter(JsonString.class::isInstance)
              .map(text -> ((JsonString) text).getString())
              .orElse(place);
      return new CaseEntry.Unreadable(id, String.valueOf(unreadable.getMessage()));
    }
  }
}
