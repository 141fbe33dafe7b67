package dev.signet.pki.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Certificates published together behind one URL (RFC 5280 sections 4.2.2.1 and 4.2.2.2): a DER
 * certificate or several, a PKCS #7 collection (RFC 5652 section 5.1, certificates only; nobody's
 * signature on it is looked at), and, by wide-spread mistake, either of them as PEM or bare Base64.
 *
 * @param certificates each once, in their order
 * @param notes what was left out and why, for a person
 */
public record CertificateBundle(List<X509Certificate> certificates, List<String> notes) {

  /** Most certificates that are read: the largest bridge publishes fewer than half of it. */
  public static final int MAX_CERTIFICATES = 200;

  /** Largest bundle in octets: as many certificates of a usual size. */
  public static final int MAX_OCTETS = 1 << 20;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]+={0,2}\\s*");
  private static final String PEM_BEGIN = "-----BEGIN ";

  /** Content of the object identifier 1.2.840.113549.1.7.2, id-signedData. */
  private static final byte[] SIGNED_DATA = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x07, 0x02
  };

  /** Tag of SignedData's field {@code certificates}. */
  private static final int CERTIFICATES = 0xa0;

  public CertificateBundle {
    certificates = List.copyOf(certificates);
    notes = List.copyOf(notes);
  }

  /** Reads whatever can be read; what cannot is noted, and never an exception. */
  public static CertificateBundle read(byte[] octets, CertificateReader reader) {
    Collection collection = new Collection(reader);
    if (octets.length > MAX_OCTETS) {
      collection.notes.add(octets.length + " octets are more than the accepted " + MAX_OCTETS);
    } else {
      collection.addAny(octets);
    }
    return new CertificateBundle(List.copyOf(collection.found), collection.notes);
  }

  /** What was read so far. */
  private static final class Collection {
    private final CertificateReader reader;
    private final Set<X509Certificate> found = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private int members;

    Collection(CertificateReader reader) {
      this.reader = reader;
    }

    void addAny(byte[] octets) {
      String text = new String(octets, StandardCharsets.ISO_8859_1);
      if (octets.length > 0 && octets[0] == BerElement.SEQUENCE) {
        addElements(octets);
      } else if (text.contains(PEM_BEGIN)) {
        addPem(text);
      } else if (BASE64.matcher(text).matches()) {
        addBase64(text);
      } else {
        notes.add("neither DER nor PEM nor Base64");
      }
    }

    private void addElements(byte[] octets) {
      int next = 0;
      try {
        while (next < octets.length && hasRoom()) {
          BerElement element = BerElement.at(octets, next, octets.length);
          addElement(element);
          next = element.end();
        }
      } catch (MalformedCertificate broken) {
        note(broken);
      }
    }

    private void addElement(BerElement element) {
      try {
        List<BerElement> parts =
            element.tag() == BerElement.SEQUENCE ? element.children(2) : List.of();
        if (parts.size() == 2 && parts.get(0).tag() == BerElement.OBJECT_IDENTIFIER) {
          addContentInfo(parts.get(0), parts.get(1));
        } else {
          addCertificate(element.encoded());
        }
      } catch (MalformedCertificate broken) {
        members++;
        note(broken);
      }
    }

    private void addContentInfo(BerElement type, BerElement content) throws MalformedCertificate {
      List<BerElement> inner = content.children(1);
      if (!Arrays.equals(type.content(), SIGNED_DATA) || inner.isEmpty()) {
        throw new MalformedCertificate("PKCS #7 content that is not signedData");
      }
      for (BerElement field : inner.get(0).children(6)) {
        if (field.tag() == CERTIFICATES) {
          addMembers(field.children(MAX_CERTIFICATES + 1));
        }
      }
    }

    private void addMembers(List<BerElement> all) {
      for (BerElement member : all) {
        if (hasRoom()) {
          addCertificate(member.encoded());
        }
      }
    }

    private void addCertificate(byte[] der) {
      members++;
      try {
        found.add(reader.parse(der));
      } catch (MalformedCertificate broken) {
        note(broken);
      }
    }

    private void note(MalformedCertificate broken) {
      notes.add("after " + found.size() + " certificates: " + broken.getMessage());
    }

    private void addPem(String text) {
      for (String piece : text.substring(text.indexOf(PEM_BEGIN)).split("(?=" + PEM_BEGIN + ")")) {
        try {
          Pem.blocks(piece).forEach(this::addBlock);
        } catch (IllegalArgumentException broken) {
          notes.add("a PEM block: " + broken.getMessage());
        }
      }
    }

    private void addBlock(Pem block) {
      if (hasRoom()) {
        switch (block.label()) {
          case "CERTIFICATE", "X509 CERTIFICATE", "PKCS7", "CMS" -> addElements(block.octets());
          default -> notes.add("a PEM block of " + block.label());
        }
      }
    }

    private void addBase64(String text) {
      try {
        addElements(Base64.getMimeDecoder().decode(text));
      } catch (IllegalArgumentException broken) {
        notes.add("neither DER nor Base64: " + broken.getMessage());
      }
    }

    private boolean hasRoom() {
      boolean room = members < MAX_CERTIFICATES;
      String note = "more than " + MAX_CERTIFICATES + " certificates; the rest is not read";
      if (!room && !notes.contains(note)) {
        notes.add(note);
      }
      return room;
    }
  }
}
