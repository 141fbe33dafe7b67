package dev.signet.cli.ask;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Subject;
import dev.signet.cli.session.Usage;
import dev.signet.client.Query;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.UseKeyWith;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code validate} and {@code why} ask. */
final class ValidateOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "CERT.pem|ADDRESS|DOMAIN",
      description = "A certificate file, or whose keys are to be judged.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "ADDRESS|DOMAIN",
      description = "The key is to be valid in this name.")
  private Optional<String> name = Optional.empty();

  @Mixin private Usage usage = new Usage();
  @Mixin private TimeOption time = new TimeOption();

  Query query() throws Misuse, UnusableFile {
    return about(
        subject.orElseThrow(
            () -> new Misuse("say what to judge: a certificate file, a mail address or a domain")));
  }

  boolean hasSubject() {
    return subject.isPresent();
  }

  /** The same question about something else. */
  Query about(String word) throws Misuse, UnusableFile {
    Query query = Subject.isFile(word) ? ofFile(word) : ofName(word);
    return time.applyTo(
        query.usedFor(usage.wanted()).wanting(RespondWith.X509_CERT, RespondWith.KEY_VALUE));
  }

  private Query ofFile(String word) throws Misuse, UnusableFile {
    PemFile file = PemFile.read(Path.of(word));
    List<KeyDatum> key = new ArrayList<>();
    file.certificates().forEach(certificate -> key.add(new KeyDatum.Certificate(certificate)));
    if (key.isEmpty()) {
      key.add(new KeyDatum.Value(file.anyPublicKey()));
    }
    List<UseKeyWith> names = name.isPresent() ? Subject.names(name.get()) : List.of();
    return Query.about(new KeyInfo(key)).forNames(names);
  }

  private Query ofName(String word) throws Misuse {
    if (name.isPresent()) {
      throw new Misuse("--for goes with a certificate file; '" + word + "' is a name already");
    }
    return Query.about(KeyInfo.EMPTY).forNames(Subject.names(word));
  }
}
