package dev.signet.pki.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The subtrees that names below an authority must be in and must not be in (RFC 5280 section
 * 4.2.1.10, RFC 9598 section 6).
 *
 * <p>A name of a form that no subtree speaks about is free. Wherever the standards leave a doubt it
 * is not resolved in the name's favour: a subtree that cannot be read or is of a form that is not
 * understood refuses every name of its form, and so does a name that cannot be read.
 */
public final class NameConstraints {

  /**
   * Most comparisons of names with subtrees that one set of constraints may cost, about 30
   * milliseconds; the number is that of OpenSSL and BoringSSL.
   */
  public static final long MAX_COMPARISONS = 1 << 20;

  /** Most reasons that are told about one certificate. */
  public static final int MAX_REASONS = 8;

  private final List<Subtree> permitted;
  private final List<Subtree> excluded;
  private final Map<String, FormConstraints<?, ?>> forms;

  public NameConstraints(List<Subtree> permitted, List<Subtree> excluded) {
    this.permitted = List.copyOf(permitted);
    this.excluded = List.copyOf(excluded);
    this.forms = forms(permitted, excluded);
  }

  public List<Subtree> permitted() {
    return permitted;
  }

  public List<Subtree> excluded() {
    return excluded;
  }

  /** Why the constraints do not admit a name; empty when they do. */
  public Optional<String> against(GeneralName name) {
    FormConstraints<?, ?> form = forms.get(NameForms.key(name));
    return form == null ? Optional.empty() : form.against(name);
  }

  /**
   * Why the constraints do not admit the names of a certificate, at most {@value #MAX_REASONS}
   * reasons; empty when they do.
   */
  public List<String> against(ClaimedNames names) {
    if (exceedsLimit(names)) {
      return List.of(
          "its names and the subtrees that bind them need more than "
              + MAX_COMPARISONS
              + " comparisons");
    }
    return names.all().stream()
        .map(this::against)
        .flatMap(Optional::stream)
        .limit(MAX_REASONS)
        .toList();
  }

  /** How many comparisons of a name with a subtree of its form the names may need. */
  public long comparisons(ClaimedNames names) {
    long count = 0;
    for (GeneralName name : names.all()) {
      FormConstraints<?, ?> form = forms.get(NameForms.key(name));
      count += form == null ? 0 : form.size();
    }
    return count;
  }

  /** Whether the names are more than can be looked at. */
  public boolean exceedsLimit(ClaimedNames names) {
    return comparisons(names) > MAX_COMPARISONS;
  }

  /** What the issuer should not have written, though the constraints have a meaning without it. */
  public List<String> irregularities() {
    List<String> found = new ArrayList<>();
    if (permitted.isEmpty() && excluded.isEmpty()) {
      found.add("name constraints without any subtree");
    }
    forms.values().forEach(form -> found.addAll(form.faults()));
    for (Subtree tree : all(permitted, excluded)) {
      if (tree.base() instanceof GeneralName.Dns dns && dns.text().startsWith(".")) {
        found.add("the dNSName subtree '" + NameForms.shown(dns.text()) + "' begins with a dot");
      }
    }
    return found.stream().limit(MAX_REASONS).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NameConstraints that
        && permitted.equals(that.permitted)
        && excluded.equals(that.excluded);
  }

  @Override
  public int hashCode() {
    return 31 * permitted.hashCode() + excluded.hashCode();
  }

  @Override
  public String toString() {
    return "NameConstraints[permitted=" + permitted + ", excluded=" + excluded + "]";
  }

  private static Map<String, FormConstraints<?, ?>> forms(
      List<Subtree> permitted, List<Subtree> excluded) {
    Map<String, FormConstraints.Builder<?, ?>> builders = new LinkedHashMap<>();
    permitted.forEach(tree -> builder(builders, tree).permit(tree));
    excluded.forEach(tree -> builder(builders, tree).exclude(tree));
    Map<String, FormConstraints<?, ?>> forms = new LinkedHashMap<>();
    builders.forEach((key, builder) -> forms.put(key, builder.build()));
    return forms;
  }

  private static FormConstraints.Builder<?, ?> builder(
      Map<String, FormConstraints.Builder<?, ?>> builders, Subtree tree) {
    return builders.computeIfAbsent(
        NameForms.key(tree.base()), key -> FormConstraints.of(NameForms.of(tree.base())));
  }

  private static List<Subtree> all(List<Subtree> permitted, List<Subtree> excluded) {
    List<Subtree> all = new ArrayList<>(permitted);
    all.addAll(excluded);
    return all;
  }
}
