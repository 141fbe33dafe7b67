package dev.signet.cli.judge;

import dev.signet.cli.judge.JudgePolicy.Choice;
import dev.signet.cli.judge.Judgement.Verdict;
import dev.signet.cli.judge.cases.Exhibits;
import dev.signet.cli.judge.cases.PathCase;
import dev.signet.cli.judge.cases.UnreadableCase;
import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.path.Offered;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges one case after the other with the engine of the key service; safe for many threads. */
final class CaseJudge implements Function<PathCase, Judgement> {
  private final Sources sources;
  private final JudgePolicy policy;
  private final InstantSource clock;
  private final Engine engine;
  private final CertificateReader reader = new CertificateReader();

  CaseJudge(Sources sources, JudgePolicy policy, InstantSource clock, Engine engine) {
    this.sources = sources;
    this.policy = policy;
    this.clock = clock;
    this.engine = engine;
  }

  /** Never throws for what the files hold. */
  @Override
  public Judgement apply(PathCase asked) {
    try {
      return worst(asked, questions(asked));
    } catch (MalformedCertificate broken) {
      return Judgement.of(
          asked.id(), Verdict.INVALID, "RFC 5280 4.1: the leaf is " + broken.getMessage());
    } catch (DemandReader.NoName nobody) {
      return Judgement.of(asked.id(), Verdict.INVALID, "RFC 9525 6: " + nobody.getMessage());
    } catch (UnreadableCase unreadable) {
      String because = "the case cannot be read: " + unreadable.getMessage();
      return Judgement.of(asked.id(), Verdict.UNDETERMINED, because);
    }
  }

  /** Every question has to be answered with yes; the first worst answer stands for all. */
  private Judgement worst(PathCase asked, List<PathQuestion> questions) throws UnreadableCase {
    TrustPolicy terms = new CaseTerms(policy, asked).over(readable(asked.exhibits().anchors()));
    Judgement worst = engine.judgement(asked.id(), terms, questions.get(0));
    for (PathQuestion question : questions.subList(1, questions.size())) {
      if (worst.verdict() != Verdict.INVALID) {
        Judgement next = engine.judgement(asked.id(), terms, question);
        worst = next.verdict() == Verdict.VALID ? worst : next;
      }
    }
    return worst;
  }

  /** Purposes and names side by side: each is asked about once. */
  private List<PathQuestion> questions(PathCase asked)
      throws UnreadableCase, MalformedCertificate, DemandReader.NoName {
    Exhibits exhibits = asked.exhibits();
    Certificate leaf = Certificate.of(reader.parse(sources.read(exhibits.leaf())));
    List<Certificate> pool = readable(exhibits.intermediates());
    Offered offered = new Offered(pool, evidence(exhibits, pool));
    List<Certificate> others = new ArrayList<>(readable(exhibits.anchors()));
    others.addAll(pool);
    Instant at = asked.at().orElseGet(clock::instant);
    DemandReader demands = new DemandReader(asked.demands(), policy.makes(Choice.USAGE));
    List<Purpose> purposes = demands.purposes();
    List<Optional<Identity>> names = demands.identities();
    List<PathQuestion> questions = new ArrayList<>();
    for (int i = 0; i < Math.max(purposes.size(), names.size()); i++) {
      Purpose purpose = purposes.get(Math.min(i, purposes.size() - 1));
      Optional<Identity> name = left(leaf, others, names.get(Math.min(i, names.size() - 1)));
      questions.add(new PathQuestion(leaf, offered, purpose, name, at, asked.discovery()));
    }
    return questions;
  }

  private Optional<Identity> left(
      Certificate leaf, List<Certificate> others, Optional<Identity> asked) {
    return policy.makes(Choice.WEBPKI) ? asked : CommonNames.unlessBound(leaf, others, asked);
  }

  private OfferedEvidence evidence(Exhibits exhibits, List<Certificate> signers)
      throws UnreadableCase {
    List<Octets> answers = new ArrayList<>();
    for (String name : exhibits.ocspAnswers().values()) {
      answers.add(Octets.of(sources.read(name)));
    }
    List<Octets> lists = new ArrayList<>();
    for (String name : exhibits.crls()) {
      lists.add(Octets.of(sources.read(name)));
    }
    return new OfferedEvidence(lists, answers, signers);
  }

  /** What is no certificate helps nobody and is passed over. */
  private List<Certificate> readable(List<String> names) throws UnreadableCase {
    List<Certificate> found = new ArrayList<>();
    for (String name : names) {
      byte[] octets = sources.read(name);
      try {
        found.add(Certificate.of(reader.parse(octets)));
      } catch (MalformedCertificate junk) {
        continue;
      }
    }
    return found;
  }
}
