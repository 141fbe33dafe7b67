package dev.signet.server.soap;

import dev.signet.server.config.Settings.Listening;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The WSDL and its schemas as they are shown to clients: addresses are those of this server. */
final class ContractPages {
  /**
   * A host name, IPv4 or bracketed IPv6 address, with or without a port (RFC 3986 section 3.2.2,
   * without the exotic part).
   */
  private static final Pattern PLAIN_HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private static final Pattern ADDRESS =
      Pattern.compile("(<[a-z0-9]+:address\\s+location=\")[^\"]*(\")");
  private static final Pattern SCHEMA_LOCATION =
      Pattern.compile("(schemaLocation=\")([A-Za-z0-9._-]+\\.xsd)(\")");

  private final Map<String, String> files;
  private final Listening listening;

  /**
   * @param files the contract: {@code xkms.wsdl} and schemas by name
   */
  ContractPages(Map<String, String> files, Listening listening) {
    this.files = Map.copyOf(files);
    this.listening = listening;
  }

  /** The WSDL for the service at {@code address}. */
  Optional<Reply> wsdl(String address) {
    return page("xkms.wsdl", address);
  }

  /** A schema by its file name. */
  Optional<Reply> schema(String name, String address) {
    return name.endsWith(".xsd") ? page(name, address) : Optional.empty();
  }

  private Optional<Reply> page(String name, String address) {
    return Optional.ofNullable(files.get(name))
        .map(text -> located(text, address))
        .map(text -> new Reply(200, Reply.XML, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String located(String text, String address) {
    String quoted = Matcher.quoteReplacement(address);
    String withAddress = ADDRESS.matcher(text).replaceAll("$1" + quoted + "$2");
    return SCHEMA_LOCATION.matcher(withAddress).replaceAll("$1" + quoted + "?xsd=$2$3");
  }

  /**
   * The address under which the client should call: the configured one, else what the client
   * called, if that looks like a host name and nothing more.
   *
   * @param path {@code /xkms} or {@code /xkms/policy}, of known characters
   */
  String address(String scheme, Optional<String> hostHeader, String path) {
    if (listening.publicUrlGiven()) {
      return listening.publicUrl() + path;
    }
    return hostHeader
        .filter(h -> PLAIN_HOST.matcher(h).matches())
        .map(h -> scheme + "://" + h + path)
        .orElse(listening.publicUrl() + path);
  }
}
