package dev.signet.conformance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.signet.testkit.Requirement;
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
    static final Map<String, TreeSet<String>> BY_ID = read();
  }

  private AnnotatedTests() {}

  /** The tests of each requirement whose id begins so. */
  static Map<String, TreeSet<String>> of(String family) {
    return All.BY_ID.entrySet().stream()
        .filter(shown -> shown.getKey().startsWith(family))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, TreeSet<String>> read() {
    Map<String, TreeSet<String>> byId = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter().importPath(Path.of("target/test-classes/dev/signet"))) {
      note(byId, type.reflect(), type.getSimpleName());
      type.getMethods()
          .forEach(m -> note(byId, m.reflect(), type.getSimpleName() + "." + m.getName()));
    }
    return byId;
  }

  private static void note(
      Map<String, TreeSet<String>> byId, AnnotatedElement element, String name) {
    for (Requirement requirement : element.getAnnotationsByType(Requirement.class)) {
      byId.computeIfAbsent(requirement.value(), id -> new TreeSet<>()).add(name);
    }
  }
}
