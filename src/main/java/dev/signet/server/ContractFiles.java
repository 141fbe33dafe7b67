package dev.signet.server;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads WSDL and schemas out of the WAR. */
record ContractFiles(ServletContext context) {
  private static final String FOLDER = "/WEB-INF/wsdl/";

  /** Contents by file name; empty if the WAR has none. */
  Map<String, String> read() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String path :
        Objects.requireNonNullElse(context.getResourcePaths(FOLDER), Set.<String>of())) {
      if (path.endsWith(".wsdl") || path.endsWith(".xsd")) {
        files.put(path.substring(FOLDER.length()), text(path));
      }
    }
    return files;
  }

  private String text(String path) throws IOException {
    try (InputStream in = Objects.requireNonNull(context.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
