package dev.signet.policy.text;

import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.EncryptionPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a policy has stated so far, in whatever form. */
final class Statements {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Set<String> CALLED_TLS = Set.of("STARTTLS", "STATLS");
  private static final List<String> PROTOCOLS = List.of("SMIME", "PGP", "Other");

  private final Map<String, AuthenticationPolicy> authentication = new HashMap<>();
  private final Map<String, EncryptionPolicy> encryption = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private final ListedEntries listed = new ListedEntries(warnings);
  private boolean monitored;
  private Optional<URI> notice = Optional.empty();
  private int count;

  /** Makes room for one more, or says that there are too many. */
  void next() throws Malformation {
    count++;
    if (count > PolicyReader.MAX_STATEMENTS) {
      throw new Malformation("it makes more than " + PolicyReader.MAX_STATEMENTS + " statements");
    }
  }

  void warn(String text) {
    warnings.add(text);
  }

  ListedEntries listed() {
    return listed;
  }

  void authentication(String protocol, String word) {
    String about = "AuthenticationPolicy " + protocol;
    if (isProtocol(about, protocol)) {
      AuthenticationPolicy policy = AuthenticationPolicy.of(word);
      List<String> words =
          Arrays.stream(AuthenticationPolicy.values()).map(AuthenticationPolicy::word).toList();
      remarkOnWord(about, word, words);
      remarkOnProtocol(about, protocol, PROTOCOLS);
      Objects.requireNonNull(
          authentication.merge(
              protocol, policy, (a, b) -> agreed(about, a, b, AuthenticationPolicy.UNDEFINED)));
    }
  }

  void encryption(String published, String word) {
    String about = "EncryptionPolicy " + published;
    if (isProtocol(about, published)) {
      EncryptionPolicy policy = EncryptionPolicy.of(word);
      remarkOnWord(
          about,
          word,
          Arrays.stream(EncryptionPolicy.values()).map(EncryptionPolicy::word).toList());
      Objects.requireNonNull(
          encryption.merge(
              encryptionProtocol(about, published),
              policy,
              (a, b) -> agreed(about, a, b, EncryptionPolicy.UNDEFINED)));
    }
  }

  void mode(String word) {
    monitored = word.equals("monitor");
    if (!monitored && !word.equals("enforce")) {
      warn("Mode " + quoted(word) + " means enforce; write 'monitor' or 'enforce'");
    }
  }

  void notice(String text) {
    notice = uri(text).filter(Statements::takesNotices);
    if (notice.isEmpty()) {
      warn("Notice " + quoted(text) + " is dropped; write mailto:ADDRESS or https://HOST/PATH");
    }
  }

  PolicyReading reading(PolicyForm form) {
    DomainPolicy policy =
        new DomainPolicy(listed.all(), authentication, encryption, monitored, notice);
    return new PolicyReading.Read(policy, form, warnings, hints);
  }

  /** Names the text as it stands there, cut where it gets long. */
  static String quoted(String text) {
    return "'" + (text.length() > 64 ? text.substring(0, 64) + "..." : text) + "'";
  }

  static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }

  /** A name as the tag form has it: nothing in it needs an escape anywhere. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  private static boolean takesNotices(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    return scheme.equals("mailto") && uri.getSchemeSpecificPart().indexOf('@') > 0
        || scheme.equals("https") && uri.getHost() != null;
  }

  private boolean isProtocol(String about, String protocol) {
    boolean named = isToken(protocol);
    if (!named) {
      warn(about + " is dropped: the protocol is no word of 1 to 64 letters, digits, - . _");
    }
    return named;
  }

  /** RFC 3207 is TLS too; STATLS is how the draft spells it in one place (section 4.5). */
  private String encryptionProtocol(String about, String published) {
    if (CALLED_TLS.contains(published)) {
      hints.add(about + " is read as TLS; write 'TLS'");
      return DomainPolicy.TLS;
    }
    remarkOnProtocol(about, published, List.of("TLS", "SMIME", "PGP", "Other", "STARTTLS"));
    return published;
  }

  private void remarkOnProtocol(String about, String protocol, List<String> known) {
    if (!known.contains(protocol)) {
      warn(about + ": nobody knows this protocol; " + instead(protocol, known));
    }
  }

  private void remarkOnWord(String about, String word, List<String> known) {
    if (!known.contains(word)) {
      warn(about + ": " + quoted(word) + " means Undefined; " + instead(word, known));
    }
  }

  private static String instead(String word, List<String> known) {
    return known.stream()
        .filter(word::equalsIgnoreCase)
        .findFirst()
        .map(meant -> "write '" + meant + "', case counts")
        .orElse("known are " + String.join(", ", known));
  }

  private <T> T agreed(String about, T one, T other, T undefined) {
    if (one.equals(other)) {
      return one;
    }
    warn(about + " is said twice and differently, which means Undefined; say it once");
    return undefined;
  }
}
