package dev.signet.server.config;

import java.util.List;
import java.util.stream.Stream;

/** Every key there is, in the order of docs/configuration.md. */
public final class AllKeys {
  /** All of them. */
  public static final List<SettingKey> LIST =
      Stream.of(SettingKeys.ALL, ExchangeKeys.ALL, RelayKeys.ALL, EdgeKeys.ALL)
          .flatMap(List::stream)
          .toList();

  private AllKeys() {}
}
