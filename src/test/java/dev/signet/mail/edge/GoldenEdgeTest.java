package dev.signet.mail.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.incoming.EncryptionTable;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.incoming.IncomingTable;
import dev.signet.mail.edge.outgoing.OutgoingDecision;
import dev.signet.mail.edge.outgoing.OutgoingGuards;
import dev.signet.mail.edge.outgoing.OutgoingTable;
import dev.signet.testkit.TruthTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The whole decision space of the mail edge, in a file that a person can read. */
class GoldenEdgeTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/edge.txt");

  private final List<String> lines = new ArrayList<>();

  @Test
  void everyDecisionIsTheOneOnFile() throws IOException {
    classes();
    lines.add("# O-1 first: what this edge does not act for passes, whatever it is.");
    table("O-1: an outgoing message, for one recipient", DecisionSpace.OUTGOING);
    table("I-1: an incoming message and the AuthenticationPolicy", DecisionSpace.INCOMING);
    table("I-3: an incoming message and the EncryptionPolicy", DecisionSpace.ENCRYPTION);
    table("I-2: a layer of an accepted message, for one recipient", DecisionSpace.STRIPPING);
    guards();
    replies();
    String text = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("signet.golden.write")) {
      Files.writeString(GOLDEN, text);
    }

    assertThat(text).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
  }

  /** How findings are called in each place. */
  private void classes() {
    lines.add("== Classes, and how Authentication-Results calls them");
    for (SignatureClass c : SignatureClass.values()) {
      lines.add(
          String.format(
              "%-10s %-8s smime=%-9s %s",
              c.name().toLowerCase(Locale.ROOT), c.code(), c.result().word(), c.words()));
    }
    lines.add("");
  }

  /** O-17 for each kind of decision, O-2 for every two of them. */
  private void guards() {
    lines.add("== O-17: what it was, and what it is when the message cannot be signed safely");
    for (OutgoingDecision decision : DecisionSpace.KINDS) {
      line(decision, OutgoingGuards.unsignable(decision, Refusals.WITHOUT_URL));
    }
    lines.add("");
    lines.add("== O-2: of two recipients, and of both in one reply");
    for (OutgoingDecision one : DecisionSpace.KINDS) {
      for (OutgoingDecision other : DecisionSpace.KINDS) {
        lines.add(
            String.format(
                "%-34s %-34s -> %s",
                DecisionSpace.outcome(one),
                DecisionSpace.outcome(other),
                DecisionSpace.outcome(OutgoingGuards.common(List.of(one, other)))));
      }
    }
    lines.add("");
  }

  private void line(OutgoingDecision before, OutgoingDecision after) {
    lines.add(
        String.format("%-34s -> %s", DecisionSpace.outcome(before), DecisionSpace.outcome(after)));
  }

  /** Every text with which a message can be refused. */
  private void replies() {
    lines.add("== Replies");
    Set<String> replies = new TreeSet<>();
    DecisionSpace.OUTGOING.forEach(
        row -> {
          OutgoingDecision decision = OutgoingTable.decide(DecisionSpace.outgoing(row));
          if (decision instanceof OutgoingDecision.Reject reject) {
            replies.add(reject.reply().toString());
          } else if (decision instanceof OutgoingDecision.Defer defer) {
            replies.add(defer.reply().toString());
          }
        });
    DecisionSpace.INCOMING.forEach(
        row -> collect(IncomingTable.decide(DecisionSpace.incoming(row)), replies));
    DecisionSpace.ENCRYPTION.forEach(
        row -> collect(EncryptionTable.decide(DecisionSpace.encryption(row)), replies));
    lines.addAll(replies);
  }

  private static void collect(IncomingDecision decision, Set<String> replies) {
    decision.match(
        accept -> false,
        defer -> replies.add(defer.reply().toString()),
        reject -> replies.add(reject.reply().toString()));
  }

  private void table(String title, TruthTable table) {
    lines.add("== " + title);
    lines.addAll(table.lines());
    lines.add("");
  }
}
