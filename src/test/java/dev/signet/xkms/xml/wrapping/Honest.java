package dev.signet.xkms.xml.wrapping;

import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.WireMessages;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;

/**
 * Signed messages of every kind, always the same ones: the key is number 1 of RFC 8032.
 *
 * @param message without envelope
 */
public record Honest(String name, Document message) {
  public static final SigningIdentity ALICE = WireMessages.ed25519Identity();
  public static final Octets SECRET = WireMessages.SECRET.authenticationKey();

  /** All of them. */
  public static List<Honest> all() {
    return List.of(
        request("locate", new Request.Locate(header("_r1"), WireMessages.query())),
        request("validate", new Request.Validate(header("_r1"), WireMessages.query())),
        register(),
        request(
            "reissue",
            new Request.Reissue(
                header("_r1"), WireMessages.named(), Authentication.NONE, Optional.empty())),
        request(
            "revoke",
            new Request.Revoke(
                header("_r1"),
                WireMessages.named(),
                Authentication.NONE,
                Optional.of(WireMessages.SECRET.revocationCode()))),
        request(
            "recover",
            new Request.Recover(header("_r1"), WireMessages.named(), Authentication.NONE)),
        request(
            "compound",
            new Request.Compound(
                header("_r1"),
                List.of(
                    new Request.Locate(
                        RequestHeader.of("_i1", WireMessages.SERVICE), WireMessages.query()),
                    new Request.Validate(
                        RequestHeader.of("_i2", WireMessages.SERVICE), WireMessages.query())))),
        request("pending", new Request.Pending(header("_r1"), "_p1")),
        result("located", new Result.Locate(answer(), List.of(WireMessages.unverified()))),
        result(
            "validated",
            new Result.Validate(answer(), List.of(WireMessages.valid(), WireMessages.revoked()))),
        result(
            "registered",
            new Result.Register(
                answer(), List.of(WireMessages.valid()), Optional.of(WireMessages.privateKey()))));
  }

  /** A registration with both signatures over its key binding. */
  public static Honest register() {
    BindingDescription described =
        new BindingDescription(
            Optional.of("_b1"),
            KeyInfo.of(new KeyDatum.Value(ALICE.publicKey()), new KeyDatum.Name("alice")),
            Set.of(KeyUsage.SIGNATURE),
            List.of(WireMessages.ALICE, new UseKeyWith("urn:ietf:rfc:2459", "CN=Alice")));
    PrototypeKeyBinding prototype =
        new PrototypeKeyBinding(
            described, Optional.of(WireMessages.year2026()), Optional.of(octets("code")));
    return request(
        "register",
        new Request.Register(header("_r1"), prototype, Authentication.NONE, Optional.empty()));
  }

  /** As it goes over the wire. */
  public byte[] over(WireBinding binding) {
    return SoapEnvelope.serialise(message, binding);
  }

  private static Honest request(String name, Request request) {
    RequestCredentials with =
        new RequestCredentials(Optional.of(SECRET), Optional.empty(), Optional.of(ALICE));
    return signed(name, new MessageWriter().write(request, with));
  }

  private static Honest result(String name, Result result) {
    return signed(name, new MessageWriter().write(result));
  }

  private static Honest signed(String name, Document message) {
    new MessageSignature(AlgorithmProfile.MODERN).sign(message, ALICE);
    return new Honest(name, message);
  }

  private static RequestHeader header(String id) {
    return new RequestHeader(
        id,
        WireMessages.SERVICE,
        new RequestHeader.Flow(
            Set.of("http://www.w3.org/2002/03/xkms#Pending"),
            Optional.of(octets("nonce")),
            Optional.of("_r0"),
            Optional.empty()),
        List.of(RespondWith.KEY_VALUE.uri(), RespondWith.X509_CERT.uri()),
        Optional.of(BigInteger.TEN),
        Optional.of(new OpaqueClientData(List.of("b25l", "dHdv"))),
        List.of(extension()));
  }

  private static ResultHeader answer() {
    return new ResultHeader(
        "_res1",
        WireMessages.SERVICE,
        ResultCode.SUCCESS,
        Optional.of("_r1"),
        Optional.empty(),
        Optional.of(octets("signature value")),
        Optional.of(new OpaqueClientData(List.of("b25l"))),
        List.of(extension()));
  }

  private static MessageExtension extension() {
    return new MessageExtension(
        "urn:example:ext", "Colour", "<e:Colour xmlns:e=\"urn:example:ext\">blue</e:Colour>");
  }

  private static Octets octets(String text) {
    return WireMessages.octets(text);
  }
}
