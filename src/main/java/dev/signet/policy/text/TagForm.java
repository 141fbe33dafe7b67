package dev.signet.policy.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the tag form: {@code v=SMIMEP1; auth=SMIME:EHLO; x509=EndEntity:sha-256:...}
 * (docs/protocol.md). Names of tags may be in any case, values mean what they mean in XML.
 */
final class TagForm {

  private final Statements statements = new Statements();
  private final Set<String> once = new HashSet<>();

  private TagForm() {}

  static PolicyReading read(String text) {
    try {
      return new TagForm().policy(text);
    } catch (Malformation refused) {
      return refused.reading();
    }
  }

  private PolicyReading policy(String text) throws Malformation {
    List<String> tags = List.of(text.split(";", -1));
    if (!tags.get(0).strip().equals("v=SMIMEP1")) {
      throw new Malformation("there is no ';' behind v=SMIMEP1");
    }
    for (String tag : tags.subList(1, tags.size())) {
      if (!tag.isBlank()) {
        tag(tag.strip());
      }
    }
    return statements.reading(PolicyForm.TAGS);
  }

  private void tag(String tag) throws Malformation {
    int equals = tag.indexOf('=');
    String name = equals < 0 ? tag : tag.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    String value = equals < 0 ? "" : tag.substring(equals + 1).strip();
    switch (name) {
      case "auth" -> items(value, true);
      case "enc" -> items(value, false);
      case "x509" -> certificate(value);
      case "key" -> key(value);
      case "mode", "notice" -> single(name, value);
      default -> unknown(name);
    }
  }

  private void unknown(String name) throws Malformation {
    statements.next();
    statements.warn("Tag " + Statements.quoted(name) + " is not known");
  }

  private void single(String name, String value) {
    if (!once.add(name)) {
      statements.warn("Tag " + name + " is said twice; the first counts");
    } else if (name.equals("mode")) {
      statements.mode(value);
    } else {
      statements.notice(value);
    }
  }

  private void items(String value, boolean authentication) throws Malformation {
    for (String item : value.split(",", -1)) {
      statements.next();
      String[] parts = item.strip().split(":", -1);
      if (parts.length != 2) {
        statements.warn(
            (authentication ? "auth" : "enc")
                + " item "
                + Statements.quoted(item.strip())
                + " is dropped; write PROTOCOL:POLICY, as in SMIME:EHLO");
      } else if (authentication) {
        statements.authentication(parts[0], parts[1]);
      } else {
        statements.encryption(parts[0], parts[1]);
      }
    }
  }

  private void certificate(String value) throws Malformation {
    statements.next();
    String[] parts = value.split(":", -1);
    if (parts.length == 3) {
      statements
          .listed()
          .certificate(
              Map.of("Type", parts[0], "DigestAlgorithm", parts[1], "DigestValue", parts[2]));
    } else {
      statements.listed().dropped("An x509", "write x509=EndEntity:sha-256:BASE64");
    }
  }

  private void key(String value) throws Malformation {
    statements.next();
    int colon = value.indexOf(':');
    if (colon > 0 && Statements.isToken(value.substring(0, colon))) {
      statements.listed().key(value.substring(0, colon), value.substring(colon + 1));
    } else {
      statements.listed().dropped("A key", "write key=ALGORITHM:BASE64");
    }
  }
}
