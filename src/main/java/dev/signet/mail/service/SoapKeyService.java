package dev.signet.mail.service;

import dev.signet.client.Answer;
import dev.signet.client.Assurance;
import dev.signet.client.ClientLimits;
import dev.signet.client.ClientSettings;
import dev.signet.client.Query;
import dev.signet.client.Transport;
import dev.signet.client.XkmsClient;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks an XKMS 2.0 service over SOAP. Every question goes out; memory and patience are for {@link
 * RememberedVerdicts} and {@link GuardedTransport}.
 */
public final class SoapKeyService implements KeyService {
  /** Two seconds to connect, ten for a call, 1 MiB, no second attempt of the client's own. */
  public static final ClientLimits LIMITS =
      new ClientLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 1 << 20, 1);

  private static final int MAX_CERTIFICATES = 20;
  private static final int MAX_CERTIFICATE_OCTETS = 64 << 10;
  private static final int MAX_KEYS_OF_RECEIVER = 5;

  private final XkmsClient client;
  private final Duration call;

  private SoapKeyService(XkmsClient client, Duration call) {
    this.client = client;
    this.call = call;
  }

  /**
   * A client of one service; its address stands for the policy that the service judges by.
   *
   * @param settings where it is and what of it is believed, usually with {@link #LIMITS}
   * @param way usually a {@link GuardedTransport}
   */
  public static SoapKeyService at(ClientSettings settings, Transport way, SecureRandom random) {
    return new SoapKeyService(new XkmsClient(settings, way, random), settings.limits().request());
  }

  @Override
  public KeyVerdict judge(KeyQuestion question) {
    Optional<KeyInfo> shown = keyInfo(question);
    if (shown.isEmpty()) {
      return new KeyVerdict.Unproven("the certificate is too large or cannot be encoded");
    }
    Query named =
        Query.about(shown.get())
            .forNames(question.entity().map(SoapKeyService::name).stream().toList())
            .usedFor(Set.of(KeyUsage.SIGNATURE))
            .wanting(RespondWith.X509_CERT)
            .explained();
    Query query = question.at().map(named::at).orElse(named);
    return new VerdictReading(query).of(twice(() -> client.validate(query)));
  }

  /**
   * Validate by name rather than Locate: it finds the same registrations, never answers with the
   * key of the domain, and says in one answer whether they are valid.
   */
  @Override
  public ReceiverKey keyOf(MailAddress receiver) {
    Query query =
        Query.named(UseKeyWith.of(Application.SMIME, receiver.toString()))
            .wanting(RespondWith.X509_CERT, RespondWith.KEY_VALUE)
            .atMost(MAX_KEYS_OF_RECEIVER);
    boolean isRegistered =
        twice(() -> client.validate(query))
            .match(
                accepted ->
                    accepted.result().header().code().isSuccess()
                        && accepted.result().bindings().stream()
                            .anyMatch(b -> Assurance.of(query, b).value() == StatusValue.VALID),
                unauthenticated -> false,
                rejected -> false,
                unreachable -> false);
    return isRegistered ? ReceiverKey.REGISTERED : ReceiverKey.UNKNOWN;
  }

  private static UseKeyWith name(Entity entity) {
    return entity.match(
        domain -> UseKeyWith.of(Application.SIGNET_DOMAIN, domain.name().value()),
        mailbox -> UseKeyWith.of(Application.SMIME, mailbox.address().toString()));
  }

  /** Once more if nothing came back, unless the first attempt has used the time up. */
  private Answer<Result.Validate> twice(Supplier<Answer<Result.Validate>> ask) {
    long start = System.nanoTime();
    Answer<Result.Validate> first = ask.get();
    boolean isInTime = System.nanoTime() - start < call.toNanos() / 2;
    boolean again =
        first instanceof Answer.Unreachable && isInTime && !Thread.currentThread().isInterrupted();
    return again ? ask.get() : first;
  }

  /** The certificate first, helpers behind it, as far as there is room. */
  private static Optional<KeyInfo> keyInfo(KeyQuestion question) {
    Optional<KeyDatum> asked = datum(question.certificate());
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    List<KeyDatum> data = new ArrayList<>(List.of(asked.get()));
    for (X509Certificate helper : question.helpers()) {
      datum(helper)
          .filter(one -> data.size() < MAX_CERTIFICATES && !data.contains(one))
          .ifPresent(data::add);
    }
    return Optional.of(new KeyInfo(data));
  }

  private static Optional<KeyDatum> datum(X509Certificate certificate) {
    try {
      byte[] der = certificate.getEncoded();
      return der.length > MAX_CERTIFICATE_OCTETS
          ? Optional.empty()
          : Optional.of(new KeyDatum.Certificate(Octets.of(der)));
    } catch (CertificateEncodingException unusable) {
      return Optional.empty();
    }
  }
}
