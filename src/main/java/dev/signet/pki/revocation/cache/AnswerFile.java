package dev.signet.pki.revocation.cache;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The content of a file of {@link AnswerDirectory}. */
final class AnswerFile {

  /** The largest answer with its description. */
  static final int MAX_OCTETS = 80 * 1024;

  private static final int FORMAT = 0x53414e31;
  private static final long OPEN = Long.MIN_VALUE;

  private AnswerFile() {}

  static byte[] write(KeptAnswer answer) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(octets);
    out.writeInt(FORMAT);
    out.writeUTF(answer.about().hex());
    out.writeUTF(answer.origin());
    out.writeLong(answer.fetched().getEpochSecond());
    out.writeLong(answer.thisUpdate().getEpochSecond());
    out.writeLong(answer.nextUpdate().map(Instant::getEpochSecond).orElse(OPEN));
    out.writeBoolean(answer.nonceRepeated());
    out.writeLong(answer.until().getEpochSecond());
    out.writeInt(answer.content().length());
    out.write(answer.content().bytes());
    return octets.toByteArray();
  }

  /** Empty when that is no such file, or one of another format. */
  static Optional<KeptAnswer> read(byte[] octets) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets));
    try {
      return in.readInt() == FORMAT ? Optional.of(answer(in)) : Optional.empty();
    } catch (IOException | DateTimeException cut) {
      return Optional.empty();
    }
  }

  private static KeptAnswer answer(DataInputStream in) throws IOException {
    Fingerprint about = new Fingerprint(in.readUTF());
    String origin = in.readUTF();
    Instant fetched = Instant.ofEpochSecond(in.readLong());
    Instant thisUpdate = Instant.ofEpochSecond(in.readLong());
    long next = in.readLong();
    boolean nonceRepeated = in.readBoolean();
    Instant until = Instant.ofEpochSecond(in.readLong());
    int length = in.readInt();
    if (length != in.available()) {
      throw new IOException("its length is wrong");
    }
    return new KeptAnswer(
        about,
        origin,
        Octets.of(in.readAllBytes()),
        fetched,
        thisUpdate,
        next == OPEN ? Optional.empty() : Optional.of(Instant.ofEpochSecond(next)),
        nonceRepeated,
        until);
  }
}
