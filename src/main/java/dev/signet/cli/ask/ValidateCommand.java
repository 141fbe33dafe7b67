package dev.signet.cli.ask;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.Report;
import dev.signet.client.Errand;
import dev.signet.client.Query;
import dev.signet.xkms.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signet validate}: has a key judged. */
@Command(
    name = "validate",
    description =
        "Have a certificate, or the keys of a mail address or a domain, judged by the key service.")
public final class ValidateCommand implements Callable<Integer> {
  @Mixin private ValidateOptions question = new ValidateOptions();
  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private final Session session;

  public ValidateCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(batch.isGiven() ? this::many : this::one);
  }

  private Report one() throws Misuse, UnusableFile {
    Query query = question.query();
    return session.ask(
        Errand.validate(query), result -> new ValidateReport(query, result).report());
  }

  private Report many() throws Misuse, UnusableFile {
    if (question.hasSubject()) {
      throw new Misuse("--batch FILE stands for what is to be judged");
    }
    List<String> subjects = batch.subjects();
    List<Session.Asked<Result.Validate>> asked = new ArrayList<>();
    for (String subject : subjects) {
      Query query = question.about(subject);
      asked.add(
          new Session.Asked<>(
              Errand.validate(query), result -> new ValidateReport(query, result).report()));
    }
    return new BatchReport(subjects, session.askAll(asked)).report();
  }
}
