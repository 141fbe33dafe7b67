package dev.signet.policy.text;

import dev.signet.policy.DomainPolicy;
import dev.signet.policy.ListedKeys;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes policies as they are to be published: always the same text for the same policy, printable
 * ASCII only.
 */
public final class PolicyWriter {

  private PolicyWriter() {}

  /**
   * Writes the policy. The tag form has no place for where a certificate is to be had and whose it
   * is; both only inform.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public static String write(DomainPolicy policy, PolicyForm form) {
    obstacle(policy, form)
        .ifPresent(
            because -> {
              throw new IllegalArgumentException(because);
            });
    return form == PolicyForm.XML ? xml(policy) : tags(policy);
  }

  /** Why the policy would mean something else when written in that form; empty if it would not. */
  public static Optional<String> obstacle(DomainPolicy policy, PolicyForm form) {
    if (policy.keys().unreadable() > 0) {
      return Optional.of("entries that could not be read cannot be written, and they restrict");
    }
    Optional<ListedKeys.Key> nameless =
        policy.keys().keys().stream()
            .filter(key -> !Statements.isToken(key.algorithm()))
            .findFirst();
    return form == PolicyForm.XML
        ? Optional.empty()
        : nameless.map(key -> "'" + key.algorithm() + "' has no place in the tag form");
  }

  private static String xml(DomainPolicy policy) {
    StringBuilder text = new StringBuilder("<Policy");
    attribute(text, "xmlns", PolicyReader.NAMESPACE);
    policy.notice().map(URI::toASCIIString).ifPresent(uri -> attribute(text, "Notice", uri));
    if (policy.isMonitored()) {
      attribute(text, "Mode", "monitor");
    }
    text.append('>');
    policy.keys().certificates().forEach(certificate -> xml(text, certificate));
    for (ListedKeys.Key key : policy.keys().keys()) {
      text.append("<Key");
      attribute(text, "Algorithm", key.algorithm());
      attribute(text, "Value", key.subjectPublicKeyInfo());
      text.append("/>");
    }
    words(policy.authentication(), p -> p.word())
        .forEach((protocol, word) -> xml(text, "AuthenticationPolicy", protocol, word));
    words(policy.encryption(), p -> p.word())
        .forEach((protocol, word) -> xml(text, "EncryptionPolicy", protocol, word));
    return text.append("</Policy>").toString();
  }

  private static void xml(StringBuilder text, ListedKeys.Certificate certificate) {
    text.append("<X509");
    certificate
        .issuerAndSerial()
        .ifPresent(issuer -> attribute(text, "X509IssuerAndSerial", issuer));
    attribute(text, "Type", type(certificate));
    attribute(text, "DigestAlgorithm", digestName(certificate));
    attribute(text, "DigestValue", certificate.digest());
    certificate.locator().ifPresent(uri -> attribute(text, "Locator", uri.toASCIIString()));
    text.append("/>");
  }

  private static void xml(StringBuilder text, String element, String protocol, String word) {
    text.append('<').append(element);
    attribute(text, "Protocol", protocol);
    attribute(text, "Policy", word);
    text.append("/>");
  }

  /** Apostrophes need no escape in a zone file. */
  private static void attribute(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append("='");
    value.codePoints().forEach(c -> character(text, c));
    text.append('\'');
  }

  private static void character(StringBuilder text, int c) {
    if (c < ' ' || c > '~' || c == '\'' || c == '"' || c == '&' || c == '<') {
      text.append("&#").append(c).append(';');
    } else {
      text.append((char) c);
    }
  }

  private static String tags(DomainPolicy policy) {
    List<String> tags = new ArrayList<>(List.of("v=SMIMEP1"));
    items("auth", words(policy.authentication(), p -> p.word())).ifPresent(tags::add);
    items("enc", words(policy.encryption(), p -> p.word())).ifPresent(tags::add);
    for (ListedKeys.Certificate certificate : policy.keys().certificates()) {
      tags.add(
          "x509=" + type(certificate) + ":" + digestName(certificate) + ":" + certificate.digest());
    }
    for (ListedKeys.Key key : policy.keys().keys()) {
      tags.add("key=" + key.algorithm() + ":" + key.subjectPublicKeyInfo());
    }
    policy
        .notice()
        .map(uri -> uri.toASCIIString().replace(";", "%3B").replace(",", "%2C"))
        .ifPresent(uri -> tags.add("notice=" + uri));
    if (policy.isMonitored()) {
      tags.add("mode=monitor");
    }
    return String.join("; ", tags);
  }

  private static Optional<String> items(String name, Map<String, String> words) {
    String items =
        words.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(","));
    return items.isEmpty() ? Optional.empty() : Optional.of(name + "=" + items);
  }

  private static <P> Map<String, String> words(Map<String, P> policies, Function<P, String> word) {
    Map<String, String> words = new TreeMap<>();
    policies.forEach((protocol, policy) -> words.put(protocol, word.apply(policy)));
    return words;
  }

  private static String type(ListedKeys.Certificate certificate) {
    return certificate.isAuthority() ? "CA" : "EndEntity";
  }

  private static String digestName(ListedKeys.Certificate certificate) {
    return DigestName.ofJca(certificate.digestAlgorithm())
        .map(DigestName::word)
        .orElseThrow(() -> new IllegalArgumentException(certificate.digestAlgorithm()));
  }
}
