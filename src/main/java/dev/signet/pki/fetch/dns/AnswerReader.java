package dev.signet.pki.fetch.dns;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.xbill.DNS.CERTRecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SMIMEARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Reads the certificates out of one DNS answer. */
final class AnswerReader {

  private static final int PKIX = 1;
  private static final int IPKIX = 4;
  private static final int ALIASES = 8;

  private final CertificateReader reader;
  private final DnsResolvers resolvers;

  AnswerReader(CertificateReader reader, DnsResolvers resolvers) {
    this.reader = reader;
    this.resolvers = resolvers;
  }

  DnsFinding read(Name asked, int type, Message answer) {
    int code = answer.getRcode();
    boolean authenticated = resolvers.trusted() && answer.getHeader().getFlag(Flags.AD);
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      return new DnsFinding.Undetermined(
          asked.toString(), "the resolver answered " + Rcode.string(code));
    }
    List<Record> records = answered(asked, type, answer.getSection(Section.ANSWER));
    return records.isEmpty()
        ? new DnsFinding.Absent(asked.toString(), authenticated)
        : new Contents().published(asked, records, authenticated);
  }

  /** Records of the name itself, or of the name that it is an alias of. */
  private static List<Record> answered(Name asked, int type, List<Record> answer) {
    Name name = asked;
    for (int followed = 0; followed < ALIASES; followed++) {
      Name owner = name;
      List<Record> here = answer.stream().filter(r -> r.getName().equals(owner)).toList();
      List<Record> wanted = here.stream().filter(r -> r.getType() == type).toList();
      List<Record> aliases = here.stream().filter(r -> r.getType() == Type.CNAME).toList();
      if (!wanted.isEmpty() || aliases.isEmpty()) {
        return wanted;
      }
      name = ((CNAMERecord) aliases.get(0)).getTarget();
    }
    return List.of();
  }

  /** What was read so far. */
  private final class Contents {
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<URI> urls = new ArrayList<>();
    private final List<DnsFinding.Association> associations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    DnsFinding published(Name asked, List<Record> records, boolean authenticated) {
      if (records.size() > resolvers.maxRecords()) {
        notes.add("more than " + resolvers.maxRecords() + " records; the rest is not read");
      }
      records.stream().limit(resolvers.maxRecords()).forEach(this::add);
      return new DnsFinding.Published(
          asked.toString(), certificates, urls, associations, notes, authenticated);
    }

    private void add(Record record) {
      if (record instanceof CERTRecord cert) {
        addCert(cert);
      } else if (record instanceof SMIMEARecord smimea) {
        addSmimea(smimea);
      }
    }

    private void addCert(CERTRecord cert) {
      switch (cert.getCertType()) {
        case PKIX -> addCertificate(cert.getCert());
        case IPKIX -> addUrl(new String(cert.getCert(), StandardCharsets.US_ASCII));
        default -> notes.add("a CERT record of type " + cert.getCertType());
      }
    }

    private void addSmimea(SMIMEARecord smimea) {
      byte[] data = smimea.getCertificateAssociationData();
      associations.add(
          new DnsFinding.Association(
              smimea.getCertificateUsage(),
              smimea.getSelector(),
              smimea.getMatchingType(),
              HexFormat.of().formatHex(data)));
      if (smimea.getSelector() == 0 && smimea.getMatchingType() == 0) {
        addCertificate(data);
      }
    }

    private void addCertificate(byte[] der) {
      try {
        certificates.add(reader.parse(der));
      } catch (MalformedCertificate broken) {
        notes.add("a record: " + broken.getMessage());
      }
    }

    private void addUrl(String text) {
      try {
        urls.add(new URI(text));
      } catch (URISyntaxException notUri) {
        notes.add("an IPKIX record without a URL");
      }
    }
  }
}
