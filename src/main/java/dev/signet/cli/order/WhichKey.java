package dev.signet.cli.order;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Subject;
import dev.signet.entity.Entity;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an order says which registered key it is about. */
final class WhichKey {
  private WhichKey() {}

  /** By certificate, by the key itself, by name, or by all of these; by one at least. */
  static BindingDescription described(
      Optional<Path> certificate, Optional<PemFile> key, Optional<Entity> owner)
      throws Misuse, UnusableFile {
    List<KeyDatum> data = new ArrayList<>();
    if (certificate.isPresent()) {
      data.add(new KeyDatum.Certificate(PemFile.read(certificate.get()).firstCertificate()));
    }
    if (key.isPresent()) {
      data.add(new KeyDatum.Value(key.get().anyPublicKey()));
    }
    if (data.isEmpty() && owner.isEmpty()) {
      throw new Misuse("say which key: --cert FILE, --key FILE, --for ADDRESS or --domain DOMAIN");
    }
    return new BindingDescription(
        Optional.empty(),
        new KeyInfo(data),
        Set.of(),
        owner.map(Subject::name).map(List::of).orElse(List.of()));
  }
}
