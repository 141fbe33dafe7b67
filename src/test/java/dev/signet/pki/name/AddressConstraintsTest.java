package dev.signet.pki.name;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** iPAddress of RFC 5280 section 4.2.1.10, as octets. */
class AddressConstraintsTest {

  @ParameterizedTest
  @CsvSource({
    "c0000200ffffff00,c0000205,true,false",
    "c0000201ffffff00,c0000205,true,false",
    "c0000200ffffff00,c0000305,false,true",
    "c0000205ffffffff,c0000205,true,false",
    "c0000205ffffffff,c0000204,false,true",
    "0000000000000000,c0000205,true,false",
    "c0000200ffffff80,c0000280,false,true",
    "c0000200ffffff00,20010db8000000000000000000000001,false,true",
    "20010db8000000000000000000000000ffffffff000000000000000000000000,"
        + "20010db8000000000000000000000001,true,false",
    "20010db8000000000000000000000000ffffffff000000000000000000000000,"
        + "20010db9000000000000000000000001,false,true",
    "20010db8000000000000000000000000ffffffff000000000000000000000000,c0000205,false,true",
  })
  void addressesAreInTheirNetwork(String base, String name, boolean permitted, boolean excluded) {
    NameConstraintsTest.check(
        NameConstraintsTest.ip(base), NameConstraintsTest.ip(name), permitted, excluded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c00002",
        "c0000200",
        "c0000200ff00ff00",
        "c0000200000000ff",
        "c0000200ffffff0001",
        "20010db8000000000000000000000000"
      })
  void aNetworkThatIsNoneRefusesEveryAddress(String base) {
    NameConstraintsTest.refusedEverywhere(
        NameConstraintsTest.ip(base), NameConstraintsTest.ip("c0000205"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c00002", "c0000200ffffff00", "c000020000"})
  void anAddressThatIsNoneIsRefusedWhereAddressesAreConstrained(String name) {
    NameConstraintsTest.refusedEverywhere(
        NameConstraintsTest.ip("c0000200ffffff00"), NameConstraintsTest.ip(name));
  }
}
