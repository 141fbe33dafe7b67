package dev.signet.xkms.exchange.later;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.UseKeyWith;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that a request asks for, as operators see it; never a credential.
 *
 * @param names each as application and identifier; free of control characters
 * @param key SHA-256 of the key, or of a certificate with {@code certificate } before it
 */
public record Wish(Operation operation, List<String> names, Optional<String> key) {
  private static final String FIELD = "\t";
  private static final String LINE = "\n";

  public Wish {
    names = List.copyOf(names);
  }

  /** What a request asks for: one wish, or one for each part of a compound. */
  static List<Wish> of(Request request) {
    return request instanceof Request.Compound compound
        ? compound.requests().stream().map(Wish::ofSimple).toList()
        : List.of(ofSimple(request));
  }

  private static Wish ofSimple(Request request) {
    Optional<BindingDescription> about = about(request);
    return new Wish(
        request.operation(),
        about.stream().flatMap(a -> a.useKeyWith().stream()).map(Wish::name).toList(),
        about.flatMap(a -> key(a.keyInfo())));
  }

  private static Optional<BindingDescription> about(Request request) {
    if (request instanceof Request.Locate locate) {
      return Optional.of(locate.query().description());
    }
    if (request instanceof Request.Validate validate) {
      return Optional.of(validate.query().description());
    }
    if (request instanceof Request.Register register) {
      return Optional.of(register.prototype().description());
    }
    if (request instanceof Request.Reissue reissue) {
      return Optional.of(reissue.binding().description());
    }
    if (request instanceof Request.Revoke revoke) {
      return Optional.of(revoke.binding().description());
    }
    return request instanceof Request.Recover recover
        ? Optional.of(recover.binding().description())
        : Optional.empty();
  }

  private static String name(UseKeyWith use) {
    return Text.harmless(
        use.known().map(Enum::name).orElse(use.application()) + ":" + use.identifier());
  }

  private static Optional<String> key(KeyInfo keyInfo) {
    Stream<String> keys =
        keyInfo.all(KeyDatum.Value.class).map(value -> Fingerprint.of(value.key()).hex());
    Stream<String> certificates =
        keyInfo
            .all(KeyDatum.Certificate.class)
            .map(c -> "certificate " + Fingerprint.of(c.der().toByteArray()).hex());
    return Stream.concat(keys, certificates).findFirst();
  }

  /** Wishes as octets: names are free of the characters that part them. */
  static Octets written(List<Wish> wishes) {
    String text = wishes.stream().map(Wish::line).collect(Collectors.joining(LINE));
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private String line() {
    return operation.name()
        + FIELD
        + key.orElse("")
        + names.stream().map(name -> FIELD + name).collect(Collectors.joining());
  }

  /** What {@link #written} wrote. */
  static List<Wish> read(Octets octets) {
    return new String(octets.toByteArray(), StandardCharsets.UTF_8)
        .lines()
        .map(Wish::wish)
        .toList();
  }

  private static Wish wish(String line) {
    List<String> fields = List.of(line.split(FIELD, -1));
    return new Wish(
        Operation.valueOf(fields.get(0)),
        fields.subList(2, fields.size()),
        Optional.of(fields.get(1)).filter(key -> !key.isEmpty()));
  }
}
