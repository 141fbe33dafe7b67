package dev.signet.server.evidence;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.revocation.cache.AnswerDirectory;
import dev.signet.pki.revocation.crl.fetching.ListArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;

/**
 * Where evidence outlives a restart: answers in one directory, lists in one for each set of rules
 * under which they were fetched.
 */
public final class EvidenceStore {

  private final Path root;
  private final AnswerDirectory directory;
  private final AnswerCache answers;

  private EvidenceStore(Path root, AnswerDirectory directory, AnswerCache answers) {
    this.root = root;
    this.directory = directory;
    this.answers = answers;
  }

  /** Opens it, making it first where there is none, and brings back the answers. */
  public static EvidenceStore open(Path root, Instant now) throws IOException {
    AnswerCache.Limits limits = AnswerCache.Limits.DEFAULT;
    AnswerDirectory directory = new AnswerDirectory(root.resolve("answers"), limits.subjects());
    return new EvidenceStore(root, directory, AnswerCache.over(directory, limits, now));
  }

  AnswerCache answers() {
    return answers;
  }

  /** Writes that did not work, so that something would be missing after a restart. */
  long failures() {
    return directory.failures();
  }

  ListArchive lists(FetchRules rules) {
    try {
      return new ListArchive(root.resolve("lists").resolve(name(rules)));
    } catch (IOException unusable) {
      throw new UncheckedIOException("lists cannot be kept in " + root, unusable);
    }
  }

  /** The same for the same rules, in whatever order they were written. */
  private static String name(FetchRules rules) {
    String text =
        String.join(
            "\n",
            new TreeSet<>(rules.schemes()).toString(),
            new TreeSet<>(rules.ports()).toString(),
            rules.exemptions().stream().map(Object::toString).sorted().toList().toString(),
            rules.proxy().toString(),
            Integer.toString(rules.redirects()));
    return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
  }
}
