package dev.signet.conformance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.W3cExchange;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which tests say that they show which requirement. */
final class AnnotatedTests {
  /** Read once, for reading is slow. */
  private static final class All {
    static final Map<String, TreeSet<String>> BY_ID = new TreeMap<>();
    static final Map<String, TreeSet<String>> BY_EXCHANGE = new TreeMap<>();

    static {
      read();
    }
  }

  private AnnotatedTests() {}

  /** The tests that play each exchange. */
  static Map<String, TreeSet<String>> ofExchanges() {
    return All.BY_EXCHANGE;
  }

  /** The tests of each requirement whose id begins so. */
  static Map<String, TreeSet<String>> of(String family) {
    return All.BY_ID.entrySet().stream()
        .filter(shown -> shown.getKey().startsWith(family))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private static void read() {
    for (JavaClass type :
        new ClassFileImporter().importPath(Path.of("target/test-classes/dev/signet"))) {
      note(type.reflect(), type.getSimpleName());
      type.getMethods().forEach(m -> note(m.reflect(), type.getSimpleName() + "." + m.getName()));
    }
  }

  private static void note(AnnotatedElement element, String name) {
    for (Requirement requirement : element.getAnnotationsByType(Requirement.class)) {
      All.BY_ID.computeIfAbsent(requirement.value(), id -> new TreeSet<>()).add(name);
    }
    for (W3cExchange exchange : element.getAnnotationsByType(W3cExchange.class)) {
      All.BY_EXCHANGE.computeIfAbsent(exchange.value(), id -> new TreeSet<>()).add(name);
    }
  }
}
