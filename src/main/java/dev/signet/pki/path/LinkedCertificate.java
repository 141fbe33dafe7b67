package dev.signet.pki.path;

import java.math.BigInteger;
import java.security.Principal;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate whose signature is already checked and whose validity is judged elsewhere, so that
 * the platform's validator decides on everything else.
 *
 * <p>{@link #verify(PublicKey)} accepts the one key that the search has verified it with and no
 * other.
 */
final class LinkedCertificate extends X509Certificate {

  private static final long serialVersionUID = 1L;

  private final transient X509Certificate certificate;
  private final transient PublicKey verifiedWith;

  LinkedCertificate(X509Certificate certificate, PublicKey verifiedWith) {
    this.certificate = certificate;
    this.verifiedWith = verifiedWith;
  }

  @Override
  public void verify(PublicKey key) throws SignatureException {
    if (!verifiedWith.equals(key)) {
      throw new SignatureException("verified with another key");
    }
  }

  @Override
  public void verify(PublicKey key, String provider) throws SignatureException {
    verify(key);
  }

  @Override
  public void verify(PublicKey key, Provider provider) throws SignatureException {
    verify(key);
  }

  /** Says nothing: {@link ValidityRules} has its own ground for it. */
  @Override
  public void checkValidity() {}

  /** Says nothing: {@link ValidityRules} has its own ground for it. */
  @Override
  public void checkValidity(Date date) {}

  @Override
  public int getVersion() {
    return certificate.getVersion();
  }

  @Override
  public BigInteger getSerialNumber() {
    return certificate.getSerialNumber();
  }

  @Override
  @SuppressWarnings("deprecation")
  public Principal getIssuerDN() {
    return certificate.getIssuerDN();
  }

  @Override
  public X500Principal getIssuerX500Principal() {
    return certificate.getIssuerX500Principal();
  }

  @Override
  @SuppressWarnings("deprecation")
  public Principal getSubjectDN() {
    return certificate.getSubjectDN();
  }

  @Override
  public X500Principal getSubjectX500Principal() {
    return certificate.getSubjectX500Principal();
  }

  @Override
  public Date getNotBefore() {
    return certificate.getNotBefore();
  }

  @Override
  public Date getNotAfter() {
    return certificate.getNotAfter();
  }

  @Override
  public byte[] getTBSCertificate() throws CertificateEncodingException {
    return certificate.getTBSCertificate();
  }

  @Override
  public byte[] getSignature() {
    return certificate.getSignature();
  }

  @Override
  public String getSigAlgName() {
    return certificate.getSigAlgName();
  }

  @Override
  public String getSigAlgOID() {
    return certificate.getSigAlgOID();
  }

  @Override
  public byte[] getSigAlgParams() {
    return certificate.getSigAlgParams();
  }

  @Override
  public boolean[] getIssuerUniqueID() {
    return certificate.getIssuerUniqueID();
  }

  @Override
  public boolean[] getSubjectUniqueID() {
    return certificate.getSubjectUniqueID();
  }

  @Override
  public boolean[] getKeyUsage() {
    return certificate.getKeyUsage();
  }

  @Override
  public int getBasicConstraints() {
    return certificate.getBasicConstraints();
  }

  @Override
  public byte[] getEncoded() throws CertificateEncodingException {
    return certificate.getEncoded();
  }

  @Override
  public String toString() {
    return certificate.toString();
  }

  @Override
  public PublicKey getPublicKey() {
    return certificate.getPublicKey();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return certificate.hasUnsupportedCriticalExtension();
  }

  @Override
  public Set<String> getCriticalExtensionOIDs() {
    return certificate.getCriticalExtensionOIDs();
  }

  @Override
  public Set<String> getNonCriticalExtensionOIDs() {
    return certificate.getNonCriticalExtensionOIDs();
  }

  @Override
  public byte[] getExtensionValue(String oid) {
    return certificate.getExtensionValue(oid);
  }
}
