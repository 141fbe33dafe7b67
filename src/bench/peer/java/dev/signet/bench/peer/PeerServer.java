package dev.signet.bench.peer;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.xkms.handlers.Applications;
import org.apache.cxf.xkms.model.xkms.UseKeyWithType;
import org.apache.cxf.xkms.service.XKMSService;
import org.apache.cxf.xkms.x509.handlers.X509Locator;
import org.apache.cxf.xkms.x509.repo.file.FileCertificateRepo;
import org.apache.cxf.xkms.x509.validator.DateValidator;
import org.apache.cxf.xkms.x509.validator.TrustedAuthorityValidator;

/**
 * Apache CXF's XKMS service over its file repository, for the benchmark.
 *
 * <p>Arguments: port, service URI, repository directory, directory with {@code ca.der} and {@code leaf-*.der}. Prints one line when it
 * listens and ends with its standard input.
 */
public final class PeerServer {
  private PeerServer() {}

  public static void main(String[] args) throws Exception {
    Path repository = Path.of(args[2]);
    for (String folder : List.of("trusted_cas", "cas", "crls")) {
      Files.createDirectories(repository.resolve(folder));
    }
    FileCertificateRepo repo = new FileCertificateRepo(repository.toString());
    fill(repo, Path.of(args[3]));
    XKMSService service = new XKMSService();
    service.setServiceName(args[1]);
    service.setLocators(List.of(new X509Locator(repo)));
    service.setValidators(List.of(new DateValidator(), new TrustedAuthorityValidator(repo)));
    JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
    factory.setServiceBean(service);
    factory.setAddress("http://127.0.0.1:" + args[0] + "/xkms");
    factory.create();
    System.out.println("listening");
    while (System.in.read() >= 0) {
      // until the driver closes the pipe
    }
    System.exit(0);
  }

  private static void fill(FileCertificateRepo repo, Path directory) throws Exception {
    repo.saveTrustedCACertificate(read(directory.resolve("ca.der")), use(read(directory.resolve("ca.der"))));
    try (Stream<Path> leaves = Files.list(directory)) {
      for (Path leaf : (Iterable<Path>) leaves.filter(p -> p.getFileName().toString().startsWith("leaf-"))::iterator) {
        X509Certificate certificate = read(leaf);
        repo.saveCertificate(certificate, use(certificate));
      }
    }
  }

  private static UseKeyWithType use(X509Certificate certificate) {
    UseKeyWithType use = new UseKeyWithType();
    use.setApplication(Applications.PKIX.getUri());
    use.setIdentifier(certificate.getSubjectX500Principal().getName());
    return use;
  }

  private static X509Certificate read(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
