package dev.signet.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md tells every key, its default and its meaning, and no other key. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("docs", "configuration.md");

  @Test
  void thePageAndTheKeysAgree() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `signet.")).toList();
    assertThat(rows).containsExactlyElementsOf(allKeys().map(ConfigurationPageTest::row).toList());
  }

  private static Stream<SettingKey> allKeys() {
    return Stream.of(SettingKeys.ALL, RelayKeys.ALL, EdgeKeys.ALL).flatMap(List::stream);
  }

  private static String row(SettingKey key) {
    String shown = key.defaultValue().isEmpty() ? "" : "`" + key.defaultValue() + "`";
    return "| `"
        + key.name()
        + "` | "
        + shown
        + " | "
        + key.description()
        + " | `"
        + key.example()
        + "` |";
  }

  @Test
  void everyDefaultIsWhatIsRead() {
    String[] explicit =
        allKeys()
            .filter(key -> !key.defaultValue().isEmpty() && !key.isPerListener())
            .flatMap(
                key ->
                    List.of(key.of("default"), key.defaultValue().replace("<name>", "default"))
                        .stream())
            .toArray(String[]::new);
    assertThat(new SettingsReader(MapConfig.of(explicit), 2).read())
        .isEqualTo(new SettingsReader(MapConfig.of(), 2).read());
    assertThat(new EdgeSettingsReader(MapConfig.of(explicit)).read())
        .isEqualTo(new EdgeSettingsReader(MapConfig.of()).read());
  }
}
