package dev.signet.server.soap;

import jakarta.annotation.Resource;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.handler.MessageContext;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;

/**
 * The SOAP 1.1 endpoint as Metro sees it. The message itself was lifted out at the door; its answer
 * is written there too, octet by octet as it was signed, so nothing is returned to Metro.
 */
@WebServiceProvider(
    targetNamespace = "http://www.w3.org/2002/03/xkms#wsdl",
    serviceName = "XKMSService",
    portName = "XKMSPort")
@ServiceMode(Service.Mode.PAYLOAD)
public class Soap11Servant implements Provider<Source> {
  @Resource private @Nullable WebServiceContext context;

  @Override
  @SuppressWarnings("NullAway") // Metro's word for "the answer is on its way already" is null.
  public Source invoke(Source payload) {
    ReplayedRequest.exchangeOf(context.getMessageContext().get(MessageContext.SERVLET_REQUEST))
        .carryOut();
    return null;
  }
}
