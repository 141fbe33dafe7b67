package dev.signet.pki.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What name constraints say about the names of one form, every base read once. */
final class FormConstraints<N, B> {

  private final NameForm<N, B> form;
  private final List<Read<B>> permitted;
  private final List<Read<B>> excluded;
  private final List<String> faults;

  private FormConstraints(Builder<N, B> built) {
    this.form = built.form;
    this.permitted = List.copyOf(built.permitted);
    this.excluded = List.copyOf(built.excluded);
    this.faults = List.copyOf(built.faults);
  }

  static <N, B> Builder<N, B> of(NameForm<N, B> form) {
    return new Builder<>(form);
  }

  /** How many subtrees there are. */
  int size() {
    return permitted.size() + excluded.size();
  }

  /** What is wrong with the subtrees themselves. */
  List<String> faults() {
    return faults;
  }

  /** Why a name is not admitted; empty when it is. */
  Optional<String> against(GeneralName written) {
    if (!faults.isEmpty()) {
      return Optional.of(described(written) + " falls under " + faults.get(0));
    }
    Optional<N> name = form.name(written);
    return name.isEmpty()
        ? Optional.of(described(written) + " cannot be read, and names of its form are constrained")
        : name.flatMap(read -> against(written, read));
  }

  private Optional<String> against(GeneralName written, N name) {
    for (Read<B> tree : excluded) {
      if (form.touches(name, tree.base)) {
        return Optional.of(
            described(written)
                + " is in the excluded subtree '"
                + NameForms.shown(tree.written)
                + "'");
      }
    }
    for (Read<B> tree : permitted) {
      if (form.isWithin(name, tree.base)) {
        return Optional.empty();
      }
    }
    return permitted.isEmpty()
        ? Optional.empty()
        : Optional.of(described(written) + " is in no permitted subtree");
  }

  private String described(GeneralName written) {
    return form.label() + " '" + NameForms.shown(written) + "'";
  }

  /** A base beside what was written. */
  private record Read<B>(B base, GeneralName written) {}

  /** Takes subtrees one by one; one that cannot be used is a fault. */
  static final class Builder<N, B> {
    private final NameForm<N, B> form;
    private final List<Read<B>> permitted = new ArrayList<>();
    private final List<Read<B>> excluded = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Builder(NameForm<N, B> form) {
      this.form = form;
    }

    void permit(Subtree tree) {
      read(tree).ifPresent(permitted::add);
    }

    void exclude(Subtree tree) {
      read(tree).ifPresent(excluded::add);
    }

    FormConstraints<N, B> build() {
      return new FormConstraints<>(this);
    }

    private Optional<Read<B>> read(Subtree tree) {
      if (!tree.isPlain()) {
        faults.add(described(tree) + " with minimum or maximum");
        return Optional.empty();
      }
      Optional<B> base = form.base(tree.base());
      if (base.isEmpty()) {
        faults.add(described(tree) + " that has no known meaning");
      }
      return base.map(known -> new Read<>(known, tree.base()));
    }

    private String described(Subtree tree) {
      return "a " + form.label() + " subtree '" + NameForms.shown(tree.base()) + "'";
    }
  }
}
