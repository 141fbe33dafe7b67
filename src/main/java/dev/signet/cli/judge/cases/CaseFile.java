package dev.signet.cli.judge.cases;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

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
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = Json.createParser(in)) {
      goToCases(parser);
      handOut(parser, taker);
    } catch (JsonException | NoSuchElementException | IllegalStateException broken) {
      throw new UnreadableCase(file + " is not JSON of this format: " + broken.getMessage());
    }
  }

  private void goToCases(JsonParser parser) throws UnreadableCase {
    if (parser.next() == JsonParser.Event.START_ARRAY) {
      return;
    }
    while (parser.hasNext()) {
      if (parser.next() == JsonParser.Event.KEY_NAME && isCases(parser)) {
        return;
      }
    }
    throw new UnreadableCase(file + " has no array 'cases'");
  }

  private static boolean isCases(JsonParser parser) {
    boolean named = parser.getString().equals("cases");
    JsonParser.Event value = parser.next();
    if (named && value == JsonParser.Event.START_ARRAY) {
      return true;
    }
    if (value == JsonParser.Event.START_ARRAY) {
      parser.skipArray();
    } else if (value == JsonParser.Event.START_OBJECT) {
      parser.skipObject();
    }
    return false;
  }

  private static void handOut(JsonParser parser, Consumer<CaseEntry> taker) {
    int place = 0;
    while (parser.next() != JsonParser.Event.END_ARRAY) {
      place++;
      taker.accept(entry(parser.getValue(), "#" + place));
    }
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
