package dev.signet.policy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One respect in which what a domain publishes is not what it is meant to publish.
 *
 * @param about a protocol, or empty where there is only one of the kind
 */
public record PolicyDifference(Aspect aspect, String about, String published, String wanted) {

  /** What a policy speaks about, by the name it has in its XML form. */
  public enum Aspect {
    AUTHENTICATION("AuthenticationPolicy"),
    ENCRYPTION("EncryptionPolicy"),
    KEYS("Key"),
    CERTIFICATES("X509"),
    UNREADABLE("entries that cannot be read"),
    MODE("Mode"),
    NOTICE("Notice");

    private final String word;

    Aspect(String word) {
      this.word = word;
    }
  }

  /** All differences that a receiver would notice; none when both policies mean the same. */
  public static List<PolicyDifference> between(DomainPolicy published, DomainPolicy wanted) {
    List<PolicyDifference> all = new ArrayList<>();
    for (String protocol : union(published.authentication().keySet(), wanted.authentication())) {
      String here = published.authentication(protocol).word();
      String there = wanted.authentication(protocol).word();
      all.add(new PolicyDifference(Aspect.AUTHENTICATION, protocol, here, there));
    }
    for (String protocol : union(published.encryption().keySet(), wanted.encryption())) {
      String here = published.encryption(protocol).word();
      String there = wanted.encryption(protocol).word();
      all.add(new PolicyDifference(Aspect.ENCRYPTION, protocol, here, there));
    }
    all.addAll(betweenKeys(published.keys(), wanted.keys()));
    all.add(new PolicyDifference(Aspect.MODE, "", mode(published), mode(wanted)));
    all.add(new PolicyDifference(Aspect.NOTICE, "", notice(published), notice(wanted)));
    return all.stream().filter(line -> !line.published.equals(line.wanted)).toList();
  }

  /** For a person. */
  @Override
  public String toString() {
    String what = about.isEmpty() ? aspect.word : aspect.word + " " + about;
    return what + ": published " + published + ", wanted " + wanted;
  }

  private static List<PolicyDifference> betweenKeys(ListedKeys published, ListedKeys wanted) {
    return List.of(
        new PolicyDifference(Aspect.KEYS, "", keys(published), keys(wanted)),
        new PolicyDifference(
            Aspect.CERTIFICATES, "", certificates(published), certificates(wanted)),
        new PolicyDifference(
            Aspect.UNREADABLE,
            "",
            String.valueOf(published.unreadable()),
            String.valueOf(wanted.unreadable())));
  }

  private static Set<String> union(Set<String> some, Map<String, ?> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others.keySet());
    return all;
  }

  private static String keys(ListedKeys listed) {
    return sorted(
        listed.keys().stream().map(key -> key.algorithm() + ":" + key.subjectPublicKeyInfo()));
  }

  private static String certificates(ListedKeys listed) {
    return sorted(
        listed.certificates().stream()
            .map(
                certificate ->
                    (certificate.isAuthority() ? "CA:" : "EndEntity:")
                        + certificate.digestAlgorithm()
                        + ":"
                        + certificate.digest()));
  }

  private static String sorted(Stream<String> entries) {
    String all = entries.distinct().sorted().collect(Collectors.joining(" "));
    return all.isEmpty() ? "none" : all;
  }

  private static String mode(DomainPolicy policy) {
    return policy.isMonitored() ? "monitor" : "enforce";
  }

  private static String notice(DomainPolicy policy) {
    return policy.notice().map(URI::toString).orElse("none");
  }
}
