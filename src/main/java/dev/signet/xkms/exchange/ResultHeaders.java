package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the headers of all results of one endpoint. */
public final class ResultHeaders {
  private static final int ID_OCTETS = 16;

  private final ServiceProfile profile;
  private final SecureRandom random;

  public ResultHeaders(ServiceProfile profile, SecureRandom random) {
    this.profile = profile;
    this.random = random;
  }

  /** The endpoint that these headers speak for. */
  public ServiceProfile profile() {
    return profile;
  }

  /**
   * A fresh message Id: an underscore, for an Id must not begin with a digit, and 128 random bits
   * in hexadecimal.
   */
  public String newId() {
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    return "_" + HexFormat.of().formatHex(octets);
  }

  /** Header of the answer to a request that was read. */
  public ResultHeader to(ReceivedRequest<?> request, ResultCode code) {
    return header(request, code, List.of());
  }

  /** As {@link #to}, with the explanation if the requestor asked for one. */
  public ResultHeader explained(
      ReceivedRequest<?> request, ResultCode code, Explanation explanation) {
    return explained(request, code, () -> List.of(ExplanationExtension.answer(explanation)));
  }

  /** As {@link #to}, with these extensions if the requestor asked for an explanation. */
  public ResultHeader explained(
      ReceivedRequest<?> request, ResultCode code, Supplier<List<MessageExtension>> extensions) {
    return header(request, code, isExplanationAsked(request) ? extensions.get() : List.of());
  }

  /** Header of the answer to a request that is refused; what is for the log alone stays out. */
  public ResultHeader refusing(ReceivedRequest<?> request, Refused refused) {
    return refused
        .told()
        .map(explanation -> explained(request, refused.code(), explanation))
        .orElseGet(() -> to(request, refused.code()));
  }

  /**
   * Header of the answer to a message of which only remains could be read (XR-M04: no RequestId
   * without an Id).
   */
  public ResultHeader to(BadMessage.Remains remains, ResultCode code) {
    return new ResultHeader(
        newId(),
        profile.canonicalUri(),
        code,
        remains.requestId(),
        Optional.empty(),
        Optional.empty(),
        remains.opaqueClientData(),
        List.of());
  }

  /** Header of an answer to nothing that could be read at all. */
  public ResultHeader toNothing(ResultCode code) {
    return ResultHeader.of(newId(), profile.canonicalUri(), code, Optional.empty());
  }

  public static boolean isExplanationAsked(ReceivedRequest<?> request) {
    List<MessageExtension> extensions = request.request().header().extensions();
    return !extensions.isEmpty() && ExplanationExtension.isAskedIn(extensions);
  }

  private ResultHeader header(
      ReceivedRequest<?> request, ResultCode code, List<MessageExtension> extensions) {
    RequestHeader asked = request.request().header();
    return new ResultHeader(
        newId(),
        profile.canonicalUri(),
        code,
        Optional.of(asked.id()),
        Optional.empty(),
        echoedSignature(asked, request.signature()),
        asked.opaqueClientData(),
        extensions);
  }

  /** XKMS 2.0 section 3.3.2: only if asked for, and only if the request's signature verified. */
  private static Optional<Octets> echoedSignature(RequestHeader asked, SignatureFinding signature) {
    return asked.offers(ResponseMechanism.REQUEST_SIGNATURE_VALUE)
        ? signature.match(
            none -> Optional.empty(),
            verified -> Optional.of(verified.value()),
            b -> Optional.empty())
        : Optional.empty();
  }
}
