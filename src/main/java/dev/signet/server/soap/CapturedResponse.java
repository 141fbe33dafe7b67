package dev.signet.server.soap;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A response that keeps what Metro writes instead of sending it. */
final class CapturedResponse extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private int status = SC_OK;
  private String contentType = Reply.XML;

  CapturedResponse(HttpServletResponse response) {
    super(response);
  }

  /**
   * What Metro answered by itself, which can only be a fault; {@link IllegalStateException} if it
   * said nothing.
   */
  Reply faultOrElseThrow() {
    if (octets.size() == 0) {
      throw new IllegalStateException(
          "Metro neither had the message answered nor refused it; status " + status);
    }
    return new Reply(status, contentType, octets.toByteArray());
  }

  @Override
  public void setStatus(int newStatus) {
    status = newStatus;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int newStatus) {
    status = newStatus;
  }

  @Override
  public void sendError(int newStatus, String message) {
    status = newStatus;
  }

  @Override
  public void setContentType(@Nullable String type) {
    contentType = type == null ? Reply.XML : type;
  }

  @Override
  public void setHeader(String name, String value) {
    keepContentType(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    keepContentType(name, value);
  }

  private void keepContentType(String name, String value) {
    if (name.equalsIgnoreCase("Content-Type")) {
      contentType = value;
    }
  }

  @Override
  public void setContentLength(int length) {
    // Only the door knows the length of what is sent.
  }

  @Override
  public void setContentLengthLong(long length) {
    // Only the door knows the length of what is sent.
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void flushBuffer() {
    // Nothing is sent from here.
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new Kept(octets);
  }

  @Override
  public PrintWriter getWriter() {
    return new PrintWriter(octets, true, StandardCharsets.UTF_8);
  }

  private static final class Kept extends ServletOutputStream {
    private final ByteArrayOutputStream octets;

    Kept(ByteArrayOutputStream octets) {
      this.octets = octets;
    }

    @Override
    public void write(int octet) {
      octets.write(octet);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      octets.write(buffer, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("nothing to wait for");
    }
  }
}
