package dev.signet.xkms.xml;

import static dev.signet.xkms.xml.WireMessages.SERVICE;

import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The headers of the message files. */
final class WireHeaders {
  private WireHeaders() {}

  static RequestHeader inner(String id) {
    return RequestHeader.of(id, SERVICE);
  }

  static RequestHeader header() {
    return RequestHeader.of("_r1", SERVICE, RespondWith.X509_CERT, RespondWith.KEY_VALUE);
  }

  static RequestHeader richHeader() {
    return new RequestHeader(
        "_r1",
        SERVICE,
        new RequestHeader.Flow(
            Set.of("http://www.w3.org/2002/03/xkms#Pending", "urn:example:mechanism"),
            Optional.of(WireMessages.octets("nonce")),
            Optional.of("_r0"),
            Optional.of(new PendingNotification("urn:ietf:rfc:822", "mailto:ops@example.org"))),
        List.of("http://www.w3.org/2002/03/xkms#KeyName", "urn:example:answer"),
        Optional.of(BigInteger.TEN),
        Optional.of(new OpaqueClientData(List.of("b25l", "dHdv"))),
        List.of(
            new MessageExtension(
                "urn:example:ext",
                "Colour",
                "<e:Colour xmlns:e=\"urn:example:ext\">blue</e:Colour>")));
  }

  static RequestHeader secondHeader() {
    return new RequestHeader(
        "_r2",
        SERVICE,
        new RequestHeader.Flow(Set.of(), Optional.empty(), Optional.of("_r1"), Optional.empty()),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  static ResultHeader success() {
    return inner("_res1", "_r1");
  }

  static ResultHeader inner(String id, String requestId) {
    return ResultHeader.of(id, SERVICE, ResultCode.SUCCESS, Optional.of(requestId));
  }

  static ResultHeader failed() {
    ResultCode code = ResultCode.of(ResultMajor.SENDER, ResultMinor.FAILURE);
    return ResultHeader.of("_res1", SERVICE, code, Optional.empty());
  }

  static ResultHeader richResult() {
    return new ResultHeader(
        "_res1",
        SERVICE,
        ResultCode.of(ResultMajor.SUCCESS, ResultMinor.INCOMPLETE),
        Optional.of("_r1"),
        Optional.of(WireMessages.octets("nonce")),
        Optional.of(WireMessages.octets("signature value")),
        Optional.of(new OpaqueClientData(List.of("b25l"))),
        List.of(
            new MessageExtension(
                "urn:example:ext",
                "Colour",
                "<e:Colour xmlns:e=\"urn:example:ext\">blue</e:Colour>")));
  }
}
