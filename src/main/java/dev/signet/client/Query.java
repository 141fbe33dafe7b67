package dev.signet.client;

import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.UseKeyWith;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question about a key: by example, and what the answer shall contain (XKMS 2.0 section 5.1). */
public record Query(QueryKeyBinding example, Wish wish) {

  /**
   * What the answer shall contain.
   *
   * @param respondWith kinds of key information; empty: the service's choice
   * @param limit largest number of key bindings
   * @param explained ask a Signet service for the grounds of its verdict; others ignore it
   * @param extensions what else goes along with the question
   */
  public record Wish(
      Set<RespondWith> respondWith,
      Optional<Integer> limit,
      boolean explained,
      List<MessageExtension> extensions) {
    public static final Wish SERVICE_CHOICE = of(Set.of());

    public Wish {
      respondWith = Set.copyOf(respondWith);
      extensions = List.copyOf(extensions);
    }

    /** These kinds of key information, and nothing else in particular. */
    static Wish of(Set<RespondWith> respondWith) {
      return new Wish(respondWith, Optional.empty(), false, List.of());
    }
  }

  /**
   * Asks about a key that is known: by certificate (that one first, others of its path behind it),
   * value, name and so on.
   */
  public static Query about(KeyInfo keyInfo) {
    return new Query(
        new QueryKeyBinding(
            new BindingDescription(Optional.empty(), keyInfo, Set.of(), List.of()),
            Optional.empty()),
        Wish.SERVICE_CHOICE);
  }

  /** Asks for the key of somebody; several names are alternatives. */
  public static Query named(UseKeyWith... names) {
    return about(KeyInfo.EMPTY).forNames(List.of(names));
  }

  /** The same key, in the name of one of these. */
  public Query forNames(List<UseKeyWith> names) {
    BindingDescription old = example.description();
    return describedBy(new BindingDescription(old.id(), old.keyInfo(), old.keyUsage(), names));
  }

  /** Only a key that permits all of these uses. */
  public Query usedFor(Set<KeyUsage> usage) {
    BindingDescription old = example.description();
    return describedBy(new BindingDescription(old.id(), old.keyInfo(), usage, old.useKeyWith()));
  }

  /** As of a time other than now. */
  public Query at(Instant time) {
    return new Query(new QueryKeyBinding(example.description(), Optional.of(time)), wish);
  }

  public Query wanting(RespondWith... kinds) {
    Set<RespondWith> wanted = EnumSet.noneOf(RespondWith.class);
    wanted.addAll(List.of(kinds));
    return new Query(example, new Wish(wanted, wish.limit(), wish.explained(), wish.extensions()));
  }

  public Query atMost(int bindings) {
    return new Query(
        example,
        new Wish(wish.respondWith(), Optional.of(bindings), wish.explained(), wish.extensions()));
  }

  public Query explained() {
    return new Query(example, new Wish(wish.respondWith(), wish.limit(), true, wish.extensions()));
  }

  /** With something that is not asked, but said along with the question. */
  public Query saying(MessageExtension extension) {
    List<MessageExtension> more = new ArrayList<>(wish.extensions());
    more.add(extension);
    return new Query(example, new Wish(wish.respondWith(), wish.limit(), wish.explained(), more));
  }

  private Query describedBy(BindingDescription description) {
    return new Query(new QueryKeyBinding(description, example.timeInstant()), wish);
  }
}
