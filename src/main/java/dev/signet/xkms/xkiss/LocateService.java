package dev.signet.xkms.xkiss;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * X-KISS Locate: finds keys and says nothing about their truth (XKMS 2.0 section 5.1).
 *
 * <p>Asked by name it gives only keys in force at the time asked about: nobody shall encrypt to a
 * key that was taken back. Asked by the key itself (value, certificate, digest, issuer and serial
 * number, key identifier) it gives what is registered about that key, in force or not, and for a
 * certificate that nobody registered what the certificate says. A mail address without a key of its
 * own is answered with the signing key of its domain; the answer's UseKeyWith names the domain
 * then. Where the own book has nothing, the service of the asked domain may be asked (delegation);
 * what it says is as unverified as everything else here.
 */
public final class LocateService {
  private final KeySearch search;
  private final KeyDescriber describer;
  private final ResultHeaders headers;

  public LocateService(KeySearch search, KeyDescriber describer, ResultHeaders headers) {
    this.search = search;
    this.describer = describer;
    this.headers = headers;
  }

  /**
   * Answers a Locate request.
   *
   * @throws Refused if the query asks for nothing, cannot be understood, or asks about a time that
   *     nothing is known about
   */
  public Answer<Result.Locate> locate(ReceivedRequest<Request.Locate> received) throws Refused {
    Request.Locate request = received.request();
    KeyQuestion question = search.question(request.query());
    int limit = Matches.limit(request.header(), headers.profile());
    List<BoundKey> own = own(question, limit);
    if (!own.isEmpty()) {
      return Answer.of(result(received, question, own, List.of()));
    }
    List<BoundKey> domains = ofDomain(question, limit);
    return domains.isEmpty()
        ? abroad(received, question)
        : new Answer<>(
            result(received, question, domains, List.of()), "answered with the domain's key");
  }

  private Answer<Result.Locate> abroad(
      ReceivedRequest<Request.Locate> received, KeyQuestion question) {
    Request.Locate request = received.request();
    RelayedKeys.Found found =
        search.abroad(
            new RelayedKeys.Asked(request.header(), request.query(), question, headers.profile()));
    List<BoundKey> keys = found.keys().stream().map(RelayedKeys.Key::key).toList();
    return new Answer<>(result(received, question, keys, found.extensions()), found.note());
  }

  private List<BoundKey> own(KeyQuestion question, int limit) {
    List<BoundKey> registered =
        search.bindings(question, limit).stream()
            .filter(b -> isGood(b, question))
            .map(b -> told(b, question))
            .toList();
    return registered.isEmpty() ? certified(question) : registered;
  }

  /** With the asked names that its certificate vouches for, besides those it is registered with. */
  private BoundKey told(RegisteredBinding binding, KeyQuestion question) {
    BoundKey key = BoundKey.of(binding);
    if (binding.certificates().isEmpty()
        || question.names().plain().stream().allMatch(key::bears)) {
      return key;
    }
    List<UseKeyWith> names = new ArrayList<>(key.names());
    question.names().vouchedBy(search.certificatesOf(binding).get(0)).stream()
        .filter(name -> !key.bears(name))
        .forEach(names::add);
    return key.as(key.usage(), names);
  }

  private static boolean isGood(RegisteredBinding binding, KeyQuestion question) {
    return (question.marks().known() || KeySearch.isUsable(binding, question.at()))
        && KeySearch.permits(binding, question.usage());
  }

  private static List<BoundKey> certified(KeyQuestion question) {
    List<BoundKey> keys = new ArrayList<>();
    for (X509Certificate certificate : question.marks().subjects()) {
      List<UseKeyWith> asked = question.names().vouchedBy(certificate);
      boolean named =
          question.names().isEmpty() || !asked.isEmpty() || question.names().refersTo(certificate);
      if (named && question.isCalledAsAsked(certificate) && isFit(certificate, question)) {
        keys.add(
            BoundKey.of(
                List.of(certificate),
                asked.isEmpty() ? new CertificateNames(certificate).all() : asked));
      }
    }
    return keys;
  }

  private static boolean isFit(X509Certificate certificate, KeyQuestion question) {
    return KeyUses.permitted(certificate)
        .containsAll(KeyUses.applicable(certificate.getPublicKey(), question.usage()));
  }

  private List<BoundKey> ofDomain(KeyQuestion question, int limit) {
    return question.isByNameAlone()
        ? search.domainBindings(question, limit).stream()
            .filter(b -> isGood(b, question))
            .map(BoundKey::of)
            .toList()
        : List.of();
  }

  private Result.Locate result(
      ReceivedRequest<Request.Locate> received,
      KeyQuestion question,
      List<BoundKey> found,
      List<MessageExtension> told) {
    RequestHeader header = received.request().header();
    int limit = Matches.limit(header, headers.profile());
    List<UnverifiedKeyBinding> bindings = new ArrayList<>();
    boolean complete = true;
    for (BoundKey key : found.subList(0, Math.min(limit, found.size()))) {
      KeyDescriber.Described described = describer.describe(key, header.respondWith());
      complete &= described.complete();
      bindings.add(new UnverifiedKeyBinding(described.description(), Optional.of(key.validity())));
    }
    ResultCode code =
        found.isEmpty()
            ? Matches.none(question, headers.profile())
            : Matches.found(found.size() <= limit, complete, header);
    return new Result.Locate(headers.explained(received, code, () -> told), bindings);
  }
}
