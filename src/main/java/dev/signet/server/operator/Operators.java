package dev.signet.server.operator;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The people who may open the operator's door, each with a token of their own: the first one, and
 * one for every file {@code <name>.token} in a folder. The folder is read anew each time, so that
 * who is added or removed is so at once.
 *
 * <p>Of two names with the same token only the first counts: one person is one voice.
 */
public final class Operators {
  /** Name of who holds the token that a server makes for itself. */
  public static final String FIRST = "operator";

  /** The most files that are looked at. */
  static final int MOST = 100;

  private static final Logger LOG = System.getLogger("dev.signet.operator");
  private static final Pattern FILE = Pattern.compile("([a-z0-9][a-z0-9_-]{0,31})\\.token");
  private static final int MAX_OCTETS = 200;

  private final OperatorToken first;
  private final Path folder;

  /**
   * @param folder need not exist
   */
  public Operators(OperatorToken first, Path folder) {
    this.first = first;
    this.folder = folder;
  }

  /**
   * The name of the operator whose token the header carries.
   *
   * @param authorization value of the Authorization header
   */
  Optional<String> nameOf(Optional<String> authorization) {
    if (authorization.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (Map.Entry<String, OperatorToken> operator : all().entrySet()) {
      boolean matches = operator.getValue().isIn(authorization);
      found = found.isEmpty() && matches ? Optional.of(operator.getKey()) : found;
    }
    return found;
  }

  private Map<String, OperatorToken> all() {
    Map<String, OperatorToken> all = new LinkedHashMap<>();
    all.put(FIRST, first);
    for (Path file : files()) {
      Matcher named = FILE.matcher(file.getFileName().toString());
      if (named.matches() && !named.group(1).equals(FIRST)) {
        token(file)
            .filter(token -> isNew(token, all, file))
            .ifPresent(t -> all.put(named.group(1), t));
      } else {
        passedOver(file, "its name is not like alice.token");
      }
    }
    return all;
  }

  private List<Path> files() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.token")) {
      List<Path> files = new ArrayList<>();
      for (Path entry : entries) {
        if (files.size() < MOST) {
          files.add(entry);
        }
      }
      files.sort(null);
      return files;
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException | DirectoryIteratorException unreadable) {
      LOG.log(Level.WARNING, "operators: {0} cannot be read: {1}", folder, unreadable);
      return List.of();
    }
  }

  private static boolean isNew(OperatorToken token, Map<String, OperatorToken> all, Path file) {
    boolean taken = all.values().stream().anyMatch(token::isSameAs);
    if (taken) {
      passedOver(file, "another operator has the same token");
    }
    return !taken;
  }

  private static Optional<OperatorToken> token(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || isOpenToOthers(file)) {
        passedOver(file, "it is no file that its owner alone can read (chmod 600)");
        return Optional.empty();
      }
      Optional<OperatorToken> token = OperatorToken.kept(text(file));
      if (token.isEmpty()) {
        passedOver(file, "it holds no line like sha256: and 64 hexadecimal digits");
      }
      return token;
    } catch (IOException unreadable) {
      passedOver(file, "it cannot be read");
      return Optional.empty();
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_OCTETS), StandardCharsets.US_ASCII);
    }
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    return permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"));
  }

  private static void passedOver(Path file, String because) {
    LOG.log(Level.WARNING, "operators: {0} is passed over: {1}", file, because);
  }
}
