package dev.signet.cli.domain;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.EncryptionPolicy;
import dev.signet.policy.ListedKeys;
import dev.signet.policy.text.PolicyReader;
import dev.signet.policy.text.PolicyReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a domain is meant to declare, by options. */
final class WantedPolicy {
  private static final Set<EncryptionPolicy> PROMISES =
      EnumSet.of(EncryptionPolicy.EHLO, EncryptionPolicy.XKMS, EncryptionPolicy.ALWAYS);

  @Option(
      names = "--auth",
      split = ",",
      paramLabel = "PROTOCOL:POLICY",
      description =
          "Signatures: SMIME or PGP, and EHLO, Always, Never or Undefined; several with commas.")
  private List<String> authentication = new ArrayList<>();

  @Option(
      names = "--enc",
      split = ",",
      paramLabel = "PROTOCOL:POLICY",
      description =
          "Encryption: TLS, SMIME or PGP, and EHLO, XKMS, Always, Never or Undefined; several with"
              + " commas.")
  private List<String> encryption = new ArrayList<>();

  @Option(
      names = "--cert",
      split = ",",
      paramLabel = "FILE",
      description = "Certificate to list by its digest; of a CA: as issuer. Several with commas.")
  private List<Path> certificates = new ArrayList<>();

  @Option(
      names = "--key",
      split = ",",
      paramLabel = "FILE",
      description = "Key to list as a whole: a key or certificate file. Several with commas.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--notice",
      paramLabel = "URI",
      description = "Where security notices may go: mailto:ADDRESS or https://HOST/PATH.")
  private Optional<String> notice = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "monitor|enforce",
      description = "Whether receivers are to report only (default: enforce).")
  private Optional<String> mode = Optional.empty();

  boolean isEmpty() {
    return authentication.isEmpty()
        && encryption.isEmpty()
        && certificates.isEmpty()
        && keys.isEmpty()
        && notice.isEmpty()
        && mode.isEmpty();
  }

  /** The policy; what a reader would warn of is refused. */
  DomainPolicy policy() throws Misuse, UnusableFile {
    DomainPolicy said = said();
    ListedKeys listed = listed();
    return new DomainPolicy(
        listed, said.authentication(), said.encryption(), said.isMonitored(), said.notice());
  }

  /** What nobody would keep must not be published: no mail is encrypted on the way out. */
  static void refuseEmptyPromises(DomainPolicy policy) throws Misuse {
    EncryptionPolicy promised = policy.encryption(DomainPolicy.SMIME);
    if (PROMISES.contains(promised)) {
      throw new Misuse(
          "SMIME:"
              + promised.word()
              + " promises mail that is encrypted with S/MIME, which Signet does not do yet; leave"
              + " it out, or say SMIME:Never");
    }
  }

  /** Options are read like tags, so that they mean the same and are complained about alike. */
  private DomainPolicy said() throws Misuse {
    List<String> tags = new ArrayList<>(List.of("v=SMIMEP1"));
    if (!authentication.isEmpty()) {
      tags.add("auth=" + String.join(",", authentication));
    }
    if (!encryption.isEmpty()) {
      tags.add("enc=" + String.join(",", encryption));
    }
    notice.ifPresent(uri -> tags.add("notice=" + uri.replace(";", "%3B")));
    mode.ifPresent(word -> tags.add("mode=" + word));
    PolicyReading reading = PolicyReader.read(String.join("; ", tags));
    if (reading instanceof PolicyReading.Read read && read.warnings().isEmpty()) {
      return read.policy();
    }
    throw new Misuse(
        reading.match(read -> String.join("; ", read.warnings()), refused -> refused.because()));
  }

  private ListedKeys listed() throws UnusableFile {
    List<ListedKeys.Certificate> digests = new ArrayList<>();
    for (Path file : certificates) {
      digests.add(Listing.certificate(PemFile.read(file)));
    }
    List<ListedKeys.Key> whole = new ArrayList<>();
    for (Path file : keys) {
      whole.add(Listing.key(PemFile.read(file)));
    }
    return new ListedKeys(whole, digests, 0);
  }
}
