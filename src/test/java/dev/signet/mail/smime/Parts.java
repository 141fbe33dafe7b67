package dev.signet.mail.smime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/** SignedData put together from parts of others. */
public final class Parts {
  private Parts() {}

  /** Signers and certificates of both, around the content of the first. */
  public static byte[] joined(byte[] one, byte[] other) {
    return with(
        data(one),
        union(data(one).getSignerInfos(), data(other).getSignerInfos()),
        union(data(one).getCertificates(), data(other).getCertificates()));
  }

  /** The same signers as often as wanted. */
  public static byte[] repeated(byte[] one, int signers, int certificates) {
    SignedData data = data(one);
    return with(
        data,
        many(data.getSignerInfos().getObjectAt(0), signers),
        many(data.getCertificates().getObjectAt(0), certificates));
  }

  /** A signature without signed attributes over the signed attributes of this one. */
  public static byte[] attributesAsContent(byte[] one) {
    try {
      SignedData data = data(one);
      SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
      byte[] content = new DERSet(signer.getAuthenticatedAttributes().toArray()).getEncoded("DER");
      SignerInfo bare =
          new SignerInfo(
              signer.getSID(),
              signer.getDigestAlgorithm(),
              (ASN1Set) null,
              signer.getDigestEncryptionAlgorithm(),
              signer.getEncryptedDigest(),
              null);
      SignedData made =
          new SignedData(
              data.getDigestAlgorithms(),
              new ContentInfo(ContentInfo.data, new DEROctetString(content)),
              data.getCertificates(),
              null,
              new DERSet(bare));
      return new ContentInfo(ContentInfo.signedData, made).getEncoded();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ASN1Set many(ASN1Encodable one, int count) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (int i = 0; i < count; i++) {
      all.add(one);
    }
    return new BERSet(all);
  }

  private static byte[] with(SignedData data, ASN1Set signers, ASN1Set certificates) {
    try {
      SignedData made =
          new SignedData(
              data.getDigestAlgorithms(), data.getEncapContentInfo(), certificates, null, signers);
      return new ContentInfo(ContentInfo.signedData, made).getEncoded();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ASN1Set union(ASN1Set one, ASN1Set other) {
    List<ASN1Encodable> all = new ArrayList<>(List.of(one.toArray()));
    all.addAll(List.of(other.toArray()));
    return new DERSet(all.toArray(ASN1Encodable[]::new));
  }

  private static SignedData data(byte[] octets) {
    return SignedData.getInstance(ContentInfo.getInstance(octets).getContent());
  }
}
