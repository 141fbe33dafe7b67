package dev.signet.xkms.xml.keyinfo;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.xml.dom.Sprout;
import java.util.List;

/** Writes ds:KeyInfo; neighbouring X.509 data share one ds:X509Data. */
public final class KeyInfoWriter {
  private KeyInfoWriter() {}

  /** Adds nothing for an empty KeyInfo, for the schema wants at least one child in it. */
  public static void write(Sprout parent, KeyInfo keyInfo) {
    List<KeyDatum> data =
        keyInfo.data().stream().filter(d -> !(d instanceof KeyDatum.Unread)).toList();
    if (data.isEmpty()) {
      return;
    }
    Sprout element = parent.ds("KeyInfo");
    int next = 0;
    while (next < data.size()) {
      if (isX509(data.get(next))) {
        Sprout x509 = element.ds("X509Data");
        while (next < data.size() && isX509(data.get(next))) {
          writeX509(x509, data.get(next++));
        }
      } else {
        writeKey(element, data.get(next++));
      }
    }
  }

  private static boolean isX509(KeyDatum datum) {
    return !(datum instanceof KeyDatum.Name) && !(datum instanceof KeyDatum.Value);
  }

  private static void writeKey(Sprout keyInfo, KeyDatum datum) {
    if (datum instanceof KeyDatum.Value value) {
      KeyValues.write(keyInfo, value.key());
    } else if (datum instanceof KeyDatum.Name name) {
      keyInfo.ds("KeyName").text(name.value());
    }
  }

  private static void writeX509(Sprout x509, KeyDatum datum) {
    if (datum instanceof KeyDatum.Certificate certificate) {
      x509.ds("X509Certificate").text(certificate.der().toBase64());
    } else if (datum instanceof KeyDatum.Crl crl) {
      x509.ds("X509CRL").text(crl.der().toBase64());
    } else if (datum instanceof KeyDatum.SubjectName name) {
      x509.ds("X509SubjectName").text(name.value());
    } else if (datum instanceof KeyDatum.SubjectKeyId ski) {
      x509.ds("X509SKI").text(ski.value().toBase64());
    } else if (datum instanceof KeyDatum.IssuerSerial issuerSerial) {
      Sprout element = x509.ds("X509IssuerSerial");
      element.ds("X509IssuerName").text(issuerSerial.issuer());
      element.ds("X509SerialNumber").text(issuerSerial.serial().toString());
    } else if (datum instanceof KeyDatum.Digest digest) {
      x509.named(Namespaces.DSIG11, "dsig11:X509Digest")
          .declare("dsig11", Namespaces.DSIG11)
          .attribute("Algorithm", digest.algorithm())
          .text(digest.value().toBase64());
    }
  }
}
