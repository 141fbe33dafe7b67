package dev.signet.testkit;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.model.Trace.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A search that has everything that can be told about one. */
public final class Traced {
  private static final Explanation.Ground GROUND =
      new Explanation.Ground(
          "IssuerTrust",
          StatusValue.INVALID,
          "RFC 5280 6.1.4(k)",
          "CN=Not a CA is no authority",
          Optional.of("ask an authority"));

  public static final Trace EVERYTHING =
      new Trace(
          "partners",
          Trace.Basis.PKIX,
          new Shown<>(
              List.of(
                  new Trace.Tried(List.of("CN=Leaf", "CN=Not a CA"), "CN=Root", List.of(GROUND))),
              3),
          new Shown<>(List.of(new Trace.Step("CN=Leaf", "CN=Other", GROUND)), 0),
          new Shown<>(
              List.of(
                  new Trace.Used(
                      "CN=Leaf",
                      "LIST",
                      "http://crl.example/1.crl",
                      Instant.parse("2026-05-01T00:00:00Z"),
                      Optional.of(Instant.parse("2026-05-08T00:00:00Z"))),
                  new Trace.Used(
                      "CN=CA",
                      "OCSP",
                      "offered",
                      Instant.parse("2026-05-02T00:00:00Z"),
                      Optional.empty())),
              1),
          new Shown<>(
              List.of(
                  new Trace.Asked(
                      "http://aia.example/ca.cer", "1 certificate", Duration.ofMillis(12))),
              0),
          new Trace.Spent(7, 9, 2, Duration.ofMillis(34), Optional.of("after 2 fetches")));

  private Traced() {}
}
