package dev.signet.pki.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5280 section 4.2.1.10 and RFC 9598 section 6, form by form. */
class NameConstraintsTest {

  private static final DistinguishedName NOBODY = DistinguishedName.of(new X500Principal(""));

  /** Columns: base, name, admitted when the base is permitted, admitted when it is excluded. */
  @ParameterizedTest
  @CsvSource({
    "example.com,example.com,true,false",
    "example.com,EXAMPLE.Com,true,false",
    "EXAMPLE.com,a.b.example.com,true,false",
    "example.com,notexample.com,false,true",
    "example.com,com,false,true",
    "example.com,example.com.evil.test,false,true",
    "example.com,example.com.,true,false",
    "example.com.,example.com,true,false",
    "'',anything.test,true,false",
    ".example.com,a.example.com,true,false",
    ".example.com,example.com,false,false",
    ".example.com,*.example.com,true,false",
    ".example.com,a.example.net,false,true",
    "example.com,*.example.com,true,false",
    "example.com,*.a.example.com,true,false",
    "foo.example.com,*.example.com,false,false",
    "a.foo.example.com,*.example.com,false,true",
    "bar.test,*.example.com,false,true",
    "example.com,_dmarc.example.com,true,false",
  })
  void hostsAreInTheSubtreeOfTheirOwnNameAndOfThoseAboveThem(
      String base, String name, boolean permitted, boolean excluded) {
    check(new GeneralName.Dns(base), new GeneralName.Dns(name), permitted, excluded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "*.",
        "f*.example.com",
        "a.*.example.com",
        "*.*.example.com",
        ".example.com",
        "a..example.com",
        "-a.example.com",
        "a-.example.com",
        "b\u00fccher.example.com",
        "192.0.2.1",
        "example.com..",
        "a b.example.com",
        "a\u0000.example.com"
      })
  void aHostThatIsNoneIsRefusedWhereHostsAreConstrained(String name) {
    refusedEverywhere(new GeneralName.Dns("example.com"), new GeneralName.Dns(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example.com", "..", "-", "192.0.2.0", "a b", "\u00fc"})
  void aHostSubtreeThatIsNoneRefusesEveryHost(String base) {
    refusedEverywhere(new GeneralName.Dns(base), new GeneralName.Dns("a.example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,a@example.com,true,false",
    "example.com,a@EXAMPLE.com,true,false",
    "example.com,a@sub.example.com,false,true",
    ".example.com,a@example.com,false,true",
    ".example.com,a@sub.example.com,true,false",
    ".example.com,a@x.sub.example.com,true,false",
    ".example.com,a@notexample.com,false,true",
    "a@example.com,a@Example.com,true,false",
    "a@example.com,A@example.com,false,true",
    "a@example.com,b@example.com,false,true",
    "*@example.com,*@sub.example.com,false,true",
    "**@example.com,**@example.com,true,false",
    "**@example.com,*@example.com,false,true",
    "'',a@example.com,false,false",
    "xn--bcher-kva.example,a@xn--bcher-kva.example,true,false",
  })
  void mailboxesCompareExactlyHostsByThemselvesDomainsByWhatIsBelow(
      String base, String name, boolean permitted, boolean excluded) {
    check(new GeneralName.Mail(base), new GeneralName.Mail(name), permitted, excluded);
  }

  @Test
  void quotesOfALocalPartDoNotCount() {
    check(
        new GeneralName.Mail("\"a\"@example.com"),
        new GeneralName.Mail("a@example.com"),
        true,
        false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "a@b@example.com",
        "@example.com",
        "a@",
        "a@[192.0.2.1]",
        "a@.com",
        "\u00fc@example.com",
        "a@example.com.",
        "a..b@example.com",
        "a@*.example.com"
      })
  void aMailboxThatIsNoneIsRefusedWhereMailboxesAreConstrained(String name) {
    refusedEverywhere(new GeneralName.Mail("example.com"), new GeneralName.Mail(name));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,\u00fc@example.com,true,false",
    "example.com,\u00fc@sub.example.com,false,true",
    ".example.com,\u00fc@sub.example.com,true,false",
    "xn--bcher-kva.example,\u00fc@b\u00fccher.example,true,false",
    "xn--bcher-kva.example,\u00fc@xn--bcher-kva.example,true,false",
    "example.com,\u00fc@b\u00fccher.example,false,true",
    "u@example.com,\u00fc@example.com,false,true",
  })
  void mailConstraintsBindInternationalMailboxes(
      String base, String name, boolean permitted, boolean excluded) {
    check(new GeneralName.Mail(base), new GeneralName.InternationalMail(name), permitted, excluded);
  }

  @Test
  void anInternationalMailboxThatNeedsNoneIsRefused() {
    refusedEverywhere(
        new GeneralName.Mail("example.com"), new GeneralName.InternationalMail("a@example.com"));
  }

  @Test
  void aSubtreeOfAnInternationalMailboxRefusesEveryMailbox() {
    GeneralName base = new GeneralName.InternationalMail("\u00fc@example.com");
    refusedEverywhere(base, base);
    refusedEverywhere(base, new GeneralName.Mail("a@example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "host.example.com,http://host.example.com/a,true,false",
    "host.example.com,HTTP://user:pw@HOST.example.com:8080?q,true,false",
    "host.example.com,http://host.example.com,true,false",
    "host.example.com,http://host.example.com.,true,false",
    "example.com,http://host.example.com/,false,true",
    ".example.com,http://host.example.com/,true,false",
    ".example.com,http://example.com/,false,true",
    ".example.com,ldap://a.b.example.com/cn=x,true,false",
    "host.example.com,http://evil.test/@host.example.com,false,true",
    "host.example.com,http://evil.test#@host.example.com,false,true",
    "'',http://host.example.com/,false,false",
  })
  void urisCompareByTheirHost(String base, String name, boolean permitted, boolean excluded) {
    check(new GeneralName.Uri(base), new GeneralName.Uri(name), permitted, excluded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mailto:a@example.com",
        "urn:uuid:1",
        "http:///path",
        "http://192.0.2.1/",
        "http://[2001:db8::1]/",
        "http://localhost/",
        "/relative",
        "http://a@b@example.com/",
        "http://example.com\\@evil.test/",
        "http://exa%6dple.com/",
        "http:// example.com/",
        "http://2130706433/",
        "http://example.com:80:90/"
      })
  void aUriWithoutAFullHostNameIsRefusedWhereUrisAreConstrained(String name) {
    refusedEverywhere(new GeneralName.Uri("example.com"), new GeneralName.Uri(name));
  }

  @ParameterizedTest
  @CsvSource({
    "c0000200ffffff00,c0000205,true,false",
    "c0000201ffffff00,c0000205,true,false",
    "c0000200ffffff00,c0000305,false,true",
    "c0000205ffffffff,c0000205,true,false",
    "c0000205ffffffff,c0000204,false,true",
    "0000000000000000,c0000205,true,false",
    "c0000200ffffff80,c0000280,false,true",
    "c0000200ffffff00,20010db8000000000000000000000001,false,true",
    "20010db8000000000000000000000000ffffffff000000000000000000000000,"
        + "20010db8000000000000000000000001,true,false",
    "20010db8000000000000000000000000ffffffff000000000000000000000000,"
        + "20010db9000000000000000000000001,false,true",
    "20010db8000000000000000000000000ffffffff000000000000000000000000,c0000205,false,true",
  })
  void addressesAreInTheirNetwork(String base, String name, boolean permitted, boolean excluded) {
    check(ip(base), ip(name), permitted, excluded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c00002",
        "c0000200",
        "c0000200ff00ff00",
        "c0000200000000ff",
        "c0000200ffffff0001",
        "20010db8000000000000000000000000"
      })
  void aNetworkThatIsNoneRefusesEveryAddress(String base) {
    refusedEverywhere(ip(base), ip("c0000205"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c00002", "c0000200ffffff00", "c000020000"})
  void anAddressThatIsNoneIsRefusedWhereAddressesAreConstrained(String name) {
    refusedEverywhere(ip("c0000200ffffff00"), ip(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C=US|C=US|true|false",
        "O=Org,C=US|CN=a,O=Org,C=US|true|false",
        "O=Org,C=US|CN=a,O=ORG  ,C=us|true|false",
        "O=Org,C=US|O=Org2,C=US|false|true",
        "O=Org,C=US|C=US|false|true",
        "O=Org,C=US|C=US,O=Org|false|true",
        "''|CN=a|true|false",
      })
  void distinguishedNamesAreBelowTheNamesTheyBeginWith(
      String base, String name, boolean permitted, boolean excluded) {
    check(directory(base), directory(name), permitted, excluded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"otherName:1.2.3", "x400Address", "ediPartyName", "registeredID"})
  void aFormThatIsNotUnderstoodIsRefusedWhereItIsConstrained(String form) {
    GeneralName name = new GeneralName.Other(form, Octets.of(new byte[] {5, 0}));
    refusedEverywhere(name, name);
    assertThat(permitting(name).against(new GeneralName.Dns("example.com"))).isEmpty();
  }

  @Test
  void anotherTypeOfOtherNameIsAnotherForm() {
    GeneralName one = new GeneralName.Other("otherName:1.2.3", Octets.of(new byte[] {5, 0}));
    GeneralName other = new GeneralName.Other("otherName:1.2.4", Octets.of(new byte[] {5, 0}));
    assertThat(excluding(one).against(other)).isEmpty();
  }

  @Test
  void subtreesWithMinimumOrMaximumRefuseEveryNameOfTheirForm() {
    Subtree odd = new Subtree(new GeneralName.Dns("example.net"), false);
    NameConstraints constraints = new NameConstraints(List.of(), List.of(odd));
    assertThat(constraints.against(new GeneralName.Dns("example.com"))).isPresent();
    assertThat(constraints.against(new GeneralName.Mail("a@example.com"))).isEmpty();
    assertThat(constraints.irregularities()).hasSize(1);
  }

  @Test
  void formsWithoutSubtreesAreFree() {
    NameConstraints constraints = permitting(new GeneralName.Dns("example.com"));
    for (GeneralName free :
        List.of(
            new GeneralName.Mail("not even an address"),
            new GeneralName.Uri("http://evil.test/"),
            ip("c0000205"),
            directory("CN=a"))) {
      assertThat(constraints.against(free)).isEmpty();
    }
  }

  @Test
  void exclusionIsStrongerThanPermission() {
    NameConstraints constraints =
        new NameConstraints(
            List.of(new Subtree(new GeneralName.Dns("example.com"), true)),
            List.of(new Subtree(new GeneralName.Dns("bad.example.com"), true)));
    assertThat(constraints.against(new GeneralName.Dns("good.example.com"))).isEmpty();
    assertThat(constraints.against(new GeneralName.Dns("a.bad.example.com")))
        .hasValueSatisfying(because -> assertThat(because).contains("bad.example.com"));
  }

  @Test
  void oneOfManyPermittedSubtreesIsEnough() {
    NameConstraints constraints =
        new NameConstraints(
            List.of(
                new Subtree(new GeneralName.Dns("a.test"), true),
                new Subtree(new GeneralName.Dns("b.test"), true)),
            List.of());
    assertThat(constraints.against(new GeneralName.Dns("x.b.test"))).isEmpty();
    assertThat(constraints.against(new GeneralName.Dns("c.test"))).isPresent();
  }

  @Test
  void mailAddressesInTheSubjectAreBoundEvenBesideAlternativeNames() {
    NameConstraints constraints = permitting(new GeneralName.Mail("example.com"));
    List<GeneralName> good = List.of(new GeneralName.Mail("a@example.com"));
    assertThat(constraints.against(new ClaimedNames(dn("EMAILADDRESS=a@evil.test"), good)))
        .hasSize(1);
    assertThat(constraints.against(new ClaimedNames(dn("EMAILADDRESS=a@example.com"), good)))
        .isEmpty();
  }

  @Test
  void anEmptySubjectIsNoDirectoryName() {
    NameConstraints constraints = permitting(directory("C=US"));
    assertThat(constraints.against(new ClaimedNames(NOBODY, List.of()))).isEmpty();
    assertThat(constraints.against(new ClaimedNames(dn("C=DE"), List.of()))).hasSize(1);
    assertThat(constraints.against(new ClaimedNames(dn("C=US"), List.of(directory("C=DE")))))
        .hasSize(1);
  }

  @Test
  void manyReasonsAreToldUpToALimit() {
    NameConstraints constraints = permitting(new GeneralName.Dns("example.com"));
    assertThat(constraints.against(new ClaimedNames(NOBODY, hosts(2)))).hasSize(2);
    assertThat(constraints.against(new ClaimedNames(NOBODY, hosts(100))))
        .hasSize(NameConstraints.MAX_REASONS);
  }

  @Test
  void moreComparisonsThanTheLimitAreNotMade() {
    List<Subtree> trees = hosts(5_000).stream().map(name -> new Subtree(name, true)).toList();
    NameConstraints constraints = new NameConstraints(trees, List.of());
    ClaimedNames names = new ClaimedNames(NOBODY, hosts(10_000));
    assertThat(constraints.comparisons(names)).isEqualTo(50_000_000);
    assertThat(constraints.exceedsLimit(names)).isTrue();
    assertThat(constraints.against(names)).singleElement().asString().contains("comparisons");
    ClaimedNames fewer = new ClaimedNames(NOBODY, hosts(200));
    assertThat(constraints.exceedsLimit(fewer)).isFalse();
    assertThat(constraints.against(fewer)).isEmpty();
  }

  @Test
  void whatIsShownHasNoControlsAndEnds() {
    String name = "a\n\u202e" + "x".repeat(500);
    assertThat(permitting(new GeneralName.Dns("a.test")).against(new GeneralName.Dns(name)))
        .hasValueSatisfying(
            because -> assertThat(because).hasSizeLessThan(200).doesNotContain("\n", "\u202e"));
  }

  @Test
  void irregularitiesAreWhatTheIssuerShouldNotHaveWritten() {
    assertThat(permitting(new GeneralName.Dns("example.com")).irregularities()).isEmpty();
    assertThat(permitting(new GeneralName.Dns(".example.com")).irregularities()).hasSize(1);
    assertThat(permitting(ip("00")).irregularities()).hasSize(1);
    assertThat(new NameConstraints(List.of(), List.of()).irregularities()).hasSize(1);
  }

  private static void check(
      GeneralName base, GeneralName name, boolean permitted, boolean excluded) {
    assertThat(permitting(base).against(name).isEmpty()).as("permitted").isEqualTo(permitted);
    assertThat(excluding(base).against(name).isEmpty()).as("excluded").isEqualTo(excluded);
  }

  private static void refusedEverywhere(GeneralName base, GeneralName name) {
    check(base, name, false, false);
  }

  private static NameConstraints permitting(GeneralName base) {
    return new NameConstraints(List.of(new Subtree(base, true)), List.of());
  }

  private static NameConstraints excluding(GeneralName base) {
    return new NameConstraints(List.of(), List.of(new Subtree(base, true)));
  }

  private static List<GeneralName> hosts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "h" + i + ".test")
        .<GeneralName>map(GeneralName.Dns::new)
        .toList();
  }

  private static GeneralName ip(String hex) {
    return new GeneralName.Ip(Octets.of(HexFormat.of().parseHex(hex)));
  }

  private static GeneralName directory(String text) {
    return new GeneralName.Directory(dn(text));
  }

  private static DistinguishedName dn(String text) {
    return DistinguishedName.of(new X500Principal(text));
  }

  /** Every permitted answer is one that a narrower exclusion would turn: the two are opposites. */
  @Test
  void aPlainHostSubtreePermitsExactlyWhatItExcludes() {
    Stream.of("example.com", "a.example.com", "com", "example.org", "xexample.com")
        .map(GeneralName.Dns::new)
        .forEach(
            name -> {
              GeneralName base = new GeneralName.Dns("example.com");
              assertThat(permitting(base).against(name).isEmpty())
                  .isNotEqualTo(excluding(base).against(name).isEmpty());
            });
  }
}
