package dev.signet.server.soap;

import dev.signet.xkms.xml.envelope.WireBinding;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as Metro has to see it: the octets that were read at the door, the media type of the
 * SOAP version that the envelope shows, no SOAPAction, and the path of the endpoint. Nothing in it
 * asks the container, which may have taken its own request back by the time a late body is
 * answered.
 */
final class ReplayedRequest extends HttpServletRequestWrapper {
  private static final String CONTENT_TYPE = "content-type";
  private static final List<String> NAMES = List.of(CONTENT_TYPE, "content-length");

  private final Exchange exchange;
  private final byte[] octets;
  private final String contentType;
  private final String path;

  ReplayedRequest(Exchange exchange, byte[] octets, Visit visit, String path) {
    super(visit.request());
    this.exchange = exchange;
    this.octets = octets;
    this.contentType =
        exchange.opened().binding() == WireBinding.SOAP12 ? "application/soap+xml" : "text/xml";
    this.path = path;
  }

  /** The exchange of a request that came through the door. */
  static Exchange exchangeOf(@Nullable Object request) {
    if (request instanceof ReplayedRequest replayed) {
      return replayed.exchange;
    }
    throw new IllegalStateException("a SOAP endpoint was called past the door");
  }

  @Override
  public String getMethod() {
    return "POST";
  }

  @Override
  public boolean isAsyncSupported() {
    return false;
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }

  @Override
  public String getContextPath() {
    return "";
  }

  @Override
  public boolean isSecure() {
    return exchange.channel().confidential();
  }

  @Override
  public String getContentType() {
    return contentType;
  }

  @Override
  public int getContentLength() {
    return octets.length;
  }

  @Override
  public long getContentLengthLong() {
    return octets.length;
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return null;
  }

  @Override
  public @Nullable String getQueryString() {
    return null;
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public String getServletPath() {
    return path;
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case CONTENT_TYPE -> contentType;
      case "content-length" -> Integer.toString(octets.length);
      default -> null;
    };
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = getHeader(name);
    return value == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(value));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(NAMES);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Replayed(new ByteArrayInputStream(octets));
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private static final class Replayed extends ServletInputStream {
    private final ByteArrayInputStream octets;

    Replayed(ByteArrayInputStream octets) {
      this.octets = octets;
    }

    @Override
    public int read() {
      return octets.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return octets.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
      return octets.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("nothing to wait for");
    }
  }
}
