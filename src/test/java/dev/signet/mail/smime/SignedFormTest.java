package dev.signet.mail.smime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.origin.OriginAttribute;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.Test;

/** What a signature of this edge is made of, as another program reads it. */
class SignedFormTest {
  private static final String SIGNATURE_TYPE = "1.2.840.113549.1.9.16.2.28";
  private static final String DOMAIN_SIGNATURE = "1.2.840.113549.1.9.16.9.2";
  private static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
  private static final String ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52";
  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";

  private final Issued edge = Smime.person("domain-signing-authority@example.org", TestKeys.ec());

  @Test
  @Requirement("E2E-A01")
  void theOriginIsOneValueOfOneSignedAttribute() throws Exception {
    SignerInformation signer = signer(Smime.signed(Smime.letter(), edge));

    assertThat(values(signer.getSignedAttributes(), OriginAttribute.OID)).hasSize(1);
    assertThat(signer.getUnsignedAttributes()).isNull();
  }

  @Test
  @Requirement("E2E-A07")
  void onlyAWrapIsADomainSignatureOfRfc3183() throws Exception {
    MailMessage byEdge = Smime.signed(Smime.letter(), edge);
    MailMessage wrapped = Smime.wrapped(Smime.signed(Smime.letter(), Smime.alice()), edge);

    assertThat(values(signer(byEdge).getSignedAttributes(), SIGNATURE_TYPE)).isEmpty();
    assertThat(values(signer(wrapped).getSignedAttributes(), SIGNATURE_TYPE))
        .containsExactly(new DERSequence(new ASN1ObjectIdentifier(DOMAIN_SIGNATURE)));
  }

  @Test
  @Requirement("E2E-S09")
  void theSignatureNamesItsCertificateAndItsAlgorithms() throws Exception {
    SignerInformation signer = signer(Smime.signed(Smime.letter(), edge));

    assertThat(signer.getDigestAlgOID()).isEqualTo(SHA256);
    assertThat(values(signer.getSignedAttributes(), SIGNING_CERTIFICATE_V2)).hasSize(1);
    assertThat(values(signer.getSignedAttributes(), ALGORITHM_PROTECTION)).hasSize(1);
  }

  @Test
  @Requirement("E2E-A08")
  void aDomainSignatureOfRfc3183IsThatOfAnEdge() {
    Attribute type =
        Cms.attribute(SIGNATURE_TYPE, new DERSequence(new ASN1ObjectIdentifier(DOMAIN_SIGNATURE)));
    MailMessage foreign =
        new Cms()
            .by(edge, "SHA256withECDSA", table -> Cms.with(table, type), List.of())
            .clear(Smime.HEADER, "Content-Type: text/plain\n\nHello.");
    SignerFinding signer = Smime.examine(foreign).layers().get(0).signers().get(0);

    assertThat(signer.origin()).isEmpty();
    assertThat(signer.isDomainSignature()).isTrue();
  }

  @Test
  @Requirement("E2E-S10")
  void allFieldsThatSayWhoAndWhatAreProtected() {
    List<String> fields =
        List.of(
            "From: alice@example.org",
            "To: bob@example.net",
            "Cc: carol@example.net",
            "Subject: Hello",
            "Date: Mon, 01 Jun 2026 00:00:00 +0000",
            "Message-ID: <2@example.org>",
            "Reply-To: team@example.org",
            "In-Reply-To: <1@example.net>",
            "References: <1@example.net>");
    MailMessage letter =
        Smime.message(String.join("\n", fields) + "\nReceived: from a by b\n\nHello.\n");
    String signed = Smime.text(Smime.examine(Smime.signed(letter, edge)).layers().get(0).signed());

    assertThat(signed.split("\r\n")).containsAll(fields).doesNotContain("Received: from a by b");
  }

  private static List<ASN1Encodable> values(AttributeTable table, String type) {
    ASN1EncodableVector all = table.getAll(new ASN1ObjectIdentifier(type));
    assertThat(all.size()).as(type).isLessThanOrEqualTo(1);
    return all.size() == 0
        ? List.of()
        : List.of(((Attribute) all.get(0)).getAttrValues().toArray());
  }

  /** The outermost signer: its signature is the last part. */
  private static SignerInformation signer(MailMessage message) throws Exception {
    String text = Smime.text(message);
    int part = text.lastIndexOf("Content-Type: application/pkcs7-signature");
    int from = text.indexOf("\r\n\r\n", part);
    String base64 = text.substring(from, text.indexOf("\r\n--", from + 4));
    CMSSignedData data = new CMSSignedData(Base64.getMimeDecoder().decode(base64));
    assertThat(data.getSignerInfos().size()).isOne();
    return data.getSignerInfos().iterator().next();
  }
}
