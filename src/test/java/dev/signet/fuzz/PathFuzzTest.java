package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.smtp.wire.MalformedArgument;
import dev.signet.mail.smtp.wire.Parameters;
import dev.signet.mail.smtp.wire.PathArgument;

/** A path is read or refused; what is read says the same when it is said again. */
class PathFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void isReadTheSameWayAgain(FuzzedDataProvider data) throws MalformedArgument {
    String argument = data.consumeRemainingAsString();
    PathArgument read;
    try {
      read = PathArgument.read(argument, "FROM");
    } catch (MalformedArgument refused) {
      assertThat(refused.what()).contains(" ");
      return;
    }
    assertThat(read.path().chars()).noneMatch(c -> c < ' ' || c == 127);
    String said = "FROM:<" + read.path() + "> " + String.join(" ", read.parameters());
    assertThat(PathArgument.read(said, "FROM")).isEqualTo(read);
    assertThat(Parameters.wrongOfMail(read.parameters())).isNotNull();
  }
}
