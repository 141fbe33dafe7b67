package dev.signet.client;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes in a response body up to a limit and breaks off the exchange beyond it. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final int maxOctets;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private Optional<Flow.Subscription> source = Optional.empty();

  BoundedBody(int maxOctets) {
    this.maxOctets = maxOctets;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = Optional.of(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      if (taken.size() + part.remaining() > maxOctets) {
        whole.completeExceptionally(new Transport.AnswerTooLarge(maxOctets));
        source.ifPresent(Flow.Subscription::cancel);
        return;
      }
      byte[] octets = new byte[part.remaining()];
      part.get(octets);
      taken.writeBytes(octets);
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(taken.toByteArray());
  }
}
