package dev.signet.cli.judge.cases;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one case; fields that it does not know are passed over. */
final class CaseReader {
  private final Fields fields;

  CaseReader(JsonObject object) {
    this.fields = new Fields(object);
  }

  PathCase read() throws UnreadableCase {
    return new PathCase(
        fields.required("id"),
        fields.text("applicability").orElse("core"),
        time(),
        exhibits(),
        demands(),
        policies(),
        anchors(),
        fields.flag("discovery"));
  }

  private Optional<Instant> time() throws UnreadableCase {
    Optional<String> text = fields.text("time");
    try {
      return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException notATime) {
      throw new UnreadableCase("the time " + text.orElse("") + " is not of RFC 3339");
    }
  }

  private Exhibits exhibits() throws UnreadableCase {
    return new Exhibits(
        fields.required("leaf"),
        fields.texts("trustAnchors"),
        fields.texts("intermediates"),
        fields.texts("crls"),
        fields.textsByName("ocspResponses"));
  }

  private Demands demands() throws UnreadableCase {
    return new Demands(
        revocation(),
        fields.texts("eku"),
        care(),
        new HashSet<>(fields.texts("keyUsage")),
        names(),
        fields.number("maxDepth"),
        strongDigests());
  }

  private boolean strongDigests() throws UnreadableCase {
    Optional<Fields> extra = fields.object("extra");
    return extra.isPresent()
        && extra.get().text("digest_policy").filter("STRONG"::equals).isPresent();
  }

  private Demands.Revocation revocation() throws UnreadableCase {
    if (!fields.flag("revocation")) {
      return Demands.Revocation.NONE;
    }
    return fields.flag("onlyEndEntity")
        ? Demands.Revocation.END_ENTITY
        : Demands.Revocation.WHOLE_PATH;
  }

  private Demands.UsageCare care() throws UnreadableCase {
    String purpose = fields.text("keyPurpose").orElse("");
    if (purpose.endsWith("_STRICT")) {
      return Demands.UsageCare.STRICT;
    }
    return purpose.endsWith("_STRICT_LEAF")
        ? Demands.UsageCare.STRICT_LEAF
        : Demands.UsageCare.POLICY;
  }

  private List<Demands.Name> names() throws UnreadableCase {
    List<Fields> given = new ArrayList<>(fields.objects("peerNames"));
    fields.object("peerName").ifPresent(given::add);
    List<Demands.Name> names = new ArrayList<>();
    for (Fields name : given) {
      names.add(new Demands.Name(kind(name.required("kind")), name.required("value")));
    }
    return names;
  }

  private static Demands.Kind kind(String word) throws UnreadableCase {
    try {
      return Demands.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableCase("a name of the kind " + word + " cannot be asked about");
    }
  }

  private PolicyInputs policies() throws UnreadableCase {
    Set<String> initial = new HashSet<>(fields.texts("initialPolicySet"));
    initial.remove("2.5.29.32.0"); // anyPolicy: the same as naming none
    return new PolicyInputs(
        fields.texts("initialPolicySet").contains("2.5.29.32.0") ? Set.of() : initial,
        fields.flag("explicitPolicy"),
        fields.flag("policyMappingInhibited"),
        fields.flag("anyPolicyInhibited"));
  }

  private AnchorTrust anchors() throws UnreadableCase {
    Optional<String> trust = fields.text("lastCertTrust");
    if (trust.isPresent()) {
      return trust(trust.get());
    }
    return fields.flag("anchorHasNameConstraints")
        ? new AnchorTrust(Optional.of(true), Optional.empty(), false, AnchorTrust.As.ANY)
        : AnchorTrust.UNSAID;
  }

  /** The words are TRUSTED_ANCHOR, TRUSTED_LEAF or TRUSTED_ANCHOR_OR_LEAF, and their riders. */
  private static AnchorTrust trust(String words) {
    return new AnchorTrust(
        Optional.of(words.contains("CONSTRAINTS") && !words.startsWith("TRUSTED_LEAF")),
        Optional.of(words.contains("EXPIRATION")),
        words.contains("REQUIRE_BASIC_CONSTRAINTS"),
        as(words));
  }

  private static AnchorTrust.As as(String words) {
    if (words.contains("OR_LEAF")) {
      return AnchorTrust.As.ANY;
    }
    if (!words.startsWith("TRUSTED_LEAF")) {
      return AnchorTrust.As.ISSUER;
    }
    return words.contains("REQUIRE_SELF_SIGNED")
        ? AnchorTrust.As.SELF_SIGNED_LEAF
        : AnchorTrust.As.LEAF;
  }
}
