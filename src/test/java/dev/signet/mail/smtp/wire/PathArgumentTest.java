package dev.signet.mail.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows MAIL. */
class PathArgumentTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "FROM:<a@b.example> ; a@b.example",
        "from:<a@b.example> ; a@b.example",
        "FROM: <a@b.example> ; a@b.example",
        "FROM:<> ; ``",
        "FROM:<@one.example,@two.example:a@b.example> ; a@b.example",
        "FROM:<\"a b\\\"@>c\"@b.example> ; \"a b\\\"@>c\"@b.example",
        "FROM:<\"\"@b.example> ; \"\"@b.example",
        "FROM:<a..b.@docomo.example> ; a..b.@docomo.example",
        "FROM:<a+b=c/d!#$%&'*?^_{|}~@b.example> ; a+b=c/d!#$%&'*?^_{|}~@b.example",
        "FROM:<a@[192.0.2.1]> ; a@[192.0.2.1]",
        "FROM:<a@[IPv6:2001:db8::1]> ; a@[IPv6:2001:db8::1]",
        "FROM:<Ünï@bücher.example> ; Ünï@bücher.example",
        "FROM:<postmaster> ; postmaster",
      })
  void readsAPath(String argument, String path) throws MalformedArgument {
    assertThat(PathArgument.read(argument, "FROM").path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FROM",
        "TO:<a@b.example>",
        "FROM:a@b.example",
        "FROM:<a@b.example",
        "FROM:<a@b.example>x",
        "FROM:<a@b.example>>",
        "FROM:<<a@b.example>>",
        "FROM:<a b@b.example>",
        "FROM:<a@b@c.example>",
        "FROM:<@b.example>",
        "FROM:<@b.example:>",
        "FROM:<a@>",
        "FROM:<a@b..example>",
        "FROM:<a@.example>",
        "FROM:<a@example.>",
        "FROM:<a@b example>",
        "FROM:<a@[192.0.2.1>",
        "FROM:<\"a@b.example>",
        "FROM:<\"a\"b@b.example>",
        "FROM:<a\u00a0b@c.example>",
        "FROM:<a@b.example> SIZE=",
        "FROM:<a@b.example> =1",
        "FROM:<a@b.example> a_b",
      })
  void refusesWhatIsNone(String argument) {
    assertThatThrownBy(() -> PathArgument.read(argument, "FROM"))
        .as(argument)
        .isInstanceOf(MalformedArgument.class);
  }

  @Test
  void readsParametersAsWritten() throws MalformedArgument {
    assertThat(PathArgument.read("TO:<a@b.example>  Notify=NEVER ORCPT=rfc822;a+2Bb@c ", "TO"))
        .isEqualTo(
            new PathArgument("a@b.example", true, List.of("Notify=NEVER", "ORCPT=rfc822;a+2Bb@c")));
  }

  @Test
  void knowsTheParametersOfMailAndRcpt() {
    assertThat(
            Parameters.wrongOfMail(
                List.of(
                    "SIZE=1",
                    "body=8bitmime",
                    "SMTPUTF8",
                    "RET=HDRS",
                    "ENVID=x+3D",
                    "AUTH=<>",
                    "REQUIRETLS",
                    "MT-PRIORITY=-3",
                    "BY=120;R")))
        .isEmpty();
    assertThat(Parameters.wrongOfRcpt(List.of("NOTIFY=SUCCESS,delay", "ORCPT=rfc822;a@b")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SIZE=x, true",
    "SIZE, true",
    "SMTPUTF8=1, true",
    "BODY=BINARYMIME, true",
    "RET=ALL, true",
    "XYZ, false",
    "NOTIFY=NEVER, false",
  })
  void tellsUnknownFromMalformed(String parameter, boolean isKnown) {
    assertThat(Parameters.wrongOfMail(List.of(parameter)).map(Parameters.Wrong::isKnown))
        .isEqualTo(Optional.of(isKnown));
  }

  @Test
  void refusesAParameterGivenTwice() {
    assertThat(Parameters.wrongOfMail(List.of("SIZE=1", "size=2"))).isPresent();
    assertThat(Parameters.wrongOfMail(List.of("SIZE=1", "SIZE=1"))).isPresent();
    assertThat(Parameters.wrongOfRcpt(List.of("NOTIFY=NEVER,FAILURE"))).isPresent();
  }

  @Test
  void decodesXtextAndNothingElse() {
    assertThat(Xtext.decode("a+2Bb+3D+C3+A9")).contains("a+b=\u00e9");
    assertThat(Xtext.decode(Xtext.encode("a+b= \u00e9"))).contains("a+b= \u00e9");
    for (String wrong : List.of("+", "+2", "+2b", "+ZZ", "+0A", "+0D+0A", "+00")) {
      assertThat(Xtext.decode(wrong)).as(wrong).isEmpty();
    }
  }
}
