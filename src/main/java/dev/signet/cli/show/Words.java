package dev.signet.cli.show;

import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** The vocabulary in a person's words. */
final class Words {
  private Words() {}

  static String of(UseKeyWith name) {
    return name.known().map(Words::of).orElse(name.application()) + " " + name.identifier();
  }

  static String of(ValidityInterval interval) {
    return interval.notBefore().map(t -> "from " + t).orElse("")
        + interval.notOnOrAfter().map(t -> " until " + t).orElse(" without end");
  }

  static String usage(BindingDescription description) {
    return description.keyUsage().isEmpty()
        ? "every use"
        : description.keyUsage().stream()
            .sorted()
            .map(KeyUsage::name)
            .map(Words::lower)
            .collect(Collectors.joining(", "));
  }

  /** Codes without the XKMS namespace. */
  static String codes(Collection<String> uris) {
    return uris.stream().map(Words::code).collect(Collectors.joining(", "));
  }

  static String code(String uri) {
    return uri.startsWith(Namespaces.XKMS) ? uri.substring(Namespaces.XKMS.length()) : uri;
  }

  private static String of(Application application) {
    return switch (application) {
      case SMIME -> "s/mime";
      case PGP -> "pgp";
      case TLS -> "tls";
      case TLS_HTTPS -> "https";
      case TLS_SMTP -> "smtp over tls";
      case IPSEC -> "ipsec";
      case PKIX -> "pkix";
      case XKMS -> "xkms";
      case XKMS_PROFILE -> "xkms profile";
      case SIGNET_DOMAIN -> "mail domain";
    };
  }

  private static String lower(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
