package dev.signet.mail.net;

import dev.signet.mail.smtp.ListenAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A bound server socket; of a UNIX socket, its file too. */
record Door(ServerSocketChannel channel, ListenAddress address) implements Closeable {
  private static final int QUEUE = 128;

  static Door bind(ListenAddress address, Set<PosixFilePermission> permissions) throws IOException {
    ServerSocketChannel channel =
        address.isUnix()
            ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            : ServerSocketChannel.open();
    try {
      if (address.socket() instanceof UnixDomainSocketAddress unix) {
        clear(unix.getPath());
        channel.bind(unix, QUEUE);
        Files.setPosixFilePermissions(unix.getPath(), permissions);
      } else {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(address.socket(), QUEUE);
      }
      return new Door(channel, new ListenAddress(channel.getLocalAddress()));
    } catch (IOException failed) {
      channel.close();
      throw new IOException("cannot listen at " + address + ": " + failed.getMessage(), failed);
    }
  }

  /** Removes the socket file of a process that is gone; anything else is left alone. */
  private static void clear(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean isSocket =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther();
    if (!isSocket || answers(path)) {
      throw new BindException(isSocket ? "somebody listens there" : "that is not a socket");
    }
    Files.delete(path);
  }

  private static boolean answers(Path path) {
    try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return probe.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (address.socket() instanceof UnixDomainSocketAddress unix) {
        Files.deleteIfExists(unix.getPath());
      }
    } catch (IOException gone) {
      // Nobody can connect any more, which is what was wanted.
    }
  }
}
