package dev.signet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What wsdl/smime-policy.xsd admits and refuses. */
class PolicySchemaTest {
  private static final String DIGEST = "Xzo5QLhntUGZeN85Y0kb/nTr0NZdRSGfW8XUdO7dwb0=";

  private Grammar grammar;

  @BeforeEach
  void readIt() throws Exception {
    grammar = Grammar.of(Path.of("wsdl", "smime-policy.xsd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<X509 Type='EndEntity' DigestAlgorithm='sha-256' DigestValue='" + DIGEST + "'/>",
        "<X509 Type='CA' DigestAlgorithm='sha-256' DigestValue='"
            + DIGEST
            + "' X509IssuerAndSerial='CN=A#1' Locator='https://a.example/a.cer'/>",
        "<Key Algorithm='rsaEncryption' Value='MAA='/>",
        "<AuthenticationPolicy Protocol='SMIME' Policy='EHLO'/>",
        "<AuthenticationPolicy Protocol='SMIME' Policy='Sometimes'/>",
        "<EncryptionPolicy Protocol='STATLS' Policy='Always'/>"
            + "<AuthenticationPolicy Protocol='PGP' Policy='Never'/>"
            + "<EncryptionPolicy Protocol='SMIME' Policy='XKMS'/>",
        "<x:Other xmlns:x='urn:other'><x:Inner/></x:Other>"
      })
  void thisIsAPolicy(String children) throws Exception {
    assertThat(grammar.complaintAbout(Grammar.message(policy("", children)))).isEmpty();
  }

  @Test
  void whatTheDraftDoesNotHaveIsAttributes() throws Exception {
    String attributes = " Mode='monitor' Notice='mailto:postmaster@example.org'";
    assertThat(grammar.complaintAbout(Grammar.message(policy(attributes, "")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<X509 Type='Leaf' DigestAlgorithm='sha-256' DigestValue='" + DIGEST + "'/>",
        "<X509 Type='CA' DigestValue='" + DIGEST + "'/>",
        "<Key Algorithm='rsaEncryption' Value='not base 64!'/>",
        "<Key Value='MAA='/>",
        "<AuthenticationPolicy Protocol='SMIME'/>",
        "<EncryptionPolicy Protocol='' Policy='Always'/>",
        "<EncryptionPolicy Protocol='TLS' Policy='Always'><Inner/></EncryptionPolicy>",
        "<Encryption_Policy Protocol='TLS' Policy='Always'/>",
        "text"
      })
  void thisIsNone(String children) throws Exception {
    assertThat(grammar.complaintAbout(Grammar.message(policy("", children)))).isPresent();
  }

  private static String policy(String attributes, String children) {
    return "<Policy xmlns='urn:uuid:07376f12-1180-44b9-b5d3-aae92ed9ec65'"
        + attributes
        + ">"
        + children
        + "</Policy>";
  }
}
