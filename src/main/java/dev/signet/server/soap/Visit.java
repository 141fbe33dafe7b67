package dev.signet.server.soap;

import dev.signet.xkms.exchange.Channel;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** One request at the door, and how it came. */
record Visit(
    ServletContext context,
    HttpServletRequest request,
    HttpServletResponse response,
    Channel channel) {}
