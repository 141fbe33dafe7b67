package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.Sealing;
import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.util.List;
import java.util.Optional;

/** Puts messages and results into the form in which they are kept, and takes them out of it. */
final class Keeping {
  /** Stands in results that no operation made, until they are collected. */
  private static final String NOBODY = "kept";

  private final Optional<Sealing> sealing;
  private final MessageWriter writer = new MessageWriter();
  private final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);

  Keeping(Optional<Sealing> sealing) {
    this.sealing = sealing;
  }

  /** A message; sealed if that is possible, for it may hold credentials. */
  Kept message(Octets octets, String responseId) {
    return sealing
        .map(key -> new Kept(key.seal(octets, messagePurpose(responseId)), true))
        .orElseGet(() -> new Kept(octets, false));
  }

  /** The message as it came. */
  OriginalMessage message(PendingEntry entry) {
    Kept kept = entry.message().orElseThrow(() -> new IllegalStateException("the message is gone"));
    Octets octets = opened(kept, messagePurpose(entry.request().ids().response()));
    try {
      return new OriginalMessage(SecureXml.parse(octets.toByteArray()));
    } catch (MalformedXml damaged) {
      throw new IllegalStateException("a message that waited cannot be read", damaged);
    }
  }

  /** A result; empty if it holds a private key, and there is nothing to seal it with. */
  Optional<Kept> result(Result result, String responseId) {
    Octets octets = Octets.of(SecureXml.serialise(writer.write(result)));
    return holdsPrivateKey(result)
        ? sealing.map(key -> new Kept(key.seal(octets, resultPurpose(responseId)), true))
        : Optional.of(new Kept(octets, false));
  }

  /** The result as it was found; its header is nobody's yet. */
  Result result(PendingEntry entry) {
    Kept kept =
        entry
            .standing()
            .result()
            .orElseThrow(() -> new IllegalStateException("there is no result"));
    Octets octets = opened(kept, resultPurpose(entry.request().ids().response()));
    try {
      return reader.readResult(SecureXml.parse(octets.toByteArray()));
    } catch (MalformedXml | BadMessage damaged) {
      throw new IllegalStateException("a result that was kept cannot be read", damaged);
    }
  }

  /** A result that says no more than its code. */
  Kept bare(Operation operation, ResultCode code) {
    Result result = operation.bare(ResultHeader.of("_" + NOBODY, NOBODY, code, Optional.empty()));
    return new Kept(Octets.of(SecureXml.serialise(writer.write(result))), false);
  }

  private Octets opened(Kept kept, String purpose) {
    if (!kept.sealed()) {
      return kept.octets();
    }
    return sealing
        .map(key -> key.open(kept.octets(), purpose))
        .orElseThrow(() -> new IllegalStateException("what was sealed cannot be opened here"));
  }

  private static String messagePurpose(String responseId) {
    return "waiting message " + responseId;
  }

  private static String resultPurpose(String responseId) {
    return "waiting result " + responseId;
  }

  /** Whether the answer would be one that cannot be kept. */
  boolean isInVain(Request request) {
    return sealing.isEmpty() && mayLeadToPrivateKey(request);
  }

  private static boolean mayLeadToPrivateKey(Request request) {
    if (request instanceof Request.Compound compound) {
      return compound.requests().stream().anyMatch(Keeping::mayLeadToPrivateKey);
    }
    return request instanceof Request.Recover
        || request instanceof Request.Register register
            && (request.header().wants(RespondWith.PRIVATE_KEY)
                || register.prototype().description().keyInfo().isEmpty());
  }

  private static boolean holdsPrivateKey(Result result) {
    if (result instanceof Result.Compound compound) {
      return compound.results().stream().anyMatch(Keeping::holdsPrivateKey);
    }
    return result instanceof Result.Register register && register.privateKey().isPresent()
        || result instanceof Result.Recover recover && recover.privateKey().isPresent();
  }

  /** Parts of a compound result by what became of them. */
  static PendingEntry.Counts counts(Result result) {
    if (!(result instanceof Result.Compound compound)) {
      return PendingEntry.Counts.NONE;
    }
    List<ResultMajor> majors =
        compound.results().stream().map(r -> r.header().code().majorOrReceiver()).toList();
    int success = (int) majors.stream().filter(ResultMajor.SUCCESS::equals).count();
    int pending = (int) majors.stream().filter(ResultMajor.PENDING::equals).count();
    return new PendingEntry.Counts(success, majors.size() - success - pending, pending);
  }

  /** All parts of a request that failed as a whole. */
  static PendingEntry.Counts allFailed(PendingRequest request) {
    return request.operation() == Operation.COMPOUND
        ? new PendingEntry.Counts(0, Wish.read(request.about()).size(), 0)
        : PendingEntry.Counts.NONE;
  }

  /** Parts of a request that nobody has begun with. */
  static PendingEntry.Counts counts(Request request) {
    return request instanceof Request.Compound compound
        ? new PendingEntry.Counts(0, 0, compound.requests().size())
        : PendingEntry.Counts.NONE;
  }
}
