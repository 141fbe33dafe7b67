package dev.signet.xkms.xml.wrapping;

import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.Canonical;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a message says, as text that is the same for messages that say the same. */
public final class Meaning {
  private Meaning() {}

  /** Of a request, a result, or a part of them. */
  public static String of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Meaning::of).orElse("-");
    }
    if (value instanceof Collection<?> many) {
      return ofMany(many);
    }
    if (value instanceof PublicKey key) {
      return Octets.of(key.getEncoded()).toBase64();
    }
    if (value instanceof Octets octets) {
      return octets.toBase64();
    }
    if (value instanceof BindingSignature signature) {
      return signature.isMac() + of(signature.keyInfo()) + of(signature.signed());
    }
    if (value instanceof MessageExtension extension) {
      return ofExtension(extension);
    }
    return value instanceof Record ? ofRecord(value) : "'" + value + "'";
  }

  private static String ofMany(Collection<?> many) {
    List<String> each = many.stream().map(Meaning::of).toList();
    return (many instanceof Set<?> ? each.stream().sorted() : each.stream())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String ofRecord(Object value) {
    StringBuilder text = new StringBuilder(value.getClass().getSimpleName() + "(");
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        text.append(component.getName()).append('=').append(of(accessor.invoke(value))).append(' ');
      } catch (ReflectiveOperationException impossible) {
        throw new AssertionError(impossible);
      }
    }
    return text.append(')').toString();
  }

  /** Comments and unused declarations say nothing. */
  private static String ofExtension(MessageExtension extension) {
    try {
      var element =
          SecureXml.parse(extension.xml().getBytes(StandardCharsets.UTF_8)).getDocumentElement();
      return new String(Canonical.octets(element), StandardCharsets.UTF_8);
    } catch (IllegalStateException relativeNamespace) {
      return extension.xml();
    } catch (MalformedXml e) {
      throw new AssertionError("an extension that cannot be read again: " + extension.xml(), e);
    }
  }
}
