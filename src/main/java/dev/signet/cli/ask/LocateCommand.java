package dev.signet.cli.ask;

import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Subject;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.session.Usage;
import dev.signet.cli.show.Report;
import dev.signet.client.Errand;
import dev.signet.client.Query;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet locate}: finds keys, without a statement about their truth. */
@Command(
    name = "locate",
    description =
        "Find the keys of a mail address or a domain, or what is known about a key. Nothing found is vouched for.")
public final class LocateCommand implements Callable<Integer> {
  private static final Map<String, RespondWith> KINDS =
      Stream.of(RespondWith.values())
          .collect(
              Collectors.toMap(
                  kind -> kind.name().toLowerCase(Locale.ROOT).replace("_", "-"), kind -> kind));

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS|DOMAIN",
      description = "A mail address, or a domain for the key that signs for all of it.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--dn",
      paramLabel = "NAME",
      description = "Subject name of a certificate: 'CN=Alice,O=Example'.")
  private Optional<String> distinguishedName = Optional.empty();

  @Option(
      names = "--key-name",
      paramLabel = "NAME",
      description = "Name under which a key is known.")
  private Optional<String> keyName = Optional.empty();

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Certificate (PEM or DER) whose key is meant.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--respond-with",
      split = ",",
      paramLabel = "KIND",
      description =
          "What to return: key-value, x509-cert, x509-chain, x509-crl, key-name; several with commas.")
  private List<String> respondWith = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "Return at most N keys.")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the certificates of the first key found to this new file (PEM).")
  private Optional<Path> out = Optional.empty();

  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private Usage usage = new Usage();
  @Mixin private TimeOption time = new TimeOption();
  @Mixin private final Session session;

  public LocateCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(batch.isGiven() ? this::many : this::one);
  }

  private Report one() throws Misuse, UnusableFile {
    Query query = query(names(), keyInfo());
    if (out.isPresent()) {
      NewFile.requireAbsent(out.get());
    }
    return session.ask(Errand.locate(query), result -> report(query, result));
  }

  private Report many() throws Misuse, UnusableFile {
    if (subject.isPresent() || !keyInfo().isEmpty() || out.isPresent()) {
      throw new Misuse(
          "--batch FILE stands for whose keys are meant, and goes neither with a name nor with --out");
    }
    List<String> subjects = batch.subjects();
    List<Session.Asked<Result.Locate>> asked = new ArrayList<>();
    for (String one : subjects) {
      Query query =
          Subject.isFile(one)
              ? query(List.of(), KeyInfo.of(certificateIn(Path.of(one))))
              : query(Subject.names(one), KeyInfo.EMPTY);
      asked.add(new Session.Asked<>(Errand.locate(query), result -> report(query, result)));
    }
    return new BatchReport(subjects, session.askAll(asked)).report();
  }

  private Report report(Query query, Result.Locate result) {
    Report report = new LocateReport(query, result).report();
    return out.map(file -> new FoundFile(file).write(result, report)).orElse(report);
  }

  private Query query(List<UseKeyWith> names, KeyInfo keyInfo) throws Misuse {
    Query query = Query.about(keyInfo).forNames(names).usedFor(usage.wanted()).wanting(kinds());
    if (query.example().description().keyInfo().isEmpty()
        && query.example().description().useKeyWith().isEmpty()) {
      throw new Misuse("say whose key: a mail address, a domain, --dn, --key-name or --cert");
    }
    if (limit.filter(n -> n < 1).isPresent()) {
      throw new Misuse("--limit takes 1 or more");
    }
    return time.applyTo(limit.map(query::atMost).orElse(query));
  }

  private List<UseKeyWith> names() throws Misuse {
    return subject.isPresent() ? Subject.names(subject.get()) : List.of();
  }

  private KeyInfo keyInfo() throws UnusableFile {
    List<KeyDatum> data = new ArrayList<>();
    distinguishedName.ifPresent(name -> data.add(new KeyDatum.SubjectName(name)));
    keyName.ifPresent(name -> data.add(new KeyDatum.Name(name)));
    if (certificate.isPresent()) {
      data.add(certificateIn(certificate.get()));
    }
    return new KeyInfo(data);
  }

  private static KeyDatum.Certificate certificateIn(Path file) throws UnusableFile {
    return new KeyDatum.Certificate(PemFile.read(file).firstCertificate());
  }

  private RespondWith[] kinds() throws Misuse {
    if (respondWith.isEmpty()) {
      return new RespondWith[] {RespondWith.KEY_VALUE, RespondWith.X509_CERT};
    }
    List<RespondWith> kinds = new ArrayList<>();
    for (String word : respondWith) {
      kinds.add(kind(word));
    }
    return kinds.toArray(RespondWith[]::new);
  }

  private static RespondWith kind(String word) throws Misuse {
    return Optional.ofNullable(KINDS.get(word.toLowerCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                new Misuse(
                    "--respond-with "
                        + word
                        + ": known are "
                        + String.join(", ", KINDS.keySet().stream().sorted().toList())));
  }
}
