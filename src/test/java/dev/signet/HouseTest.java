package dev.signet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The plan of the house, kept by a test. */
class HouseTest {
  @Test
  void theHouseHasADoor() {
    assertThat(dev.signet.server.soap.XkmsDoor.class).isPublic();
  }
}
