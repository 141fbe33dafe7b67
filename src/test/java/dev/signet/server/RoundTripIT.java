package dev.signet.server;

import static dev.signet.server.Enrolment.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.Query;
import dev.signet.testkit.RunningServer;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.envelope.WireBinding;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Register, Locate, Validate and Revoke against the running server; every answer is signed with the
 * published key.
 */
@ExtendWith(ArquillianExtension.class)
class RoundTripIT {
  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  void whatIsRegisteredIsFoundAndValidUntilItIsRevoked(WireBinding binding) throws Exception {
    Enrolment somebody = Enrolment.fresh();
    Query query = Query.named(somebody.name());

    Result.Locate located = accepted(Enrolment.client(binding).locate(query));
    assertThat(located.bindings()).hasSize(1);
    assertThat(located.bindings().get(0).description().keyInfo().data())
        .anySatisfy(datum -> assertThat(datum).isInstanceOf(KeyDatum.Certificate.class));

    assertThat(status(binding, query)).isEqualTo(StatusValue.VALID);
    assertThat(somebody.revoked(binding).header().code().words()).isEqualTo("Success");
    assertThat(status(binding, query)).isEqualTo(StatusValue.INVALID);
  }

  private static StatusValue status(WireBinding binding, Query query) throws Exception {
    Result.Validate judged = accepted(Enrolment.client(binding).validate(query));
    assertThat(judged.bindings()).hasSize(1);
    return judged.bindings().get(0).status().value();
  }
}
