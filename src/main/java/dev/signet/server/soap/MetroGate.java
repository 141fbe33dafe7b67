package dev.signet.server.soap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Keeps the world from Metro's own URLs: its listener maps a servlet to them, and that would lead
 * past the door.
 */
@WebFilter("/metro/*")
public class MetroGate extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    Reply.text(HttpServletResponse.SC_NOT_FOUND, "There is nothing here; XKMS answers at /xkms.")
        .sendTo(response);
  }
}
