package dev.signet.server.edge;

import dev.signet.mail.handling.Signers;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.signing.OwnKeyStatus;
import dev.signet.mail.signing.SigningKey;
import dev.signet.mail.signing.SigningKeyListReader;
import dev.signet.mail.signing.SigningKeys;
import dev.signet.mail.signing.SigningTable;
import dev.signet.mail.signing.SigningTableReader;
import dev.signet.mail.signing.Unusable;
import dev.signet.mail.signing.Watched;
import dev.signet.mail.smime.sign.EntitySigner;
import dev.signet.mail.smime.sign.SigningIdentity;
import dev.signet.mail.smime.sign.SigningStyle;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.WrongSetting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may have mail signed and with which keys, from files that may change. */
final class SigningRoom {
  private static final Logger LOG = System.getLogger("dev.signet.edge");

  private final EdgeGround ground;
  private final Watched<SigningTable> table;
  private final Watched<SigningKeys> keys;
  private final Signers signers;

  SigningRoom(EdgeGround ground, KeyService service) {
    this.ground = ground;
    EdgeSettings.Signing wanted = ground.settings().signing();
    this.table = table(wanted.table());
    this.keys = keys(wanted.keys());
    OwnKeyStatus status =
        new OwnKeyStatus(
            service, Duration.ofHours(ground.settings().service().graceHours()), ground.clock());
    SigningStyle style = new SigningStyle(wanted.protectsHeaders(), false);
    this.signers = new Signers(table::current, keys::current, status, key -> signer(key, style));
    keys.current().warnings().forEach(SigningRoom::warn);
    endings();
  }

  Signers signers() {
    return signers;
  }

  /** What readiness should know; empty if all is well. */
  Optional<String> complaint() {
    return table.refused().or(keys::refused).map(Unusable::getMessage);
  }

  int keyCount() {
    return keys.current().all().size();
  }

  /** Reads what changed; what cannot be used leaves the former in force. */
  void lookAgain() {
    say("signing table", table);
    if (say("signing keys", keys)) {
      keys.current().warnings().forEach(SigningRoom::warn);
    }
  }

  /** Warns of certificates that end soon. */
  void endings() {
    keys.current().endings(ground.clock().instant()).forEach(SigningRoom::warn);
  }

  private static boolean say(String what, Watched<?> watched) {
    Watched.Look look = watched.lookAgain();
    if (look == Watched.Look.REPLACED) {
      LOG.log(Level.INFO, "{0}: read again", what);
    } else if (look == Watched.Look.REFUSED) {
      warn(
          what
              + ": the new one cannot be used, the former stays in force: "
              + watched.refused().map(Unusable::getMessage).orElse(""));
    }
    return look == Watched.Look.REPLACED;
  }

  private static void warn(String text) {
    LOG.log(Level.WARNING, "{0}", text);
  }

  private static Watched<SigningTable> table(Optional<Path> file) {
    try {
      return file.isPresent()
          ? Watched.over(List.of(file.get()), () -> SigningTableReader.read(file.get()))
          : Watched.over(List.of(), () -> SigningTable.EMPTY);
    } catch (Unusable wrong) {
      throw new WrongSetting("signet.edge.signing.table: " + wrong.getMessage(), wrong);
    }
  }

  private Watched<SigningKeys> keys(Optional<Path> file) {
    try {
      if (file.isEmpty()) {
        return Watched.over(List.of(), () -> SigningKeys.NONE);
      }
      return Watched.over(() -> named(file.get()), () -> load(file.get()));
    } catch (Unusable wrong) {
      throw new WrongSetting("signet.edge.signing.keys: " + wrong.getMessage(), wrong);
    }
  }

  /** The list and the key files that it names now; a list that cannot be read names none. */
  private static List<Path> named(Path list) {
    List<Path> named = new ArrayList<>(List.of(list));
    try {
      named.addAll(SigningKeys.files(SigningKeyListReader.read(list)));
    } catch (Unusable wrong) {
      LOG.log(Level.DEBUG, "the list of signing keys cannot be read", wrong);
    }
    return named;
  }

  private SigningKeys load(Path file) throws Unusable {
    return SigningKeys.load(
        SigningKeyListReader.read(file), ground.clock().instant(), ground.random());
  }

  private EntitySigner signer(SigningKey key, SigningStyle style) {
    try {
      return new EntitySigner(
          SigningIdentity.of(key.key(), key.certificate(), key.chain(), key.provider()),
          style,
          ground.clock());
    } catch (GeneralSecurityException unable) {
      throw new IllegalStateException("the " + key + " cannot sign now", unable);
    }
  }
}
