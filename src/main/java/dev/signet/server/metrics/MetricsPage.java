package dev.signet.server.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /metrics}: the numbers, for whoever may reach the server. No secret stands in them.
 */
@WebServlet(urlPatterns = "/metrics")
public class MetricsPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Meters meters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
    response.getWriter().write(meters.text());
  }
}
