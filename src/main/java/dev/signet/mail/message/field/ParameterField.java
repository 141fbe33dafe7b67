package dev.signet.mail.message.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field of the form {@code value; name=value; name="value"}: Content-Type (RFC 2045 section 5.1)
 * and Content-Disposition (RFC 2183 section 2).
 *
 * @param value in lower case; empty if there is none
 * @param parameters by name in lower case; of two with one name the first; RFC 2231 undone
 * @param defects what is malformed about it
 */
public record ParameterField(String value, Map<String, String> parameters, List<String> defects) {
  public ParameterField {
    parameters = Map.copyOf(parameters);
    defects = List.copyOf(defects);
  }

  /** Reads what can be read of a field body. */
  public static ParameterField read(String body) {
    List<String> defects = new ArrayList<>();
    FieldText text = new FieldText(body);
    String value = value(text, defects);
    ExtendedParameters parameters = new ExtendedParameters(defects);
    while (!text.atEnd()) {
      if (text.pass(';')) {
        parameter(text, parameters, defects);
      } else {
        defects.add("a parameter does not begin with a semicolon");
        text.run(c -> c != ';');
      }
    }
    return new ParameterField(value, parameters.joined(), defects);
  }

  /** The parameter of that name. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static String value(FieldText text, List<String> defects) {
    passBlanks(text, defects);
    StringBuilder value = new StringBuilder(text.token());
    passBlanks(text, defects);
    if (text.pass('/')) {
      passBlanks(text, defects);
      value.append('/').append(text.token());
      passBlanks(text, defects);
    }
    return value.toString().toLowerCase(Locale.ROOT);
  }

  private static void parameter(
      FieldText text, ExtendedParameters parameters, List<String> defects) {
    passBlanks(text, defects);
    if (text.atEnd() || text.sees(';')) {
      return; // an empty parameter, as many writers end the field
    }
    String name = text.token().toLowerCase(Locale.ROOT);
    passBlanks(text, defects);
    if (name.isEmpty() || !text.pass('=')) {
      defects.add("a parameter has no name or no value");
      text.run(c -> c != ';');
      return;
    }
    passBlanks(text, defects);
    parameters.add(name, parameterValue(text, defects));
    passBlanks(text, defects);
  }

  private static String parameterValue(FieldText text, List<String> defects) {
    Optional<String> quoted = text.quoted();
    if (quoted.isPresent()) {
      return quoted.get();
    }
    String token = text.token();
    if (token.isEmpty() || !text.atEnd() && !text.sees(';') && !isBlankAhead(text)) {
      defects.add("a parameter value is neither a token nor a quoted string");
      return token + text.run(c -> c != ';' && c != ' ' && c != '\t');
    }
    return token;
  }

  private static boolean isBlankAhead(FieldText text) {
    return text.sees(' ') || text.sees('\t') || text.sees('(');
  }

  private static void passBlanks(FieldText text, List<String> defects) {
    if (!text.passBlanks()) {
      defects.add("a comment is not closed");
    }
  }
}
