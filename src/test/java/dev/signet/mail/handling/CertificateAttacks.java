package dev.signet.mail.handling;

import dev.signet.mail.service.KeyVerdict;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Eve signs with a certificate that somebody issued to her, which looks like Alice's. */
final class CertificateAttacks {
  private static final Map<String, Issued> LIKE_ALICE = likeAlice();

  private CertificateAttacks() {}

  private static Map<String, Issued> likeAlice() {
    Map<String, Issued> all = new LinkedHashMap<>();
    put(
        all,
        "her address as common name",
        spec -> spec.subject("CN=alice@example.org").mail("eve@example.com"));
    put(
        all,
        "her address in the subject beside other names",
        spec -> spec.subject("EMAILADDRESS=alice@example.org,CN=Eve").mail("eve@example.com"));
    put(
        all,
        "her address in the subject beside a host",
        spec -> spec.subject("EMAILADDRESS=alice@example.org,CN=Eve").dns("example.com"));
    put(all, "her domain as host", spec -> spec.dns("example.org"));
    put(all, "her host", spec -> spec.dns("alice.example.org"));
    put(all, "a sub-address", spec -> spec.mail("alice+news@example.org"));
    put(all, "other case", spec -> spec.mail("Alice@example.org"));
    put(all, "a dot more", spec -> spec.mail("a.lice@example.org"));
    put(all, "a subdomain", spec -> spec.mail("alice@mail.example.org"));
    put(all, "the domain above", spec -> spec.mail("alice@org"));
    put(all, "her address as local part", spec -> spec.mail("\"alice@example.org\"@example.com"));
    put(all, "her address and a NUL", spec -> spec.mail("alice@example.org\0@example.com"));
    put(all, "her address and a blank", spec -> spec.mail("alice@example.org @example.com"));
    put(all, "her domain alone", spec -> spec.mail("example.org"));
    put(all, "all of her domain", spec -> spec.mail("@example.org"));
    put(all, "a star", spec -> spec.mail("*@example.org"));
    put(all, "a Cyrillic a", spec -> spec.utf8Mail("\u0430lice@example.org"));
    put(all, "a letter with an invisible one", spec -> spec.utf8Mail("alice\u200b@example.org"));
    put(all, "wide letters", spec -> spec.utf8Mail("\uff41lice@example.org"));
    put(all, "a wide domain", spec -> spec.utf8Mail("alice@\uff45xample.org"));
    put(all, "an ideographic full stop", spec -> spec.utf8Mail("alice@example\u3002org"));
    put(all, "a domain with a raised letter", spec -> spec.mail("alice@ex\u00aample.org"));
    put(
        all,
        "a domain with a raised letter in the subject",
        spec -> spec.subject("1.2.840.113549.1.9.1=#0c12616c696365406578c2aa6d706c652e6f7267"));
    put(all, "a Cyrillic domain", spec -> spec.utf8Mail("alice@ex\u0430mple.org"));
    put(all, "an A-label", spec -> spec.mail("alice@xn--exmple-4nf.org"));
    put(
        all,
        "the authority of another domain",
        spec -> spec.mail("domain-signing-authority@example.com"));
    put(
        all,
        "the authority of the domain above",
        spec -> spec.mail("domain-signing-authority@org"));
    put(
        all,
        "the authority of a subdomain",
        spec -> spec.mail("domain-signing-authority@mail.example.org"));
    put(all, "an authority in capitals", spec -> spec.mail("Domain-Signing-Authority@example.org"));
    put(
        all,
        "a sub-address of the authority",
        spec -> spec.mail("domain-signing-authority+eve@example.org"));
    put(all, "the postmaster", spec -> spec.mail("postmaster@example.org"));
    return all;
  }

  private static void put(
      Map<String, Issued> all, String name, UnaryOperator<CertificateSpec> names) {
    all.put(name, Cast.named("CN=Eve", names));
  }

  /** An inbox to which all these keys are good: their names alone must not do. */
  static Inbox inbox() {
    Inbox inbox = Inbox.usual();
    LIKE_ALICE.values().forEach(one -> inbox.key(one, new KeyVerdict.Good("registered")));
    return inbox;
  }

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    LIKE_ALICE.forEach(
        (name, like) ->
            all.add(
                Attack.of("certificate: " + name, "Sother", Cast.fromAlice() + Cast.signed(like))));
    return all;
  }
}
