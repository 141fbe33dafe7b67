package dev.signet.mail.smime.origin;

import dev.signet.entity.DomainName;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.field.FieldText;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code Content-Signature-Origin: mode; entity=...; for=...; domain=...}: what servers may know of
 * a signature without decoding it. It stands outside the signature: it may only make a reader more
 * careful, and the signed attribute wins.
 *
 * <p>An unknown mode counts as explicit; unknown parameters and addressees are passed over; two
 * fields, or a field that breaks the grammar, say nothing.
 */
public final class OriginField {
  public static final String NAME = "Content-Signature-Origin";

  private static final int LONGEST = 1024;

  private OriginField() {}

  /** The field that says it; {@code domain} is that of the signer. */
  public static HeaderField of(SignatureOrigin origin, Optional<DomainName> domain) {
    StringBuilder body = new StringBuilder(written(origin.mode()));
    origin.maker().ifPresent(maker -> body.append("; entity=").append(written(maker)));
    for (Addressee addressee : new TreeSet<>(origin.meantFor())) {
      body.append("; for=").append(written(addressee));
    }
    domain.ifPresent(name -> body.append(";\r\n domain=").append(name.value()));
    return HeaderField.of(NAME, body.toString());
  }

  /** What the header says, if it has exactly one such field and that can be read. */
  public static Optional<SignatureOrigin> read(Header header) {
    return header
        .only(NAME)
        .filter(field -> field.length() <= LONGEST)
        .flatMap(field -> new Reading(new FieldText(field.body())).origin());
  }

  private static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T extends Enum<T>> Optional<T> meant(List<T> words, String written) {
    return words.stream().filter(word -> written(word).equals(written)).findFirst();
  }

  /** One field being read. */
  private static final class Reading {
    private final FieldText text;
    private final Set<String> once = new HashSet<>();
    private final Set<Addressee> addressees = EnumSet.noneOf(Addressee.class);
    private Optional<Maker> maker = Optional.empty();
    private boolean sound = true;

    Reading(FieldText text) {
      this.text = text;
    }

    Optional<SignatureOrigin> origin() {
      sound = text.passBlanks();
      String mode = word();
      Mode meant = meant(Arrays.asList(Mode.values()), mode).orElse(Mode.EXPLICIT);
      sound &= !mode.isEmpty() && text.passBlanks();
      while (sound && !text.atEnd()) {
        sound = text.pass(';') && text.passBlanks() && parameter();
      }
      return sound ? Optional.of(new SignatureOrigin(meant, maker, addressees)) : Optional.empty();
    }

    private boolean parameter() {
      String name = word();
      if (name.isEmpty() || !text.passBlanks() || !text.pass('=') || !text.passBlanks()) {
        return false;
      }
      Optional<String> quoted = text.quoted();
      String value = quoted.orElseGet(this::word);
      boolean isFirst = name.equals("for") || once.add(name);
      note(name, quoted.isPresent() ? "" : value);
      return (quoted.isPresent() || !value.isEmpty()) && isFirst && text.passBlanks();
    }

    private void note(String name, String value) {
      if (name.equals("entity")) {
        maker = meant(Arrays.asList(Maker.values()), value);
      } else if (name.equals("for")) {
        meant(Arrays.asList(Addressee.values()), value).ifPresent(addressees::add);
      }
    }

    private String word() {
      return text.token().toLowerCase(Locale.ROOT);
    }
  }
}
