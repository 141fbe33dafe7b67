package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.SignatureFinding;
import dev.signet.xkms.xml.SigningIdentity;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/** Brings a request with its credentials to the service, as if it had come over a network. */
final class Wire {
  static final Channel TLS = new Channel(true, "192.0.2.7", "c-1");
  static final Channel PLAIN = new Channel(false, "192.0.2.7", "c-1");

  private Wire() {}

  static <R extends Request> ReceivedRequest<R> over(Channel channel, R request, RequestCredentials with) {
    @SuppressWarnings("unchecked")
    R signed = (R) signed(request, with);
    return new ReceivedRequest<>(signed, new SignatureFinding.NotSigned(), channel);
  }

  private static Request signed(Request request, RequestCredentials with) {
    if (request instanceof Request.Register r) {
      return new Request.Register(r.header(), r.prototype(), shown(r.authentication(), with), proof(with));
    }
    if (request instanceof Request.Reissue r) {
      return new Request.Reissue(r.header(), r.binding(), shown(r.authentication(), with), proof(with));
    }
    if (request instanceof Request.Revoke r) {
      return new Request.Revoke(r.header(), r.binding(), shown(r.authentication(), with), r.revocationCode());
    }
    Request.Recover r = (Request.Recover) request;
    return new Request.Recover(r.header(), r.binding(), shown(r.authentication(), with));
  }

  private static Authentication shown(Authentication before, RequestCredentials with) {
    Optional<BindingSignature> signature =
        with.macKey()
            .<BindingSignature>map(Mac::new)
            .or(() -> with.authenticationKey().map(key -> by(key, true)));
    return new Authentication(signature, before.notBound());
  }

  private static Optional<BindingSignature> proof(RequestCredentials with) {
    return with.possessed().map(key -> by(key, false));
  }

  private static BindingSignature by(SigningIdentity key, boolean named) {
    KeyInfo info = named ? KeyInfo.of(new KeyDatum.Value(key.publicKey())) : KeyInfo.EMPTY;
    return new Signed(key.publicKey(), info);
  }

  private record Mac(Octets key) implements BindingSignature {
    @Override
    public boolean isMac() {
      return true;
    }

    @Override
    public KeyInfo keyInfo() {
      return KeyInfo.EMPTY;
    }

    @Override
    public Check verifyWith(Octets macKey) {
      return new Check(key.equals(macKey), "");
    }

    @Override
    public Check verifyWith(PublicKey key) {
      return new Check(false, "a MAC");
    }
  }

  private record Signed(PublicKey by, KeyInfo keyInfo) implements BindingSignature {
    @Override
    public boolean isMac() {
      return false;
    }

    @Override
    public Check verifyWith(Octets macKey) {
      return new Check(false, "a signature");
    }

    @Override
    public Check verifyWith(PublicKey key) {
      return new Check(Arrays.equals(by.getEncoded(), key.getEncoded()), "");
    }
  }
}
