package dev.signet.server.relay;

import dev.signet.client.Transport;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.fetch.http.PostBody;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** One exchange through the guarded door; keeps what came back as it came. */
final class DoorTransport implements Transport {
  private static final int OK = 200;

  /** Larger answers are not taken in: ten bindings with their certificates are a tenth of that. */
  static final int MOST_OCTETS = 256 << 10;

  private final FetchDoor door;
  private final Deadline until;
  private final InstantSource clock;
  private Optional<Octets> arrived = Optional.empty();

  DoorTransport(FetchDoor door, Deadline until, InstantSource clock) {
    this.door = door;
    this.until = until;
    this.clock = clock;
  }

  /** The answer as it came, if one did. */
  Optional<Octets> arrived() {
    return arrived;
  }

  @Override
  public Reply post(Post post) throws IOException {
    PostBody body = new PostBody(post.fields().getOrDefault("Content-Type", ""), post.body());
    FetchResult result =
        door.fetch(
            FetchRequest.keys(post.endpoint(), body).within(until.remaining()).atMost(MOST_OCTETS),
            new FetchBudget(1, MOST_OCTETS, clock.instant().plus(until.remaining())));
    if (result instanceof FetchResult.Fetched fetched) {
      byte[] octets = octets(fetched);
      arrived = Optional.of(Octets.of(octets));
      return new Reply(OK, octets);
    }
    throw new IOException(
        result.<String>match(
            fetched -> "", refused -> refused.because(), failed -> failed.because()));
  }

  private static byte[] octets(FetchResult.Fetched fetched) throws IOException {
    try (var content = fetched.content()) {
      return content.octets();
    }
  }
}
