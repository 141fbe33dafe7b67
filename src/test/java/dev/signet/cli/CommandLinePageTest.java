package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.session.Defaults;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/command-line.md and the program agree. */
class CommandLinePageTest {
  private static final Path PAGE = Path.of("docs", "command-line.md");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  private final CommandLine signet = commandLine();

  private static CommandLine commandLine() {
    Surroundings nowhere =
        new Surroundings(
            Map.of(),
            Path.of("no-such-home"),
            question -> Optional.empty(),
            InstantSource.system(),
            new SecureRandom());
    try {
      return Main.commandLine(nowhere, Defaults.read(nowhere));
    } catch (Misuse impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String page() throws Exception {
    return Files.readString(PAGE);
  }

  private static List<String> examples() throws Exception {
    return page().lines().filter(line -> line.startsWith("signet ")).toList();
  }

  @Test
  void everyExampleNamesACommandAndItsOptions() throws Exception {
    assertThat(examples()).hasSizeGreaterThan(15);
    for (String example : examples()) {
      Set<String> known = optionsOf(commandIn(example));
      assertThat(known).as(example).containsAll(optionsIn(example));
    }
  }

  private CommandLine commandIn(String example) {
    CommandLine command = signet;
    for (String word : example.split(" ")) {
      command = command.getSubcommands().getOrDefault(word, command);
    }
    assertThat(command).as(example).isNotSameAs(signet);
    assertThat(command.getSubcommands()).as(example).isEmpty();
    return command;
  }

  @Test
  void everyOptionIsInThePageAndNoOther() throws Exception {
    Set<String> all = new HashSet<>();
    collect(signet, all);
    all.removeAll(Set.of("--help", "--version"));
    assertThat(optionsIn(page().replace("--help", ""))).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void everyCommandIsShown() throws Exception {
    for (String command : signet.getSubcommands().keySet()) {
      assertThat(examples())
          .as(command)
          .anyMatch(example -> example.startsWith("signet " + command));
    }
  }

  @Test
  void whatMayBeSetElsewhereIsInTheTable() throws Exception {
    Set<String> rows =
        page()
            .lines()
            .filter(line -> line.startsWith("| `--"))
            .map(line -> line.replaceFirst("^\\| `--([a-z-]+).*", "$1"))
            .collect(Collectors.toSet());
    rows.remove("verbose");
    assertThat(rows).containsExactlyInAnyOrderElementsOf(Defaults.NAMES);
  }

  @Test
  void everyExitCodeIsInThePageAndNoOther() throws Exception {
    Set<String> rows =
        page()
            .lines()
            .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
            .map(line -> line.replaceFirst("^\\| ([0-9]+) .*", "$1"))
            .collect(Collectors.toSet());
    Set<String> codes = new HashSet<>();
    for (ExitCode code : ExitCode.values()) {
      codes.add(Integer.toString(code.number()));
    }
    assertThat(rows).isEqualTo(codes);
  }

  private static void collect(CommandLine command, Set<String> options) {
    options.addAll(optionsOf(command));
    command.getSubcommands().values().forEach(sub -> collect(sub, options));
  }

  private static Set<String> optionsOf(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet().stream()
        .filter(name -> name.startsWith("--"))
        .collect(Collectors.toSet());
  }

  private static Set<String> optionsIn(String text) {
    Matcher matcher = OPTION.matcher(text);
    Set<String> found = new HashSet<>();
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
