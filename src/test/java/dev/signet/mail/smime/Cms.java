package dev.signet.mail.smime;

import dev.signet.mail.message.MailMessage;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signatures by another maker, honest or not: what it writes is in the hands of the test. */
public final class Cms {
  private final List<X509Certificate> certificates = new ArrayList<>();
  private final CMSSignedDataGenerator generator = new CMSSignedDataGenerator();

  /** A signer of the usual kind. */
  public Cms by(Issued who, String algorithm) {
    return by(who, algorithm, table -> table, List.of());
  }

  /** A signer with signed attributes of the test's making, and unsigned ones. */
  public Cms by(
      Issued who,
      String algorithm,
      UnaryOperator<AttributeTable> signed,
      List<Attribute> unsigned) {
    certificates.add(who.certificate());
    try {
      JcaSignerInfoGeneratorBuilder builder =
          new JcaSignerInfoGeneratorBuilder(
              new JcaDigestCalculatorProviderBuilder().setProvider(TestKeys.BC).build());
      CMSAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator();
      builder.setSignedAttributeGenerator(p -> signed.apply(usual.getAttributes(p)));
      if (!unsigned.isEmpty()) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        unsigned.forEach(all::add);
        builder.setUnsignedAttributeGenerator(
            new SimpleAttributeTableGenerator(new AttributeTable(all)));
      }
      generator.addSignerInfoGenerator(
          builder.build(
              new JcaContentSignerBuilder(algorithm)
                  .setProvider(TestKeys.BC)
                  .build(who.keys().getPrivate()),
              who.certificate()));
      return this;
    } catch (OperatorException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A signer that signs the content itself, without attributes. */
  public Cms bareBy(Issued who, String algorithm) {
    certificates.add(who.certificate());
    try {
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder().setProvider(TestKeys.BC).build())
              .setDirectSignature(true)
              .build(
                  new JcaContentSignerBuilder(algorithm)
                      .setProvider(TestKeys.BC)
                      .build(who.keys().getPrivate()),
                  who.certificate()));
      return this;
    } catch (OperatorException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Other certificates in place of those of the signers. */
  public Cms certificates(X509Certificate... instead) {
    certificates.clear();
    certificates.addAll(List.of(instead));
    return this;
  }

  public byte[] over(byte[] content, boolean encapsulated) {
    try {
      generator.addCertificates(new JcaCertStore(certificates));
      CMSSignedData made = generator.generate(new CMSProcessableByteArray(content), encapsulated);
      return made.getEncoded();
    } catch (CMSException | GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A whole message with a detached signature over the entity. */
  public MailMessage clear(String header, String entity) {
    return clear(header, entity, over(crlf(entity), false));
  }

  public static MailMessage clear(String header, String entity, byte[] signature) {
    return Smime.message(header + clearPart(entity, signature));
  }

  public static String clearPart(String entity, byte[] signature) {
    return """
        Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;
         boundary=sig

        --sig
        %s
        --sig
        Content-Type: application/pkcs7-signature; name=smime.p7s
        Content-Transfer-Encoding: base64

        %s
        --sig--
        """
        .formatted(entity, base64(signature));
  }

  public MailMessage opaque(String header, String entity) {
    return opaque(header, over(crlf(entity), true));
  }

  public static MailMessage opaque(String header, byte[] signedData) {
    return Smime.message(header + opaquePart(signedData));
  }

  public static String opaquePart(byte[] signedData) {
    return """
        Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m
        Content-Transfer-Encoding: base64

        %s
        """
        .formatted(base64(signedData));
  }

  public static byte[] crlf(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  public static String base64(byte[] octets) {
    return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
  }

  public static Attribute attribute(String type, ASN1Encodable... values) {
    return new Attribute(new ASN1ObjectIdentifier(type), new DERSet(values));
  }

  public static AttributeTable with(AttributeTable table, Attribute more) {
    ASN1EncodableVector all = table.toASN1EncodableVector();
    all.add(more);
    return new AttributeTable(all);
  }

  public static AttributeTable without(AttributeTable table, String type) {
    return table.remove(new ASN1ObjectIdentifier(type));
  }

  public static Date now() {
    return Date.from(TestAuthority.NOW);
  }
}
