package dev.signet.mail.service;

import dev.signet.client.Answer;
import dev.signet.client.Assurance;
import dev.signet.client.Explained;
import dev.signet.client.Query;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.Explanation.Ground;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an answer to Validate means for mail (docs/protocol.md, "What the incoming edge finds").
 *
 * <p>Only an accepted answer says anything about a key; what {@link Assurance} does not confirm
 * counts as Indeterminate. No reading of an explanation makes a key good or bad: it only tells
 * whether asking again soon may help.
 */
final class VerdictReading {
  private static final int MAX_WORDS = 600;

  /** Refusals that stay the same however often the question is asked. */
  private static final Set<ResultMinor> FOR_GOOD =
      EnumSet.of(ResultMinor.TIME_INSTANT_NOT_SUPPORTED, ResultMinor.TIME_INSTANT_OUT_OF_RANGE);

  private final Query query;

  VerdictReading(Query query) {
    this.query = query;
  }

  KeyVerdict of(Answer<Result.Validate> answer) {
    return answer.match(
        accepted -> accepted(accepted.result()),
        unauthenticated ->
            away("the answer of the key service proves nothing: " + unauthenticated.because()),
        rejected -> away("no usable answer of the key service: " + rejected.because()),
        unreachable -> away("the key service was not reached: " + unreachable.because()));
  }

  private KeyVerdict accepted(Result.Validate result) {
    ResultCode code = result.header().code();
    if (code.knownMinor().filter(FOR_GOOD::contains).isPresent()) {
      return unproven(code, "it knows nothing about that time");
    }
    if (code.knownMinor().filter(ResultMinor.NO_MATCH::equals).isPresent()) {
      return unproven(code, "it knows no such key");
    }
    return code.isSuccess()
        ? judged(result)
        : away("the key service did not answer the question: " + code.words());
  }

  private KeyVerdict judged(Result.Validate result) {
    List<KeyBinding> ours = result.bindings().stream().filter(this::isOurs).toList();
    Told told = new Told(Explained.in(result));
    if (ours.isEmpty()) {
      return unproven(result.header().code(), "it does not speak about this certificate");
    }
    Optional<KeyBinding> refuted = with(StatusValue.INVALID, ours);
    if (refuted.isPresent()) {
      return refuted(refuted.get().status(), told);
    }
    Optional<KeyBinding> open = with(StatusValue.INDETERMINATE, ours);
    return open.map(binding -> open(binding, told))
        .orElseGet(() -> new KeyVerdict.Good("the key service says Valid"));
  }

  private Optional<KeyBinding> with(StatusValue value, List<KeyBinding> bindings) {
    return bindings.stream().filter(b -> Assurance.of(query, b).value() == value).findFirst();
  }

  /** A binding that shows certificates speaks about them only. */
  private boolean isOurs(KeyBinding binding) {
    Optional<KeyDatum.Certificate> asked =
        query.example().description().keyInfo().all(KeyDatum.Certificate.class).findFirst();
    List<KeyDatum.Certificate> shown =
        binding.description().keyInfo().all(KeyDatum.Certificate.class).toList();
    return asked.isEmpty() || shown.isEmpty() || shown.contains(asked.get());
  }

  /**
   * Where no trusted issuer was found, nothing is known about the certificate's own signature
   * either: that is an unknown issuer and no refuted key.
   */
  private static KeyVerdict refuted(KeyStatus status, Told told) {
    boolean isUnknownIssuer =
        status.invalid().equals(List.of(Reason.ISSUER_TRUST.uri()))
            && status.indeterminate().contains(Reason.SIGNATURE.uri());
    String because = told.because(StatusValue.INVALID, "the key service says Invalid");
    return isUnknownIssuer ? new KeyVerdict.Unproven(because) : new KeyVerdict.Bad(because);
  }

  /**
   * What is open for want of a source may be known later: withdrawal alone, or a path where
   * somebody outside was asked for it.
   */
  private KeyVerdict open(KeyBinding binding, Told told) {
    Assurance assurance = Assurance.of(query, binding);
    if (!assurance.shortfalls().isEmpty()) {
      return new KeyVerdict.Unproven(shortened(String.join("; ", assurance.shortfalls())));
    }
    List<String> open = binding.status().indeterminate();
    String because = told.because(StatusValue.INDETERMINATE, "the key service says Indeterminate");
    boolean mayPass =
        open.equals(List.of(Reason.REVOCATION_STATUS.uri()))
            || open.contains(Reason.ISSUER_TRUST.uri()) && told.askedOutside();
    return mayPass ? away(because) : new KeyVerdict.Unproven(because);
  }

  private static KeyVerdict away(String because) {
    return new KeyVerdict.Unavailable(shortened(because));
  }

  private static KeyVerdict unproven(ResultCode code, String because) {
    return new KeyVerdict.Unproven(
        shortened("the key service answered " + code.words() + ": " + because));
  }

  /** The service's grounds, where it gave any. */
  private record Told(Optional<Explanation> explanation) {

    String because(StatusValue finding, String otherwise) {
      String grounds =
          explanation.map(Explanation::grounds).orElse(List.of()).stream()
              .filter(ground -> ground.finding() == finding)
              .map(Ground::because)
              .distinct()
              .collect(Collectors.joining(" "));
      return shortened(grounds.isBlank() ? otherwise : grounds);
    }

    boolean askedOutside() {
      return explanation.stream()
          .flatMap(one -> one.traces().stream())
          .anyMatch(trace -> !trace.asked().items().isEmpty());
    }
  }

  /** One line: what peers and certificates say ends in logs and replies. */
  private static String shortened(String words) {
    String line = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS) + "...";
  }
}
