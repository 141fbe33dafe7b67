package dev.signet.pki.fetch.transfer;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Collects one content; whatever is not finished when it is closed is thrown away. */
public final class ContentSink implements AutoCloseable {

  private static final int AT_ONCE = 16 * 1024;

  private final Intake intake;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Optional<Path> file = Optional.empty();
  private OutputStream target = memory;
  private long size;

  public ContentSink(Intake intake) {
    this.intake = intake;
  }

  /** Refuses a content whose size is announced and too large, before any of it is read. */
  public void expect(long announced) throws FailedTransfer {
    if (announced > intake.maxOctets()) {
      throw tooLarge(announced + " octets are announced, more");
    }
  }

  /**
   * Takes in everything until the end of the stream.
   *
   * @throws IOException of the stream; trouble with the file is a {@link FailedTransfer}
   */
  public void drain(InputStream in) throws IOException, FailedTransfer, RefusedByGuard {
    byte[] part = new byte[AT_ONCE];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      add(part, read);
    }
  }

  /** Takes in the first octets of a part. */
  public void add(byte[] part, int length) throws FailedTransfer, RefusedByGuard {
    size += length;
    if (size > intake.maxOctets()) {
      throw tooLarge("more came");
    }
    if (!intake.spend().test(length)) {
      throw new RefusedByGuard(GuardRule.BUDGET, "the octets of the budget are used up");
    }
    try {
      spill();
      target.write(part, 0, length);
    } catch (IOException full) {
      throw new FailedTransfer(Trouble.LOCAL, "the content cannot be kept in a file", full);
    }
  }

  /** The content; nothing may be added any more. */
  public Content finish() throws FailedTransfer {
    if (file.isEmpty()) {
      return Content.of(memory.toByteArray());
    }
    try {
      target.close();
      Content whole = Content.in(file.get(), size);
      file = Optional.empty();
      return whole;
    } catch (IOException full) {
      throw new FailedTransfer(Trouble.LOCAL, "the content cannot be kept in a file", full);
    }
  }

  @Override
  public void close() {
    try {
      target.close();
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException left) {
      throw new UncheckedIOException("a fetched file cannot be deleted", left);
    }
  }

  private void spill() throws IOException {
    if (file.isEmpty() && size > intake.memoryOctets()) {
      Path made = Files.createTempFile(intake.directory(), "signet-", ".fetched");
      file = Optional.of(made);
      target = Files.newOutputStream(made);
      memory.writeTo(target);
      memory.reset();
    }
  }

  private FailedTransfer tooLarge(String what) {
    return new FailedTransfer(
        Trouble.TOO_LARGE, what + " than the accepted " + intake.maxOctets() + " octets");
  }
}
