package dev.signet.mail.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/** Contents one after the other. */
record Joined(List<Content> parts) implements Content {
  Joined {
    parts = List.copyOf(parts);
  }

  @Override
  public long length() {
    return parts.stream().mapToLong(Content::length).sum();
  }

  @Override
  public InputStream open() throws IOException {
    Iterator<Content> rest = parts.iterator();
    try {
      return new SequenceInputStream(
          new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
              return rest.hasNext();
            }

            @Override
            public InputStream nextElement() {
              try {
                return rest.next().open();
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            }
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }
}
