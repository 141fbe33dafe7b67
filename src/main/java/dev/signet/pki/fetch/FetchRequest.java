package dev.signet.pki.fetch;

import dev.signet.pki.fetch.http.PostBody;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One wish to fetch.
 *
 * @param body present: posted over HTTP; absent: a GET or an LDAP search
 * @param maxOctets smaller than the door's own limit, if it is to count
 * @param within shorter than the door's own limit, if it is to count
 */
public record FetchRequest(
    URI uri,
    Expected expected,
    Optional<PostBody> body,
    OptionalLong maxOctets,
    Optional<Duration> within) {

  public static FetchRequest certificates(URI uri) {
    return get(uri, Expected.CERTIFICATES);
  }

  public static FetchRequest crl(URI uri) {
    return get(uri, Expected.CRL);
  }

  /** A GET whose URI carries the OCSP request (RFC 6960 appendix A.1). */
  public static FetchRequest ocsp(URI uriWithRequest) {
    return get(uriWithRequest, Expected.OCSP);
  }

  /** A POST of an OCSP request (RFC 6960 appendix A.1). */
  public static FetchRequest ocsp(URI responder, byte[] request) {
    PostBody body = new PostBody("application/ocsp-request", request);
    return new FetchRequest(
        responder, Expected.OCSP, Optional.of(body), OptionalLong.empty(), Optional.empty());
  }

  /** A POST of a question to a key service (XKMS 2.0 Part 2 section 3). */
  public static FetchRequest keys(URI service, PostBody question) {
    return new FetchRequest(
        service,
        Expected.KEY_ANSWER,
        Optional.of(question),
        OptionalLong.empty(),
        Optional.empty());
  }

  public FetchRequest within(Duration time) {
    return new FetchRequest(uri, expected, body, maxOctets, Optional.of(time));
  }

  public FetchRequest atMost(long octets) {
    return new FetchRequest(uri, expected, body, OptionalLong.of(octets), within);
  }

  private static FetchRequest get(URI uri, Expected expected) {
    return new FetchRequest(
        uri, expected, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }
}
