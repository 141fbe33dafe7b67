package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import java.util.List;

/**
 * What an {@link IssuerSource} came back with.
 *
 * @param certificates candidates, junk included
 * @param inquiries whom it asked for them
 * @param isMissing whether somebody that was asked could not answer, so that there may be more
 */
public record Discovered(
    List<Certificate> certificates, List<Inquiry> inquiries, boolean isMissing) {

  public static final Discovered NOTHING = new Discovered(List.of(), List.of(), false);

  public Discovered {
    certificates = List.copyOf(certificates);
    inquiries = List.copyOf(inquiries);
  }
}
