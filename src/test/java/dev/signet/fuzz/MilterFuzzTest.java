package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.milter.MilterTalk;

/** Whatever an MTA says, the filter answers in packets or ends the conversation with a reason. */
class MilterFuzzTest {
  private static final MessageLimits SMALL = new MessageLimits(200, 5, 1, 1);

  @FuzzTest(maxDuration = "10s")
  void isAnsweredOrEnded(byte[] octets) throws Exception {
    MilterTalk talk = MilterTalk.of(octets, SMALL);
    assertThat(talk.judged())
        .allMatch(message -> message.message().header().fields().size() <= 5)
        .allMatch(message -> message.message().header().content().length() <= 200)
        .allMatch(message -> message.message().body().length() <= 1000);
    assertThat(talk.answers()).filteredOn(c -> "Ocypihmb".indexOf(c) < 0).isEmpty();
    assertThat(talk.answers().stream().filter(c -> c == 'O').count()).isLessThanOrEqualTo(1);
    assertThat(talk.because()).isNotNull();
  }
}
