package dev.signet.xkms.xkiss;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Reads a query by example into a {@link KeyQuestion}, or refuses it (XKMS 2.0 section 5.1.1). */
final class QueryReader {
  /** How far a requestor's clock may be ahead of ours. */
  static final Duration SKEW = Duration.ofMinutes(5);

  /** Nothing is known about the time before the first of the standards that are judged by. */
  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Look-ups that one query may cause: more than any person has names, less than hurts. */
  private static final int MAX_LOOKUPS = 200;

  /** Twice as many as a path has certificates that could need one (PathBudget). */
  private static final int MAX_LISTS = 40;

  private static final String RULE = "XKMS 2.0 section 5.1.1";

  private final CertificateReader certificates;
  private final InstantSource clock;

  QueryReader(CertificateReader certificates, InstantSource clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  KeyQuestion read(QueryKeyBinding query) throws Refused {
    BindingDescription example = query.description();
    KeyInfo keyInfo = example.keyInfo();
    checkSomethingIsAsked(keyInfo, example.useKeyWith());
    Instant at = at(query);
    AskedNames names = AskedNames.of(example.useKeyWith());
    OfferedCertificates offered = OfferedCertificates.in(keyInfo, certificates);
    List<X509Certificate> subjects =
        offered.isEmpty() ? List.of() : offered.subjects(keyInfo, names);
    List<String> keyNames = keyInfo.all(KeyDatum.Name.class).map(KeyDatum.Name::value).toList();
    boolean known =
        names.isCertificateAlone() || keyInfo.data().stream().anyMatch(QueryReader::isExact);
    return new KeyQuestion(
        at,
        example.keyUsage(),
        names,
        new KeyQuestion.Marks(subjects, offered.all(), lists(keyInfo), keyNames, known),
        conditions(keyInfo, subjects, names));
  }

  /**
   * Nobody gets just any key (XR-L05). A KeyInfo of which nothing is read here means a key that
   * cannot be told from others, so that names beside it do not help.
   */
  private static void checkSomethingIsAsked(KeyInfo keyInfo, List<UseKeyWith> names)
      throws Refused {
    if (names.isEmpty() && keyInfo.isEmpty()) {
      throw Refusal.malformed(RULE, "the query has neither KeyInfo nor UseKeyWith");
    }
    if (!keyInfo.isEmpty() && keyInfo.data().stream().noneMatch(KeyMarks::isReadable)) {
      throw Refusal.malformed(RULE, "the query's KeyInfo has nothing that is read here");
    }
  }

  private Instant at(QueryKeyBinding query) throws Refused {
    Instant now = now();
    Instant at = query.timeInstant().orElse(now);
    if (at.isBefore(EARLIEST) || at.isAfter(now.plus(SKEW))) {
      throw Refusal.outOfRange("nothing is known here about " + at);
    }
    return at;
  }

  /** Whether they are lists at all is found out by who uses them. */
  private static List<Octets> lists(KeyInfo keyInfo) throws Refused {
    List<Octets> lists =
        keyInfo
            .all(KeyDatum.Crl.class)
            .map(crl -> Octets.of(crl.der().toByteArray()))
            .distinct()
            .toList();
    if (lists.size() > MAX_LISTS) {
      throw Refusal.malformed(RULE, "more than " + MAX_LISTS + " revocation lists in one KeyInfo");
    }
    return lists;
  }

  /** Marks that tell the key itself; names and subjects may be anybody's. */
  private static boolean isExact(KeyDatum datum) {
    return KeyMarks.isReadable(datum)
        && !(datum instanceof KeyDatum.Name)
        && !(datum instanceof KeyDatum.SubjectName);
  }

  private static List<List<Lookup>> conditions(
      KeyInfo keyInfo, List<X509Certificate> subjects, AskedNames names) throws Refused {
    List<List<Lookup>> conditions = new ArrayList<>();
    if (subjects.isEmpty()) {
      for (KeyDatum datum : keyInfo.data()) {
        if (KeyMarks.isReadable(datum)) {
          conditions.add(KeyLookups.of(datum));
        }
      }
    } else {
      conditions.add(List.copyOf(subjects.stream().map(KeyLookups::byCertificate).toList()));
      for (String name : keyInfo.all(KeyDatum.Name.class).map(KeyDatum.Name::value).toList()) {
        conditions.add(KeyLookups.byKeyName(name));
      }
    }
    if (!names.lookups().isEmpty()) {
      conditions.add(names.lookups());
    }
    if (conditions.stream().mapToInt(List::size).sum() > MAX_LOOKUPS) {
      throw Refusal.malformed(RULE, "the query asks for too many names and marks at once");
    }
    return conditions;
  }
}
