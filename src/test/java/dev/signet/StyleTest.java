package dev.signet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house's style, as far as a parser can see it. */
class StyleTest {
  private static List<SourceFile> main;

  @BeforeAll
  static void readTheSources() throws IOException {
    main = SourceFile.under(Path.of("src/main/java"));
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    Set<Path> described =
        main.stream()
            .filter(SourceFile::isPackageInfo)
            .map(SourceFile::directory)
            .collect(Collectors.toSet());
    assertThat(main).map(SourceFile::directory).allMatch(described::contains);
    for (SourceFile file : main.stream().filter(SourceFile::isPackageInfo).toList()) {
      assertThat(file.text()).as("%s", file.path()).startsWith("/**").contains("NullMarked");
    }
  }

  @Test
  void noMethodIsLongerThanAScreen() {
    assertThat(complaints(SourceFile::longMethods)).isEmpty();
  }

  @Test
  void noMethodTakesMoreThanFourParameters() {
    assertThat(complaints(SourceFile::methodsOfManyParameters)).isEmpty();
  }

  @Test
  void noFileIsLongerThanFourHundredLines() throws IOException {
    List<SourceFile> all = new ArrayList<>(main);
    all.addAll(SourceFile.under(Path.of("src/test/java")));
    all.addAll(SourceFile.under(Path.of("src/bench/java")));
    List<String> tooLong = new ArrayList<>();
    for (SourceFile file : all) {
      tooLong.addAll(file.tooLong());
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void nothingReturnsNull() {
    assertThat(complaints(SourceFile::returnsOfNull)).isEmpty();
  }

  @Test
  void onlyADoorCatchesEverything() {
    assertThat(complaints(f -> f.isDoor() ? List.of() : f.broadCatches())).isEmpty();
  }

  private static List<String> complaints(Function<SourceFile, List<String>> about) {
    return main.stream().flatMap(file -> about.apply(file).stream()).toList();
  }
}
