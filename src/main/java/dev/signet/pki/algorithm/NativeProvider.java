package dev.signet.pki.algorithm;

import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The operator's choice of a provider beside the platform's; each is used only when its library is
 * there.
 */
public enum NativeProvider {
  /** None: the platform, and Bouncy Castle for curves. */
  JDK(""),
  /** AmazonCorrettoCryptoProvider. */
  ACCP("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"),
  /** Conscrypt. */
  CONSCRYPT("org.conscrypt.OpenSSLProvider"),
  /** The first of the others that is there and passes its test. */
  AUTO("");

  private final String className;

  NativeProvider(String className) {
    this.className = className;
  }

  /**
   * By the word of the configuration: {@code jdk}, {@code accp}, {@code conscrypt}, {@code auto}.
   */
  public static Optional<NativeProvider> of(String word) {
    return Arrays.stream(values())
        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /** The providers to try, the fastest first (measured, see docs/performance.md). */
  List<NativeProvider> candidates() {
    return switch (this) {
      case JDK -> List.of();
      case AUTO -> List.of(ACCP, CONSCRYPT);
      default -> List.of(this);
    };
  }

  /** A new instance that is not registered with the platform; empty when it cannot be loaded. */
  Optional<Provider> load() {
    try {
      Class<?> type = Class.forName(className);
      return Optional.of((Provider) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError absent) {
      return Optional.empty();
    }
  }
}
