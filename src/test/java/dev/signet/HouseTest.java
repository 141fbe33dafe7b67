package dev.signet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plan of the house: which room may know which, and which room may know a foreign library.
 * Changing the plan means changing this test and the architecture notes with it.
 */
@AnalyzeClasses(packages = "dev.signet", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  /** A room, and what it may know beside itself. A room that is not built yet breaks nothing. */
  private static final Map<String, List<String>> MAY_KNOW =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("entity..", List.of()),
              Map.entry("pki..", List.of("entity..")),
              Map.entry("policy..", List.of("entity..", "pki.fetch..")),
              Map.entry("xkms.model..", List.of("entity..")),
              Map.entry("xkms.secret..", List.of("xkms.model..", "entity..")),
              Map.entry(
                  "xkms.xml..", List.of("xkms.model..", "xkms.secret..", "pki..", "entity..")),
              Map.entry("xkms..", List.of("pki..", "policy..", "entity..")),
              Map.entry("registration..", List.of("xkms..", "pki..", "policy..", "entity..")),
              Map.entry(
                  "client..",
                  List.of("xkms.model..", "xkms.xml..", "xkms.secret..", "policy..", "entity..")),
              Map.entry("mail..", List.of("client..", "xkms.model..", "policy..", "entity..")),
              // Not all: what the command knows is what its jar holds (src/main/assembly/cli.xml).
              Map.entry(
                  "cli..",
                  List.of(
                      "client..",
                      "xkms.model..",
                      "xkms.xml..",
                      "xkms.secret..",
                      "policy..",
                      "mail..",
                      "pki..",
                      "entity..")),
              Map.entry(
                  "server..",
                  List.of(
                      "mail..",
                      "client..",
                      "registration..",
                      "xkms..",
                      "policy..",
                      "pki..",
                      "entity.."))));

  /** A foreign package, and the only rooms that may name it. */
  private static final Map<String, List<String>> ENDS_IN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("jakarta.json..", List.of("cli..", "server..")),
              Map.entry("org.eclipse.microprofile..", List.of("server..")),
              // server makes the provider object that is handed to the rooms of pki.
              Map.entry(
                  "org.bouncycastle..",
                  List.of("pki..", "xkms.xml.keyinfo..", "cli.keys..", "mail.smime..", "server")),
              Map.entry("org.apache.xml.security..", List.of("xkms.xml.signature..")),
              Map.entry("org.apache.hc..", List.of("pki.fetch.http..")),
              Map.entry("org.xbill..", List.of("policy.dns..", "pki.fetch.dns..")),
              Map.entry(
                  "java.sql..",
                  List.of("xkms.database..", "xkms.registry..", "xkms.ledger..", "server..")),
              Map.entry(
                  "javax.sql..",
                  List.of("xkms.database..", "xkms.registry..", "xkms.ledger..", "server..")),
              Map.entry(
                  "org.flywaydb..",
                  List.of("xkms.database..", "xkms.registry..", "xkms.ledger..", "server..")),
              Map.entry("com.zaxxer..", List.of("xkms.registry..", "server..")),
              Map.entry("com.ongres..", List.of("xkms.secret..")),
              Map.entry("picocli..", List.of("cli.."))));

  @ArchTest
  static void arrowsPointDownwards(JavaClasses house) {
    List<ArchRule> rules = new ArrayList<>();
    MAY_KNOW.forEach((room, known) -> rules.add(knowsOnly(room, known)));
    assertAll(rules, house);
  }

  @ArchTest
  static void foreignLibrariesEndInTheirRooms(JavaClasses house) {
    List<ArchRule> rules = new ArrayList<>();
    ENDS_IN.forEach((library, rooms) -> rules.add(endsIn(library, rooms)));
    assertAll(rules, house);
  }

  @ArchTest
  static final ArchRule JAKARTA_IS_KNOWN_AT_THE_DOORS_ONLY =
      noClasses()
          .that(not(resideInAPackage("dev.signet.server..")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta..").and(not(resideInAPackage("jakarta.json.."))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NO_PACKAGES_KNOW_EACH_OTHER =
      slices().matching("dev.signet.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Base)")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule TIME_IS_HANDED_IN =
      noClasses()
          .that(not(resideInAPackage("dev.signet.cli..")))
          .and()
          .doNotHaveFullyQualifiedName("dev.signet.server.Wiring")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callConstructor(Date.class);

  private static ArchRule knowsOnly(String room, List<String> known) {
    List<String> allowed = new ArrayList<>(known);
    allowed.add(room);
    return noClasses()
        .that(inRoom(room))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.signet..").and(not(resideInAnyPackage(packages(allowed)))))
        .as(room + " may know only " + known)
        .allowEmptyShould(true);
  }

  /** A room with a line of its own in the plan is not part of the room around it. */
  private static DescribedPredicate<JavaClass> inRoom(String room) {
    List<String> inner =
        MAY_KNOW.keySet().stream().filter(r -> !r.equals(room) && within(room, r)).toList();
    return resideInAPackage("dev.signet." + room).and(not(resideInAnyPackage(packages(inner))));
  }

  private static boolean within(String room, String other) {
    return other.startsWith(room.substring(0, room.length() - 1));
  }

  private static ArchRule endsIn(String library, List<String> rooms) {
    return noClasses()
        .that(not(resideInAnyPackage(packages(rooms))))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .as(library + " is known only in " + rooms)
        .allowEmptyShould(true);
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream().map(room -> "dev.signet." + room).toArray(String[]::new);
  }

  private static void assertAll(List<ArchRule> rules, JavaClasses house) {
    List<String> broken =
        rules.stream()
            .map(rule -> rule.evaluate(house))
            .filter(EvaluationResult::hasViolation)
            .map(result -> result.getFailureReport().toString())
            .toList();
    assertThat(broken).isEmpty();
  }
}
