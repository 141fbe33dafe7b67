package dev.signet.xkms.xkiss;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.UseKeyWith;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many matches are given, and with which result code (XKMS 2.0 sections 3.2.1 and 3.3.1). */
final class Matches {
  private static final ResultCode NONE_EXISTS =
      ResultCode.of(ResultMajor.SUCCESS, ResultMinor.NO_MATCH);
  private static final ResultCode NONE_KNOWN =
      ResultCode.of(ResultMajor.RECEIVER, ResultMinor.NO_MATCH);
  private static final ResultCode TOO_MANY =
      ResultCode.of(ResultMajor.SUCCESS, ResultMinor.TOO_MANY_RESPONSES);
  private static final ResultCode INCOMPLETE =
      ResultCode.of(ResultMajor.SUCCESS, ResultMinor.INCOMPLETE);

  private Matches() {}

  /** As many as the requestor wants and the service gives. */
  static int limit(RequestHeader header, ServiceProfile profile) {
    BigInteger own = BigInteger.valueOf(profile.responseLimit());
    return header.responseLimit().map(own::min).orElse(own).intValueExact();
  }

  /** The code for an answer with matches. */
  static ResultCode found(boolean all, boolean complete, RequestHeader header) {
    if (!all) {
      return TOO_MANY;
    }
    return complete && !header.wants(RespondWith.PRIVATE_KEY) ? ResultCode.SUCCESS : INCOMPLETE;
  }

  /**
   * The code for an answer without: that there is none, if every asked name lies in a domain whose
   * keys are all registered here; else that none is known (XR-R05).
   */
  static ResultCode none(KeyQuestion question, ServiceProfile profile) {
    List<String> names = new ArrayList<>(question.marks().keyNames());
    question.names().plain().stream().map(UseKeyWith::identifier).forEach(names::add);
    boolean authoritative =
        !names.isEmpty()
            && question.names().references().isEmpty()
            && names.stream()
                .allMatch(
                    n -> domain(n).filter(profile.authoritativeDomains()::contains).isPresent());
    return authoritative ? NONE_EXISTS : NONE_KNOWN;
  }

  private static Optional<DomainName> domain(String name) {
    return MailAddress.parse(name).map(MailAddress::domain).or(() -> DomainName.parse(name));
  }
}
