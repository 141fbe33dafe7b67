package dev.signet.xkms.model;

import java.util.List;

/**
 * Data that a service returns as it got it (XKMS 2.0 section 3.1.2, [86]).
 *
 * @param data text of each OpaqueData element, unchanged and not decoded: peers put plain words
 *     there
 */
public record OpaqueClientData(List<String> data) {
  public OpaqueClientData {
    data = List.copyOf(data);
  }
}
