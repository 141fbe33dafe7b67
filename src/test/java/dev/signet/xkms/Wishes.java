package dev.signet.xkms;

import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;

/** What Alice wants of a whole house, as documents: to be registered, prolonged, revoked, found. */
final class Wishes {
  static final String SERVICE = "https://keys.example.org/xkms";
  static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.org");
  static final String SECRET = "024837";

  final KeyPair pair = TestKeys.ec();

  /** A world without anchors, at the time of the tests. */
  static WholeHouse.World world() {
    WholeHouse.Trusted nobody = new WholeHouse.Trusted(Set.of(), List.of(), List.of());
    return new WholeHouse.World(nobody, List.of(SERVICE), TestAuthority.NOW);
  }

  Document register(String id) {
    PrototypeKeyBinding prototype =
        new PrototypeKeyBinding(described("_k"), Optional.empty(), Optional.empty());
    return written(
        new Request.Register(header(id), prototype, Authentication.NONE, Optional.empty()), true);
  }

  Document reissue(String id) {
    return written(
        new Request.Reissue(header(id), binding(), Authentication.NONE, Optional.empty()), true);
  }

  Document revoke(String id) {
    return written(
        new Request.Revoke(header(id), binding(), Authentication.NONE, Optional.empty()), false);
  }

  Document locate(String id) {
    return written(new Request.Locate(header(id), byName()), false);
  }

  Document validate(String id) {
    return written(new Request.Validate(header(id), byName()), false);
  }

  private static QueryKeyBinding byName() {
    BindingDescription about =
        new BindingDescription(Optional.empty(), KeyInfo.EMPTY, Set.of(), List.of(ALICE));
    return new QueryKeyBinding(about, Optional.empty());
  }

  private KeyBinding binding() {
    return new KeyBinding(described("_k"), Optional.empty(), KeyStatus.judged(Map.of()));
  }

  private BindingDescription described(String id) {
    return new BindingDescription(
        Optional.of(id),
        KeyInfo.of(new KeyDatum.Value(pair.getPublic())),
        Set.of(),
        List.of(ALICE));
  }

  private static RequestHeader header(String id) {
    return RequestHeader.of(id, SERVICE);
  }

  private Document written(Request request, boolean possession) {
    SigningIdentity mine = new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of());
    RequestCredentials with =
        new RequestCredentials(
            Optional.of(LimitedUseSecret.of(SECRET).authenticationKey()),
            Optional.empty(),
            Optional.of(mine).filter(key -> possession));
    return new MessageWriter().write(request, with);
  }
}
