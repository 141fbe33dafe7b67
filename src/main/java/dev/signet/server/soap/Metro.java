package dev.signet.server.soap;

import com.sun.xml.ws.transport.http.servlet.ServletAdapter;
import com.sun.xml.ws.transport.http.servlet.WSServlet;
import com.sun.xml.ws.transport.http.servlet.WSServletDelegate;
import dev.signet.xkms.xml.WireBinding;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The way to Metro's endpoints, as WEB-INF/sun-jaxws.xml names them. */
public final class Metro {
  static final String PREFIX = "/metro/";
  private static final String SOAP11 = PREFIX + "soap11";
  private static final String SOAP12 = PREFIX + "soap12";

  /** The endpoints that have to be there. */
  public static final Set<String> ENDPOINTS = Set.of(SOAP11, SOAP12);

  private Metro() {}

  /**
   * Leads an exchange through the endpoint of its SOAP version.
   *
   * @return what Metro wrote by itself; empty if the exchange was carried out
   */
  static CapturedResponse carry(
      Exchange exchange, byte[] octets, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    WireBinding binding = exchange.opened().binding();
    String path = binding == WireBinding.SOAP12 ? SOAP12 : SOAP11;
    exchange.travelWith(request);
    CapturedResponse captured = new CapturedResponse(response);
    request
        .getServletContext()
        .getRequestDispatcher(path)
        .include(new ReplayedRequest(request, octets, binding, path), captured);
    return captured;
  }

  /** Paths of the endpoints that Metro has really deployed. */
  public static Set<String> deployed(ServletContext context) {
    Set<String> paths = new TreeSet<>();
    if (context.getAttribute(WSServlet.JAXWS_RI_RUNTIME_INFO) instanceof WSServletDelegate delegate) {
      for (ServletAdapter adapter : delegate.adapters) {
        paths.add(adapter.getValidPath());
      }
    }
    return paths;
  }
}
