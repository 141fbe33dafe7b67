package dev.signet.cli.judge;

import dev.signet.cli.judge.cases.CaseEntry;
import dev.signet.cli.judge.cases.CaseFile;
import dev.signet.cli.judge.cases.UnreadableCase;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.TerminalText;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signet judge}: has the engine judge every case of a file, one JSON line each. */
@Command(
    name = "judge",
    description =
        "Judge the certification paths of a case file (path-cases/1) with the engine of the key service.",
    footer = {
      "",
      "Built-in policies: rfc5280 makes no choice that RFC 5280 leaves open; anchor, profile,",
      "eku-chaining, crypto-policy, age-policy, usage and webpki make one each; strict makes all."
    })
public final class JudgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--cases", required = true, paramLabel = "FILE", description = "The cases, JSON.")
  private Path cases = Path.of("");

  @Option(
      names = "--files",
      required = true,
      paramLabel = "ZIP",
      description = "The archive that the cases' file names are entries of.")
  private Path files = Path.of("");

  @Option(
      names = "--www",
      paramLabel = "ZIP",
      description =
          "What the web says, <host>/<port>/<path>; it is served on the loopback interface.")
  private Optional<Path> www = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "NAME|FILE",
      defaultValue = JudgePolicy.DEFAULT,
      description = "Built-in policies, several with commas, or a policy file (${DEFAULT-VALUE}).")
  private String policy = JudgePolicy.DEFAULT;

  @Option(
      names = "--only",
      paramLabel = "PREFIX|CLASS",
      description = "Only cases whose id begins like this or whose class (applicability) is this.")
  private Optional<String> only = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Cases judged at the same time, 1 to 64 (${DEFAULT-VALUE}).")
  private int threads = 1;

  @Option(
      names = "--case-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "What is not judged by then is undetermined, 1 to 3600 (${DEFAULT-VALUE}).")
  private int patience = 10;

  @Option(names = "--explain", description = "Add the whole explanation to each line.")
  private boolean explain;

  private final Surroundings surroundings;

  public JudgeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      return judged().number();
    } catch (Misuse | UnreadableCase | IOException unusable) {
      err().println("signet: " + TerminalText.of(String.valueOf(unusable.getMessage())));
      return ExitCode.USAGE.number();
    }
  }

  private ExitCode judged() throws Misuse, UnreadableCase, IOException {
    within("--threads", threads, 64);
    within("--case-timeout", patience, 3600);
    JudgePolicy chosen = JudgePolicy.chosen(policy, surroundings.clock());
    try (Sources sources = new Sources(files, www, surroundings.clock())) {
      EngineMeans means = new EngineMeans(Keys.BOUNCY_CASTLE, sources.door(), surroundings.clock());
      Engine engine = new Engine(means, explain);
      return run(new CaseJudge(sources, chosen, surroundings.clock(), engine));
    }
  }

  private ExitCode run(CaseJudge judge) throws IOException, UnreadableCase {
    AtomicInteger undecided = new AtomicInteger();
    PrintWriter out = spec.commandLine().getOut();
    try (CaseRun run =
        new CaseRun(
            judge,
            threads,
            Duration.ofSeconds(patience),
            judgement -> print(judgement, out, undecided))) {
      try {
        new CaseFile(cases).forEach(entry -> takeWanted(entry, run));
      } finally {
        run.finish();
      }
    }
    return undecided.get() == 0 ? ExitCode.OK : ExitCode.UNDECIDED;
  }

  private void takeWanted(CaseEntry entry, CaseRun run) {
    if (only.isEmpty() || wanted(entry, only.get())) {
      run.take(entry);
    }
  }

  private static boolean wanted(CaseEntry entry, String word) {
    return entry.id().startsWith(word)
        || entry.match(readable -> readable.kind().equals(word), (id, because) -> false);
  }

  private static void print(Judgement judgement, PrintWriter out, AtomicInteger undecided) {
    if (judgement.verdict() == Judgement.Verdict.UNDETERMINED) {
      undecided.incrementAndGet();
    }
    out.println(judgement.json());
    out.flush();
  }

  private static void within(String option, int value, int most) throws Misuse {
    if (value < 1 || value > most) {
      throw new Misuse(option + " " + value + " is not between 1 and " + most);
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
