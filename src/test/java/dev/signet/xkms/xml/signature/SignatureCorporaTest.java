package dev.signet.xkms.xml.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/**
 * Every document of the signature corpora, put to the gate and the check that XKMS messages pass,
 * and docs/conformance/xmlsig.md, which is written from it.
 *
 * <p>{@code mvn test -Dtest=SignatureCorporaTest -Dsignet.docs=write} writes the page anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureCorporaTest {
  private static final Path PAGE = Path.of("docs/conformance/xmlsig.md");
  private static final Pattern METHOD =
      Pattern.compile("SignatureMethod\\s[^>]*Algorithm=[\"'][^\"']*[#/]([^\"'#/]+)[\"']");

  private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
  private final KnownSignatureDifferences known = new KnownSignatureDifferences();

  /**
   * A case and what was said of it.
   *
   * @param legacy why it is refused with the algorithms of the legacy profile; empty if it is not
   * @param modern the same with those of the modern profile
   * @param door what the door for messages said of it, as it is and within an envelope
   */
  record Answer(SignatureCorpus.Case about, String legacy, String modern, List<String> door) {
    boolean isAccepted() {
      return legacy.isEmpty();
    }

    boolean isRight() {
      return isAccepted() == about.isHonest();
    }

    String words() {
      return isAccepted() ? "accepted" : legacy;
    }

    /** The last part of the first signature method's name. */
    String method() {
      Matcher method = METHOD.matcher(new String(about.document(), StandardCharsets.ISO_8859_1));
      return method.find() ? method.group(1) : "none";
    }
  }

  @BeforeAll
  void judgeEverything() throws Exception {
    SignatureTrial legacy = new SignatureTrial(AlgorithmProfile.LEGACY);
    SignatureTrial modern = new SignatureTrial(AlgorithmProfile.MODERN);
    for (String name : SignatureCorpus.NAMES) {
      List<Answer> all = new ArrayList<>();
      for (SignatureCorpus.Case one : SignatureCorpus.named(name).cases()) {
        all.add(new Answer(one, legacy.refusal(one), modern.refusal(one), legacy.atTheDoor(one)));
      }
      answers.put(name, all);
    }
  }

  static List<String> corpora() {
    return SignatureCorpus.NAMES;
  }

  /** Without exception; in the group about trust it is not the signature that is bad. */
  @ParameterizedTest
  @MethodSource("corpora")
  @Requirement("XR-M11")
  void noAttackIsAccepted(String corpus) {
    assertThat(answers.get(corpus))
        .filteredOn(a -> !a.about().isHonest() && !a.about().group().equals("trust"))
        .filteredOn(a -> a.isAccepted() || a.modern().isEmpty())
        .extracting(a -> a.about().id())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void everyDifferenceIsExplainedAndEveryExplanationNeeded(String corpus) {
    assertThat(known.complaints(corpus, answers.get(corpus))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void nothingPassesTheDoorForMessages(String corpus) {
    assertThat(answers.get(corpus)).noneMatch(a -> a.door().contains("VERIFIED"));
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void theModernProfileAcceptsNothingMore(String corpus) {
    assertThat(answers.get(corpus)).allMatch(a -> a.isAccepted() || !a.modern().isEmpty());
  }

  @Test
  void everyReasonIsNeeded() {
    assertThat(known.reasons()).noneMatch(reason -> known.because(reason).isEmpty());
  }

  /** The signature holds with a comment inside a text; what counts is the text as a whole. */
  @Test
  void aTextIsReadAsAWhole() throws Exception {
    List<Answer> texts =
        answers.get("xmldsig-attacks").stream()
            .filter(a -> a.about().expected().equals("TEXT"))
            .toList();
    assertThat(texts).isNotEmpty();
    for (Answer one : texts) {
      var names = SecureXml.parse(one.about().document()).getElementsByTagNameNS("*", "NameID");
      assertThat(Values.text((Element) names.item(0))).isEqualTo("test@onelogin.com");
    }
  }

  @Test
  void thePageIsUpToDate() throws Exception {
    String wanted = new SignaturePage(answers, known).text();
    if ("write".equals(System.getProperty("signet.docs"))) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(PAGE).as("write it with -Dsignet.docs=write").hasContent(wanted);
  }
}
