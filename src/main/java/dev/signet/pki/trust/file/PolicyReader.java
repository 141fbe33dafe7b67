package dev.signet.pki.trust.file;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads a whole set of policies, each after the one that it extends. */
final class PolicyReader {

  /** The policy that hears the word of this service without being told to. */
  private static final String DEFAULT = "default";

  private final Map<String, Definition> definitions;
  private final Optional<Certificate> ownAuthority;
  private final Material material;
  private final Map<String, FiledPolicy> builtIn = BuiltIn.policies();
  private final Map<String, FiledPolicy> done = new LinkedHashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  private PolicyReader(
      Map<String, Definition> definitions, Optional<Certificate> ownAuthority, Material material) {
    this.definitions = definitions;
    this.ownAuthority = ownAuthority;
    this.material = material;
  }

  /**
   * Reads everything.
   *
   * @param ownAuthority the built-in authority of this service, if it has one
   */
  static PolicyBook read(PolicyPlaces places, Optional<Certificate> ownAuthority, Material material)
      throws UnusablePolicy {
    PolicyReader reader =
        new PolicyReader(Definitions.in(places, material), ownAuthority, material);
    Map<String, FiledPolicy> policies = new LinkedHashMap<>();
    for (String name : reader.definitions.keySet()) {
      policies.put(name, reader.policy(name));
    }
    return new PolicyBook(policies);
  }

  private FiledPolicy policy(String name) throws UnusablePolicy {
    FiledPolicy known = done.get(name);
    if (known == null) {
      open.addLast(name);
      known = read(Objects.requireNonNull(definitions.get(name)));
      open.removeLast();
      done.put(name, known);
    }
    return known;
  }

  private FiledPolicy parent(Definition definition) throws UnusablePolicy {
    String name = definition.parent();
    if (builtIn.containsKey(name)) {
      return builtIn.get(name);
    }
    Entry said = definition.text().head().required("extends");
    if (!definitions.containsKey(name)) {
      Set<String> known = new LinkedHashSet<>(builtIn.keySet());
      known.addAll(definitions.keySet());
      throw said.refused("there is no such policy; there are " + String.join(", ", known));
    }
    if (open.contains(name)) {
      throw said.refused(
          "policies extend each other in a circle: " + String.join(" -> ", open) + " -> " + name);
    }
    return policy(name);
  }

  private FiledPolicy read(Definition definition) throws UnusablePolicy {
    FiledPolicy parent = parent(definition);
    PolicyText text = definition.text();
    List<String> lineage = new ArrayList<>(List.of(definition.name()));
    lineage.addAll(parent.lineage());
    TrustPolicy extended = parent.terms();
    TrustPolicy terms =
        new TrustPolicy(
            definition.name(),
            anchors(definition, parent),
            pool(definition, extended.pool()),
            PolicyParts.rules(text.one("path"), extended.rules()),
            PolicyParts.algorithms(definition, extended.algorithms()),
            PolicyParts.revocation(text.one("revocation"), extended.revocation()),
            PolicyParts.discovery(text.one("discovery"), extended.discovery()),
            PolicyParts.budget(text.one("budget"), extended.budget()));
    return new FiledPolicy(
        text.head().value("title", Entry::value, definition.name()),
        terms,
        anchorTerms(definition, parent),
        purposes(text.one("purposes"), parent.purposes()),
        lists(definition, parent.lists()),
        FetchingReader.rules(text.one("fetching"), parent.fetching()),
        text.head().value("served", Values::isOn, true),
        lineage);
  }

  private static Set<Purpose> purposes(Section said, Set<Purpose> otherwise) throws UnusablePolicy {
    return said.value("admitted", e -> Values.someOf(e, BuiltIn.purposes()), otherwise);
  }

  /** Own terms for an anchor replace the inherited ones. */
  private List<Anchor> anchors(Definition definition, FiledPolicy parent) throws UnusablePolicy {
    AnchorTerms unsaid = anchorTerms(definition, parent);
    List<Anchor> own = new AnchorReader(definition, material, unsaid).own();
    Section said = definition.text().one("anchors");
    boolean isEmpty = parent.lineage().contains(BuiltIn.EMPTY);
    boolean house = hearsOwnAuthority(definition, parent);
    if (isEmpty && (house || !own.isEmpty())) {
      throw new UnusablePolicy(
          definition.origin()
              + ": what extends the policy 'empty' trusts nobody, so it can have no anchors");
    }
    Map<Authority, Anchor> anchors = new LinkedHashMap<>();
    if (said.value("inherited", Values::isOn, true)) {
      parent.terms().anchors().forEach(anchor -> anchors.put(anchor.authority(), anchor));
    }
    own.forEach(anchor -> anchors.put(anchor.authority(), anchor));
    ownAuthority.map(Authority::of).ifPresent(anchors::remove);
    if (house) {
      ownAuthority
          .map(certificate -> new Anchor(Authority.of(certificate), unsaid))
          .ifPresent(anchor -> anchors.put(anchor.authority(), anchor));
    }
    return List.copyOf(anchors.values());
  }

  private static AnchorTerms anchorTerms(Definition definition, FiledPolicy parent)
      throws UnusablePolicy {
    return definition
        .text()
        .one("anchors")
        .value("terms", AnchorReader::terms, parent.anchorTerms());
  }

  private boolean hearsOwnAuthority(Definition definition, FiledPolicy parent)
      throws UnusablePolicy {
    boolean inherited =
        ownAuthority.map(Authority::of).filter(parent::trusts).isPresent()
            || (definition.name().equals(DEFAULT) && !parent.lineage().contains(BuiltIn.EMPTY));
    return definition.text().one("anchors").value("own-authority", Values::isOn, inherited);
  }

  private List<Certificate> pool(Definition definition, List<Certificate> inherited)
      throws UnusablePolicy {
    Section said = definition.text().one("pool");
    Set<Certificate> pool = new LinkedHashSet<>();
    if (said.value("inherited", Values::isOn, true)) {
      pool.addAll(inherited);
    }
    for (Path path : paths(said.entry("files"), definition, "intermediates")) {
      pool.addAll(material.certificates(path));
    }
    return List.copyOf(pool);
  }

  private List<Crl> lists(Definition definition, List<Crl> inherited) throws UnusablePolicy {
    Set<Crl> lists = new LinkedHashSet<>(inherited);
    Optional<Entry> said = definition.text().one("revocation").entry("lists");
    for (Path path : paths(said, definition, "crls")) {
      lists.addAll(material.lists(path));
    }
    return List.copyOf(lists);
  }

  /** What the entry names; without it, the folder beside the file. */
  private List<Path> paths(Optional<Entry> said, Definition definition, String folder)
      throws UnusablePolicy {
    if (said.isEmpty()) {
      return definition.folder(folder, material);
    }
    List<Path> paths = new ArrayList<>();
    for (String word : Values.words(said.get())) {
      paths.add(AnchorReader.existing(said.get(), definition.resolved(word), material));
    }
    return paths;
  }
}
