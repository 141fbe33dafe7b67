package dev.signet.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The XML form of a policy is read or refused with a reason, and what is read can be written. */
class PolicyXmlFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void isReadOrRefused(byte[] octets) {
    ReadPolicies.check(octets);
    ReadPolicies.check(
        ReadPolicies.around(octets, "<Policy xmlns='" + ReadPolicies.NAMESPACE + "'", ""));
  }

  @FuzzTest(maxDuration = "10s")
  void childrenAreReadOrRefused(byte[] octets) {
    String beginning = "<Policy xmlns='" + ReadPolicies.NAMESPACE + "'>";
    ReadPolicies.check(ReadPolicies.around(octets, beginning, "</Policy>"));
  }
}
