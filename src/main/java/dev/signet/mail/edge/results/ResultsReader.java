package dev.signet.mail.edge.results;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.ResultWord;
import dev.signet.mail.edge.results.SignatureResult.IssuerAndSerial;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what somebody trusted says of a message: for programs of receivers, and for exemptions by
 * what filters before us found. Whoever reads is on the safe side only if forged fields were
 * removed before (RFC 8601 section 4.1).
 */
public final class ResultsReader {
  private final String trusted;

  /** Believes this id and no other. */
  public ResultsReader(String authservId) {
    this.trusted = ResultsText.comparable(authservId);
  }

  /** The S/MIME results of the first field of the trusted id that has any. */
  public List<SignatureResult> read(Header header) {
    for (HeaderField field : header.all(ResultsText.FIELD)) {
      List<SignatureResult> results =
          results(field).stream()
              .filter(result -> result.method().equals("smime"))
              .map(ResultsReader::signature)
              .flatMap(Optional::stream)
              .toList();
      if (!results.isEmpty()) {
        return results;
      }
    }
    return List.of();
  }

  /** Domains whose DKIM signature passed ({@code header.d}). */
  public Set<DomainName> signedBy(Header header) {
    Set<DomainName> domains = new HashSet<>();
    for (MethodResult result : passed(header, "dkim")) {
      result.property("header.d").flatMap(DomainName::parse).ifPresent(domains::add);
    }
    return domains;
  }

  /** Whether the ARC chain of the message passed (RFC 8617 section 7.1 names no domain in it). */
  public boolean isSealed(Header header) {
    return !passed(header, "arc").isEmpty();
  }

  private List<MethodResult> passed(Header header, String method) {
    List<MethodResult> found = new ArrayList<>();
    header.all(ResultsText.FIELD).forEach(field -> found.addAll(results(field)));
    found.removeIf(result -> !result.method().equals(method) || !result.word().equals("pass"));
    return found;
  }

  private List<MethodResult> results(HeaderField field) {
    ResultsText text = ResultsText.read(field.body());
    return text.isSound() && text.id().equals(trusted)
        ? text.clauses().stream()
            .map(clause -> MethodResult.read(clause.raw()))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private static Optional<SignatureResult> signature(MethodResult result) {
    return ResultWord.of(result.word()).map(word -> signature(word, result));
  }

  private static SignatureResult signature(ResultWord word, MethodResult result) {
    Optional<String> serial = result.property("body.smime-serial");
    return new SignatureResult(
        word,
        result.comments().stream().findFirst(),
        result.property("body.smime-part"),
        result.property("body.smime-identifier"),
        result
            .property("body.smime-issuer")
            .flatMap(issuer -> serial.map(number -> new IssuerAndSerial(issuer, number))),
        result.property("policy.smime-origin"),
        result.property("policy.smime-entity"),
        result.property("policy.smime-handling"));
  }
}
