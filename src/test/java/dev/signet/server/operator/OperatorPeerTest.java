package dev.signet.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may knock at the operator's door at all, before any token is looked at. */
class OperatorPeerTest {

  @Test
  void thisMachineMay() {
    assertThat(Doorkeeper.isPeerAllowed(false, request("127.0.0.1", false, Map.of()))).isTrue();
    assertThat(Doorkeeper.isPeerAllowed(false, request("::1", false, Map.of()))).isTrue();
    assertThat(Doorkeeper.isPeerAllowed(false, request("192.0.2.1", true, Map.of()))).isFalse();
    assertThat(Doorkeeper.isPeerAllowed(true, request("192.0.2.1", true, Map.of()))).isTrue();
    assertThat(Doorkeeper.isPeerAllowed(true, request("192.0.2.1", false, Map.of()))).isFalse();
  }

  /** Behind a reverse proxy on this machine the whole world comes from the loopback address. */
  @Test
  void theWorldBehindAProxyOnThisMachineMayNot() {
    for (String header : new String[] {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"}) {
      HttpServletRequest relayed = request("127.0.0.1", false, Map.of(header, "192.0.2.1"));
      assertThat(Doorkeeper.isPeerAllowed(false, relayed)).as(header).isFalse();
      assertThat(Doorkeeper.isPeerAllowed(true, relayed)).as(header).isFalse();
    }
  }

  private static HttpServletRequest request(
      String peer, boolean secure, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            OperatorPeerTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> peer;
                  case "isSecure" -> secure;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  default -> throw new AssertionError("not asked here: " + method);
                });
  }
}
