package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.Octets;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.fetch.transfer.Trouble;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.testkit.OcspSpec;
import dev.signet.testkit.TestResponder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.GeneralName;

/** A certificate that names responders, and a door behind which they are played. */
final class AskingLab {

  static final String RESPONDER = "http://ocsp.example/";

  final OcspLab scene;
  final TestResponder responder;
  final List<FetchRequest> fetched = new CopyOnWriteArrayList<>();
  final Queue<Runnable> waiting = new ArrayDeque<>();
  Function<FetchRequest, FetchResult> behindTheDoor = AskingLab::broken;
  OcspSettings settings = OcspSettings.DEFAULT;
  AnswerCache cache = AnswerCache.inMemory(AnswerCache.Limits.DEFAULT);
  Executor executor = Runnable::run;
  FetchDoor door = this::fetch;

  AskingLab(String... responders) {
    scene = new OcspLab(spec -> spec.extension("1.3.6.1.5.5.7.1.1", false, access(responders)));
    responder = TestResponder.direct(scene.authority);
  }

  OcspRevocation source() {
    OcspOutside outside = new OcspOutside(door, executor, () -> scene.now, new SecureRandom());
    return new OcspRevocation(scene.judge(), cache, settings, outside);
  }

  /** The question as of the lab's time, with an allowance. */
  RevocationQuestion question() {
    return scene.question().within(allowance());
  }

  FetchBudget allowance() {
    return new FetchBudget(10, 1 << 20, scene.now.plus(Duration.ofMinutes(1)));
  }

  /** From now on responders answer like this. */
  void answering(Consumer<OcspSpec> wishes) {
    serving(responder.answer(wishes));
  }

  void serving(Octets answer) {
    behindTheDoor = request -> came(answer, request.uri());
  }

  /** From now on responders say that the certificate is good for the next hour. */
  void answeringGood() {
    answering(a -> a.current(scene.now, scene.now.plus(Duration.ofHours(1))).good(scene.leaf));
  }

  void failing() {
    behindTheDoor = AskingLab::broken;
  }

  /** What is executed waits until it is let go. */
  void holdingBack() {
    executor = waiting::add;
  }

  void letGo() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  /** Time passes, for the questions too. */
  void pass(Duration time) {
    scene.now = scene.now.plus(time);
    scene.at = scene.now;
  }

  void accepting() {
    RevocationPolicy open = RevocationPolicy.DEFAULT;
    scene.policy =
        new RevocationPolicy(
            open.scope(),
            RevocationPolicy.Unknown.ACCEPTED,
            open.order(),
            false,
            false,
            open.oldest(),
            open.kept());
  }

  RevocationStatus ask(OcspRevocation source) {
    return source.statusOf(question());
  }

  static FetchResult came(Octets answer, URI uri) {
    return new FetchResult.Fetched(
        Content.of(answer.bytes()), Optional.empty(), OcspLab.NOW, uri, Duration.ZERO);
  }

  static FetchResult broken(FetchRequest request) {
    return new FetchResult.Failed(
        Trouble.CONNECTION, "nobody is there", request.uri(), Duration.ZERO);
  }

  private FetchResult fetch(FetchRequest request, FetchBudget budget) {
    fetched.add(request);
    return behindTheDoor.apply(request);
  }

  static byte[] access(String... responders) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (String responder : responders) {
      all.add(
          new AccessDescription(
              AccessDescription.id_ad_ocsp,
              new GeneralName(GeneralName.uniformResourceIdentifier, responder)));
    }
    try {
      return new DERSequence(all).getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
