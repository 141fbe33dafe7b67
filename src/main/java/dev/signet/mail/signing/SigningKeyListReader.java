package dev.signet.mail.signing;

import dev.signet.mail.signing.SigningKeys.Configured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the list of signing keys. Each line is one key: for whom it signs, then where it is; paths
 * are taken from the folder of the list.
 *
 * <pre>
 * # signs for            kept in
 * *@example.org          pkcs12 domain.p12 domain.pass
 * alice@example.org      pem    alice.key  alice-chain.pem
 * *@bank.example         pkcs11 softhsm.cfg pin.txt bank-signing intermediates.pem
 * </pre>
 */
public final class SigningKeyListReader {
  private final Path folder;

  private SigningKeyListReader(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a file.
   *
   * @throws Unusable if any line is wrong; all of them are named
   */
  public static List<Configured> read(Path file) throws Unusable {
    Path absolute = file.toAbsolutePath();
    Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    String text = new String(KeyFiles.octets(file), StandardCharsets.UTF_8);
    return RowFile.read(file.toString(), text, "[ \\t]+", new SigningKeyListReader(folder)::row);
  }

  private Configured row(String place, List<String> words) {
    AddressPattern signsFor = AddressPattern.of(words.get(0));
    String kind = words.size() > 1 ? words.get(1) : "";
    List<String> rest = words.subList(Math.min(2, words.size()), words.size());
    return new Configured(
        signsFor,
        switch (kind) {
          case "pkcs12" -> pkcs12(rest);
          case "pem" -> pem(rest);
          case "pkcs11" -> pkcs11(rest);
          default ->
              throw new IllegalArgumentException(
                  "after '" + words.get(0) + "' comes pkcs12, pem or pkcs11, not '" + kind + "'");
        });
  }

  private KeySource pkcs12(List<String> words) {
    within(words, 2, 3, "pkcs12 FILE PASSWORD-FILE [ALIAS]");
    return new KeySource.Pkcs12(path(words, 0), path(words, 1), words.stream().skip(2).findFirst());
  }

  private KeySource pem(List<String> words) {
    within(words, 2, 2, "pem KEY-FILE CERTIFICATES-FILE");
    return new KeySource.Pem(path(words, 0), path(words, 1));
  }

  private KeySource pkcs11(List<String> words) {
    within(words, 3, 4, "pkcs11 CONFIGURATION PIN-FILE ALIAS [CERTIFICATES-FILE]");
    return new KeySource.Pkcs11(
        path(words, 0),
        path(words, 1),
        words.get(2),
        words.size() > 3 ? Optional.of(path(words, 3)) : Optional.empty());
  }

  private Path path(List<String> words, int index) {
    return folder.resolve(words.get(index)).normalize();
  }

  private static void within(List<String> words, int least, int most, String form) {
    if (words.size() < least || words.size() > most) {
      throw new IllegalArgumentException("write: " + form);
    }
  }
}
