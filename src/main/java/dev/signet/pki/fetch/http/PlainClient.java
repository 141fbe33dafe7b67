package dev.signet.pki.fetch.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client from which everything is taken away that could go elsewhere or send more. */
final class PlainClient {

  /** Context attribute: the proxy of this exchange, as an {@link HttpHost}. */
  static final String VIA = "signet.via";

  private static final int LINE_OCTETS = 8192;
  private static final int FIELDS = 100;
  private static final int CONNECTIONS = 1024;

  private PlainClient() {}

  static CloseableHttpClient of(Duration connect, Optional<SSLContext> tls) {
    return HttpClients.custom()
        .setConnectionManager(connections(connect, tls))
        .setDefaultRequestConfig(nothingOfItsOwn())
        .setRoutePlanner(PlainClient::route)
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("Signet")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      Duration connect, Optional<SSLContext> tls) {
    Http1Config limits =
        Http1Config.custom()
            .setMaxLineLength(LINE_OCTETS)
            .setMaxHeaderCount(FIELDS)
            .setMaxEmptyLineCount(1)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .setDnsResolver(new NoLookUps())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(Timeout.of(connect)).build())
        .setTlsSocketStrategy(
            new DefaultClientTlsStrategy(tls.orElseGet(SSLContexts::createDefault)))
        .build();
  }

  private static RequestConfig nothingOfItsOwn() {
    return RequestConfig.custom()
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setContentCompressionEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private static HttpRoute route(HttpHost target, HttpContext context) {
    boolean secure = target.getSchemeName().equals("https");
    return context.getAttribute(VIA) instanceof HttpHost proxy
        ? new HttpRoute(target, null, proxy, secure)
        : new HttpRoute(target, null, secure);
  }

  /** Addresses were found and checked before; a second look-up could give others. */
  private static final class NoLookUps implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("'" + host + "' is not looked up here");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
