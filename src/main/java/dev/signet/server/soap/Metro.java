package dev.signet.server.soap;

import com.sun.xml.ws.transport.http.servlet.ServletAdapter;
import com.sun.xml.ws.transport.http.servlet.WSServlet;
import com.sun.xml.ws.transport.http.servlet.WSServletDelegate;
import dev.signet.xkms.xml.envelope.WireBinding;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The way to Metro's endpoints, as WEB-INF/sun-jaxws.xml names them; {@link MetroGate} closes their
 * URLs, so nobody gets past the door.
 */
public final class Metro {
  private static final String SOAP11 = "/metro/soap11";
  private static final String SOAP12 = "/metro/soap12";

  /** The endpoints that have to be there. */
  public static final Set<String> ENDPOINTS = Set.of(SOAP11, SOAP12);

  private Metro() {}

  /**
   * Leads an exchange through the endpoint of its SOAP version.
   *
   * @return what Metro wrote by itself; empty if the exchange was carried out
   */
  static CapturedResponse carry(Exchange exchange, byte[] octets, Visit visit) throws IOException {
    String path = exchange.opened().binding() == WireBinding.SOAP12 ? SOAP12 : SOAP11;
    CapturedResponse captured = new CapturedResponse(visit.response());
    endpoint(visit.context(), path)
        .handle(visit.context(), new ReplayedRequest(exchange, octets, visit, path), captured);
    return captured;
  }

  private static ServletAdapter endpoint(ServletContext context, String path) {
    for (ServletAdapter adapter : delegate(context).adapters) {
      if (path.equals(adapter.getValidPath())) {
        return adapter;
      }
    }
    throw new IllegalStateException("Metro has no endpoint " + path);
  }

  private static WSServletDelegate delegate(ServletContext context) {
    if (context.getAttribute(WSServlet.JAXWS_RI_RUNTIME_INFO)
        instanceof WSServletDelegate delegate) {
      return delegate;
    }
    throw new IllegalStateException("Metro has not started");
  }

  /** Paths of the endpoints that Metro has really deployed. */
  public static Set<String> deployed(ServletContext context) {
    Set<String> paths = new TreeSet<>();
    if (context.getAttribute(WSServlet.JAXWS_RI_RUNTIME_INFO)
        instanceof WSServletDelegate delegate) {
      delegate.adapters.forEach(adapter -> paths.add(adapter.getValidPath()));
    }
    return paths;
  }
}
