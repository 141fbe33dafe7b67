package dev.signet.cli.judge.cases;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the certificate has to be good for.
 *
 * @param purposes object identifiers of extended key usage, each demanded
 * @param keyUsages names of key usage bits as in RFC 5280 section 4.2.1.3, each demanded
 * @param maxIntermediates certificates allowed between leaf and anchor
 * @param strongDigests whether a signature with SHA-1 counts for nothing
 */
public record Demands(
    Revocation revocation,
    List<String> purposes,
    UsageCare care,
    Set<String> keyUsages,
    List<Name> names,
    OptionalInt maxIntermediates,
    boolean strongDigests) {

  public Demands {
    purposes = List.copyOf(purposes);
    keyUsages = Set.copyOf(keyUsages);
    names = List.copyOf(names);
  }

  /** For which certificates a revocation status has to be known. */
  public enum Revocation {
    NONE,
    END_ENTITY,
    WHOLE_PATH
  }

  /** How closely extended key usage is read. */
  public enum UsageCare {
    /** As the policy says. */
    POLICY,
    /** The leaf has to name the purpose itself. */
    STRICT_LEAF,
    /** Every certificate of the path has to. */
    STRICT
  }

  /**
   * A name that the leaf has to be bound to.
   *
   * @param value as written in the case
   */
  public record Name(Kind kind, String value) {}

  /** The kinds of names that a case can ask about. */
  public enum Kind {
    DNS,
    IP,
    RFC822
  }
}
