package dev.signet.xkms.model;

import java.util.List;
import java.util.Optional;

/**
 * What every result carries (MessageAbstractType and ResultType of the schema), without its
 * signature.
 *
 * @param requestId Id of the request; absent when it could not be read
 * @param nonce given with a Represent result only
 * @param requestSignatureValue signature value of the request, echoed when asked for and verified
 */
public record ResultHeader(
    String id,
    String service,
    ResultCode code,
    Optional<String> requestId,
    Optional<Octets> nonce,
    Optional<Octets> requestSignatureValue,
    Optional<OpaqueClientData> opaqueClientData,
    List<MessageExtension> extensions) {

  public ResultHeader {
    extensions = List.copyOf(extensions);
  }

  /** A result with nothing optional. */
  public static ResultHeader of(
      String id, String service, ResultCode code, Optional<String> requestId) {
    return new ResultHeader(
        id,
        service,
        code,
        requestId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same header with a nonce, for a Represent result. */
  public ResultHeader withNonce(Octets newNonce) {
    return new ResultHeader(
        id,
        service,
        code,
        requestId,
        Optional.of(newNonce),
        requestSignatureValue,
        opaqueClientData,
        extensions);
  }

  public ResultHeader withCode(ResultCode newCode) {
    return new ResultHeader(
        id,
        service,
        newCode,
        requestId,
        nonce,
        requestSignatureValue,
        opaqueClientData,
        extensions);
  }
}
