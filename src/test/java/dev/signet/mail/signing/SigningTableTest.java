package dev.signet.mail.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.entity.MailAddress;
import dev.signet.mail.network.Network;
import dev.signet.testkit.Requirement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningTableTest {
  private static final String TABLE =
      """
      # who may have mail signed as whom
      login alice            alice@example.org, sales@example.org
      login alice            team-*@example.org      # a second row adds
      login *@example.org    itself
      login admin*           *@*.example.org *@example.net
      login intern@example.org none
      network 192.0.2.0/24   *@example.org
      network 192.0.2.7      printer@example.org
      network 2001:db8::/32  example.com
      local                  root@mail.example.org
      """;

  @ParameterizedTest
  @CsvSource({
    "alice, alice@example.org, true",
    "alice, sales@example.org, true",
    "alice, team-red@example.org, true",
    "alice, team-@example.org, true",
    "alice, bob@example.org, false",
    "alice, Alice@example.org, false",
    "alice, alice@EXAMPLE.org, true",
    "alice, alice@sub.example.org, false",
    "Alice, alice@example.org, false",
    "bob@example.org, bob@example.org, true",
    "bob@example.org, carol@example.org, false",
    "bob@EXAMPLE.ORG, bob@example.org, false",
    "intern@example.org, intern@example.org, false",
    "admin-one, x@a.example.org, true",
    "admin-one, x@a.b.example.org, true",
    "admin-one, x@example.org, false",
    "admin-one, x@badexample.org, false",
    "admin-one, anybody@example.net, true",
    "stranger, alice@example.org, false"
  })
  @Requirement("E2E-S01")
  void loginsMaySignAsTheirRowsSay(String login, String author, boolean granted) throws Exception {
    assertThat(table().permits(login(login), MailAddress.of(author)).isGranted())
        .isEqualTo(granted);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, any@example.org, true",
    "192.0.2.1, any@example.com, false",
    "192.0.2.7, printer@example.org, true",
    "192.0.2.7, any@example.org, false",
    "192.0.3.1, any@example.org, false",
    "2001:db8::1, any@example.com, true",
    "2001:db9::1, any@example.com, false",
    "::ffff:192.0.2.1, any@example.org, true"
  })
  @Requirement("E2E-S01")
  void theNarrowestNetworkCounts(String address, String author, boolean granted) throws Exception {
    assertThat(table().permits(from(address), MailAddress.of(author)).isGranted())
        .isEqualTo(granted);
  }

  @Test
  void aLoginCountsMoreThanTheMachineAndTheNetwork() throws Exception {
    Submitter aliceAtThePrinter =
        new Submitter(Optional.of("alice"), Network.literal("192.0.2.7"), true);
    assertThat(permits(aliceAtThePrinter, "sales@example.org")).isTrue();
    assertThat(permits(aliceAtThePrinter, "printer@example.org")).isFalse();
    assertThat(permits(aliceAtThePrinter, "root@mail.example.org")).isFalse();
    Submitter unknownAtThePrinter =
        new Submitter(Optional.of("stranger"), Network.literal("192.0.2.7"), false);
    assertThat(permits(unknownAtThePrinter, "printer@example.org")).isTrue();
  }

  @Test
  @Requirement("E2E-S01")
  void whoIsNotVouchedForIsDenied() throws Exception {
    Permission denied = table().permits(Submitter.NOBODY, MailAddress.of("alice@example.org"));
    assertThat(denied.isGranted()).isFalse();
    assertThat(denied.because()).contains("no row").contains("nobody");
    assertThat(
            SigningTable.EMPTY.permits(login("alice"), MailAddress.of("a@example.org")).isGranted())
        .isFalse();
  }

  @Test
  void everyAnswerNamesItsRow() throws Exception {
    assertThat(table().permits(login("alice"), MailAddress.of("sales@example.org")).because())
        .isEqualTo("table:2 permits sales@example.org to login alice");
    assertThat(table().permits(login("alice"), MailAddress.of("x@example.com")).because())
        .isEqualTo("table:2 does not permit x@example.com to login alice");
  }

  @Test
  void knowsWhichAuthorsItIsAbout() throws Exception {
    SigningTable own = SigningTableReader.read("table", "login alice *@example.org");
    assertThat(own.mentions(MailAddress.of("x@example.org"))).isTrue();
    assertThat(own.mentions(MailAddress.of("x@example.com"))).isFalse();
  }

  @Test
  void aHashInsideAWordBelongsToTheWord() throws Exception {
    SigningTable table = SigningTableReader.read("table", "login a#b a#b@example.org #c");
    assertThat(table.permits(login("a#b"), MailAddress.of("a#b@example.org")).isGranted()).isTrue();
  }

  @Test
  void allFaultsAreNamedWithTheirLinesAndWhatToDo() {
    String wrong =
        """
        login alice
        user bob bob@example.org
        network example.org *@example.org
        network 192.0.2.1/24 *@example.org
        login carol @example.org
        login dave dave@ex*mple.org
        login erin none erin@example.org
        network 192.0.2.0/24 itself
        login frank a..b@example.org
        login ok ok@example.org
        """;
    Unusable faults =
        catchThrowableOfType(Unusable.class, () -> SigningTableReader.read("t", wrong));
    assertThat(faults.faults())
        .hasSize(9)
        .allMatch(fault -> fault.matches("t:[1-9]: .*"))
        .anyMatch(f -> f.startsWith("t:2: 'user' is not known; a row begins with login"))
        .anyMatch(f -> f.startsWith("t:4:") && f.endsWith("write 192.0.2.0/24"))
        .anyMatch(
            f -> f.startsWith("t:5:") && f.endsWith("write *@example.org for the whole domain"));
  }

  @Test
  void aHugeTableIsRefused() {
    String many = "login a a@example.org\n".repeat(10_001);
    assertThatThrownBy(() -> SigningTableReader.read("t", many)).hasMessageContaining("10000 rows");
    assertThatThrownBy(() -> SigningTableReader.read("t", many.repeat(10)))
        .hasMessageContaining("octets");
  }

  private static boolean permits(Submitter submitter, String author) throws Unusable {
    return table().permits(submitter, MailAddress.of(author)).isGranted();
  }

  private static SigningTable table() throws Unusable {
    return SigningTableReader.read("table", TABLE);
  }

  private static Submitter login(String name) {
    return new Submitter(Optional.of(name), Optional.empty(), false);
  }

  private static Submitter from(String address) {
    return new Submitter(Optional.empty(), Network.literal(address), false);
  }
}
