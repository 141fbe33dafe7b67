package dev.signet.client;

import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultMajor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether the results in a compound are those of the requests that were in it, one for
 * each, by their RequestId and not by their place (XKMS 2.0 section 2.8).
 */
final class PartsCheck {
  private final String service;
  private final Expected<?> expected;
  private final String exchangeId;

  PartsCheck(String service, Expected<?> expected, String exchangeId) {
    this.service = service;
    this.expected = expected;
    this.exchangeId = exchangeId;
  }

  /**
   * The same result with its parts in the order of the requests.
   *
   * @throws NotAnAnswer if one is missing, there twice, foreign or of another type; an error or a
   *     Pending of the whole may come without any
   */
  Result.Compound ordered(Result.Compound compound) throws NotAnAnswer {
    if (compound.results().isEmpty() && !compound.header().code().isSuccess()) {
      return compound;
    }
    require(
        compound.header().code().majorOrReceiver() != ResultMajor.PENDING,
        "the answer says that it comes later, and brings results all the same");
    Map<String, Result.Simple> byRequest = byRequest(compound.results());
    List<Result.Simple> ordered = new ArrayList<>();
    for (int i = 0; i < expected.parts().size(); i++) {
      Optional<Result.Simple> result =
          Optional.ofNullable(byRequest.remove(Expected.partId(exchangeId, i)));
      require(result.isPresent(), "the answer has no result for request " + (i + 1));
      ordered.add(ofType(i, result.get()));
    }
    require(byRequest.isEmpty(), "the answer has a result for a request that was not sent");
    return new Result.Compound(compound.header(), ordered);
  }

  private Map<String, Result.Simple> byRequest(List<Result.Simple> results) throws NotAnAnswer {
    Map<String, Result.Simple> byRequest = new HashMap<>();
    for (Result.Simple result : results) {
      String id = checked(result);
      require(byRequest.put(id, result) == null, "the answer has two results for one request");
    }
    return byRequest;
  }

  private String checked(Result.Simple result) throws NotAnAnswer {
    require(
        result.header().service().equals(service), "a result in the answer is of another service");
    require(
        result.header().requestSignatureValue().isEmpty(),
        "a result in the answer belongs to a request with a signature of its own");
    ResultMajor major = result.header().code().majorOrReceiver();
    require(
        major != ResultMajor.PENDING && major != ResultMajor.REPRESENT,
        "the service wants another exchange for a part of the message, which was not offered");
    return result
        .header()
        .requestId()
        .orElseThrow(
            () -> new NotAnAnswer("a result in the answer does not say which request it is for"));
  }

  private Result.Simple ofType(int position, Result.Simple result) throws NotAnAnswer {
    Class<?> due = expected.parts().get(position).bare(result.header()).getClass();
    require(
        due.isInstance(result),
        "result "
            + (position + 1)
            + " is a "
            + result.getClass().getSimpleName()
            + "Result, asked was "
            + expected.parts().get(position).word());
    return result;
  }

  private static void require(boolean condition, String otherwise) throws NotAnAnswer {
    if (!condition) {
      throw new NotAnAnswer(otherwise);
    }
  }
}
