package dev.signet.cli.judge.cases;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The fields of one JSON object, each absent, null or of the one type it may have. */
final class Fields {
  private final JsonObject object;

  Fields(JsonObject object) {
    this.object = object;
  }

  String required(String name) throws UnreadableCase {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      throw new UnreadableCase("the case has no " + name);
    }
    return value.get();
  }

  Optional<String> text(String name) throws UnreadableCase {
    Optional<JsonValue> value = value(name);
    return value.isPresent()
        ? Optional.of(as(JsonString.class, name, value.get()).getString())
        : Optional.empty();
  }

  boolean flag(String name) throws UnreadableCase {
    JsonValue value = value(name).orElse(JsonValue.FALSE);
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      throw wrong(name, value);
    }
    return value == JsonValue.TRUE;
  }

  OptionalInt number(String name) throws UnreadableCase {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    JsonNumber number = as(JsonNumber.class, name, value.get());
    if (!number.isIntegral() || number.longValue() < 0) {
      throw wrong(name, number);
    }
    return OptionalInt.of((int) Math.min(number.longValue(), Integer.MAX_VALUE - 1));
  }

  List<String> texts(String name) throws UnreadableCase {
    List<String> all = new ArrayList<>();
    for (JsonValue item : items(name)) {
      all.add(as(JsonString.class, name, item).getString());
    }
    return all;
  }

  List<Fields> objects(String name) throws UnreadableCase {
    List<Fields> all = new ArrayList<>();
    for (JsonValue item : items(name)) {
      all.add(new Fields(as(JsonObject.class, name, item)));
    }
    return all;
  }

  Optional<Fields> object(String name) throws UnreadableCase {
    Optional<JsonValue> value = value(name);
    return value.isPresent()
        ? Optional.of(new Fields(as(JsonObject.class, name, value.get())))
        : Optional.empty();
  }

  Map<String, String> textsByName(String name) throws UnreadableCase {
    Map<String, String> all = new LinkedHashMap<>();
    Optional<JsonValue> value = value(name);
    if (value.isPresent()) {
      for (Map.Entry<String, JsonValue> entry :
          as(JsonObject.class, name, value.get()).entrySet()) {
        all.put(entry.getKey(), as(JsonString.class, name, entry.getValue()).getString());
      }
    }
    return all;
  }

  private List<JsonValue> items(String name) throws UnreadableCase {
    Optional<JsonValue> value = value(name);
    return value.isPresent() ? as(JsonArray.class, name, value.get()) : List.of();
  }

  private Optional<JsonValue> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
  }

  private static <T> T as(Class<T> type, String name, JsonValue value) throws UnreadableCase {
    if (!type.isInstance(value)) {
      throw wrong(name, value);
    }
    return type.cast(value);
  }

  private static UnreadableCase wrong(String name, JsonValue value) {
    return new UnreadableCase("the field " + name + " cannot be " + value.getValueType());
  }
}
