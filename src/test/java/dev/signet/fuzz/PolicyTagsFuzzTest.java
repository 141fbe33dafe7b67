package dev.signet.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The tag form of a policy is read or refused with a reason, and what is read can be written. */
class PolicyTagsFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void isReadOrRefused(byte[] octets) {
    ReadPolicies.check(octets);
    ReadPolicies.check(ReadPolicies.around(octets, "v=SMIMEP1; ", ""));
  }
}
