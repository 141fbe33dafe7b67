package dev.signet.xkms.xkrss;

import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xkrss.authentication.Authenticator;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What requestors write: a registration of a key for Alice, and variations of it. */
final class Asking {
  static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.org");
  static final UseKeyWith BOB = UseKeyWith.of(Application.SMIME, "bob@example.org");
  static final UseKeyWith DOMAIN = UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Asking() {}

  static String newId() {
    return "I" + COUNT.incrementAndGet();
  }

  static RequestHeader header(RespondWith... wanted) {
    return RequestHeader.of(newId(), Office.SERVICE, wanted);
  }

  static BindingDescription description(KeyInfo info, UseKeyWith... names) {
    return new BindingDescription(Optional.of(newId()), info, Set.of(), List.of(names));
  }

  static KeyInfo info(PublicKey key) {
    return KeyInfo.of(new KeyDatum.Value(key));
  }

  static Request.Register toRegister(PublicKey key, UseKeyWith... names) {
    return toRegister(prototype(description(info(key), names)));
  }

  static Request.Register toRegister(PrototypeKeyBinding prototype, RespondWith... wanted) {
    return new Request.Register(header(wanted), prototype, Authentication.NONE, Optional.empty());
  }

  static Request.Register toGenerate(UseKeyWith... names) {
    return toRegister(prototype(description(KeyInfo.EMPTY, names)), RespondWith.PRIVATE_KEY);
  }

  static PrototypeKeyBinding prototype(BindingDescription description) {
    return new PrototypeKeyBinding(description, Optional.empty(), Optional.empty());
  }

  static PrototypeKeyBinding withCode(BindingDescription description, Octets identifier) {
    return new PrototypeKeyBinding(description, Optional.empty(), Optional.of(identifier));
  }

  static PrototypeKeyBinding withTerm(BindingDescription description, ValidityInterval term) {
    return new PrototypeKeyBinding(description, Optional.of(term), Optional.empty());
  }

  static BindingDescription forUse(BindingDescription description, KeyUsage... usage) {
    return new BindingDescription(
        description.id(), description.keyInfo(), Set.of(usage), description.useKeyWith());
  }

  static KeyBinding about(PublicKey key, UseKeyWith... names) {
    return new KeyBinding(
        description(info(key), names), Optional.empty(), KeyStatus.judged(Map.of()));
  }

  static Request.Reissue toReissue(KeyBinding binding) {
    return new Request.Reissue(header(), binding, Authentication.NONE, Optional.empty());
  }

  static Request.Revoke toRevoke(KeyBinding binding) {
    return new Request.Revoke(header(), binding, Authentication.NONE, Optional.empty());
  }

  static Request.Revoke toRevoke(KeyBinding binding, Octets code) {
    return new Request.Revoke(header(), binding, Authentication.NONE, Optional.of(code));
  }

  static Request.Recover toRecover(KeyBinding binding) {
    return new Request.Recover(header(RespondWith.PRIVATE_KEY), binding, Authentication.NONE);
  }

  static Authentication bearer(String protocol, String text) {
    Octets value = Octets.of(text.getBytes(StandardCharsets.UTF_8));
    return new Authentication(
        Optional.empty(), Optional.of(new Authentication.NotBound(protocol, value)));
  }

  static Request.Register bearing(Request.Register request, String text) {
    return new Request.Register(
        request.header(),
        request.prototype(),
        bearer(Authenticator.SHARED_SECRET_PROTOCOL, text),
        Optional.empty());
  }

  static SigningIdentity identity(KeyPair pair) {
    return new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of());
  }

  static Octets mac(String secret) {
    return LimitedUseSecret.of(secret).authenticationKey();
  }

  /** A secret, and proof of possession of a key. */
  static RequestCredentials secret(String text, KeyPair possessed) {
    return new RequestCredentials(
        Optional.of(mac(text)), Optional.empty(), Optional.of(identity(possessed)));
  }

  static RequestCredentials secret(String text) {
    return new RequestCredentials(Optional.of(mac(text)), Optional.empty(), Optional.empty());
  }

  /** A registered key, and proof of possession of another. */
  static RequestCredentials key(KeyPair registered, KeyPair possessed) {
    return new RequestCredentials(
        Optional.empty(), Optional.of(identity(registered)), Optional.of(identity(possessed)));
  }

  static RequestCredentials key(KeyPair registered) {
    return new RequestCredentials(
        Optional.empty(), Optional.of(identity(registered)), Optional.empty());
  }

  static RequestCredentials possession(KeyPair possessed) {
    return new RequestCredentials(
        Optional.empty(), Optional.empty(), Optional.of(identity(possessed)));
  }
}
