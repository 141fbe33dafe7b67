package dev.signet.server.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** MicroProfile Config over a map, with the rule for environment variables and nothing else. */
public final class MapConfig implements Config {
  private final Map<String, String> values;

  private MapConfig(Map<String, String> values) {
    this.values = values;
  }

  /** Keys and values in turn; {@code user.home} is there already. */
  public static MapConfig of(String... keysAndValues) {
    Map<String, String> values = new HashMap<>(Map.of("user.home", "/home/somebody"));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new MapConfig(values);
  }

  @Override
  public <T> T getValue(String name, Class<T> type) {
    return getOptionalValue(name, type).orElseThrow(NoSuchElementException::new);
  }

  @Override
  public ConfigValue getConfigValue(String name) {
    throw new AssertionError("not expected");
  }

  @Override
  public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
    String value = values.getOrDefault(name, values.get(SettingKey.environmentName(name)));
    return Optional.ofNullable(value).filter(v -> !v.isEmpty()).map(type::cast);
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    return List.of();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    throw new AssertionError("not expected");
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new AssertionError("not expected");
  }
}
