package dev.signet.server;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A door with nothing behind it yet, which shows that the house can be entered. */
@WebServlet(urlPatterns = {"/xkms", "/xkms/*"})
public class Placeholder extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println("Signet: POST an XKMS message here.");
  }
}
