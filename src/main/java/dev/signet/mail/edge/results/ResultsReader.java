package dev.signet.mail.edge.results;

import dev.signet.mail.edge.ResultWord;
import dev.signet.mail.edge.results.ResultsText.Clause;
import dev.signet.mail.edge.results.SignatureResult.IssuerAndSerial;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.field.FieldText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a trusted edge says of a message: for programs of receivers, which are on the safe
 * side only if that edge removes forged fields (RFC 8601 section 4.1).
 */
public final class ResultsReader {
  private final String trusted;

  /** Believes this id and no other. */
  public ResultsReader(String authservId) {
    this.trusted = ResultsText.comparable(authservId);
  }

  /** The results of the first field of the trusted id that has any; none if there is no such. */
  public List<SignatureResult> read(Header header) {
    for (HeaderField field : header.all(ResultsText.FIELD)) {
      List<SignatureResult> results = results(ResultsText.read(field.body()));
      if (!results.isEmpty()) {
        return results;
      }
    }
    return List.of();
  }

  private List<SignatureResult> results(ResultsText text) {
    return text.isSound() && text.id().equals(trusted)
        ? text.clauses().stream().map(ResultsReader::result).flatMap(Optional::stream).toList()
        : List.of();
  }

  private static Optional<SignatureResult> result(Clause clause) {
    FieldText text = new FieldText(clause.raw());
    text.passBlanks();
    boolean isSmime = text.token().equalsIgnoreCase("smime");
    text.passBlanks();
    if (!isSmime || !isVersionOne(text) || !text.pass('=')) {
      return Optional.empty();
    }
    text.passBlanks();
    Optional<ResultWord> word = ResultWord.of(text.token());
    return word.flatMap(found -> properties(text).map(all -> result(found, text, all)));
  }

  private static boolean isVersionOne(FieldText text) {
    if (!text.pass('/')) {
      return true;
    }
    text.passBlanks();
    String version = text.token();
    text.passBlanks();
    return version.equals("1");
  }

  /** Reads {@code name=value} to the end; empty if something else is there. */
  private static Optional<Map<String, String>> properties(FieldText text) {
    Map<String, String> properties = new HashMap<>();
    text.passBlanks();
    String name = text.token();
    while (!name.isEmpty()) {
      text.passBlanks();
      if (!text.pass('=')) {
        return Optional.empty();
      }
      text.passBlanks();
      Optional<String> quoted = text.quoted();
      String value = quoted.orElseGet(() -> text.run(c -> c > ' ' && "\"();".indexOf(c) < 0));
      properties.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
      text.passBlanks();
      name = text.token();
    }
    return text.atEnd() ? Optional.of(properties) : Optional.empty();
  }

  private static SignatureResult result(
      ResultWord word, FieldText text, Map<String, String> properties) {
    Optional<String> issuer = Optional.ofNullable(properties.get("body.smime-issuer"));
    Optional<String> serial = Optional.ofNullable(properties.get("body.smime-serial"));
    return new SignatureResult(
        word,
        text.comments().stream().findFirst(),
        Optional.ofNullable(properties.get("body.smime-part")),
        Optional.ofNullable(properties.get("body.smime-identifier")),
        issuer.flatMap(name -> serial.map(number -> new IssuerAndSerial(name, number))),
        Optional.ofNullable(properties.get("policy.smime-origin")),
        Optional.ofNullable(properties.get("policy.smime-entity")),
        Optional.ofNullable(properties.get("policy.smime-handling")));
  }
}
