package dev.signet.xkms;

import static dev.signet.xkms.Wishes.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import dev.signet.xkms.xml.BadMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/**
 * A disk that is full and a database that is gone: our failure, said as such, and nothing is lost.
 */
class FailingStorageTest {
  private final DataSource sound = TestDatabase.inMemory();
  private Optional<Trouble> trouble = Optional.empty();
  private final WholeHouse house = new WholeHouse(failing(), Wishes.world());
  private final Wishes alice = new Wishes();

  /** What the database refuses from now on: every connection, or the commit alone. */
  private enum Trouble {
    LOST(new SQLException("connection refused", "08001")),
    DISK_FULL(new SQLException("could not extend file: No space left on device", "53100"));

    private final SQLException refusal;

    Trouble(SQLException refusal) {
      this.refusal = refusal;
    }
  }

  @BeforeEach
  void handOut() {
    house.handOut(Wishes.SECRET, 3, ALICE);
  }

  @Test
  void aLostDatabaseIsOurFailureOfTheRequestsType() throws BadMessage {
    trouble = Optional.of(Trouble.LOST);
    assertFailed(alice.locate("_l"), Result.Locate.class);
    assertFailed(alice.validate("_w"), Result.Validate.class);
    assertFailed(alice.register("_r"), Result.Register.class);
    assertFailed(alice.reissue("_i"), Result.Reissue.class);
    assertFailed(alice.revoke("_v"), Result.Revoke.class);
  }

  @Test
  void aLostDatabaseLosesNothing() throws BadMessage {
    assertSucceeds(alice.register("_r1"));
    trouble = Optional.of(Trouble.LOST);
    assertFailed(alice.revoke("_r2"), Result.Revoke.class);
    trouble = Optional.empty();
    assertThat(isRevoked()).isFalse();
    assertThat(usesLeft()).isEqualTo(2);
    assertSucceeds(alice.revoke("_r2"));
    assertThat(isRevoked()).isTrue();
  }

  @Test
  void aFullDiskIsOurFailureAndTheSameMessageWorksLater() throws BadMessage {
    Document register = alice.register("_r1");
    trouble = Optional.of(Trouble.DISK_FULL);
    assertFailed(register, Result.Register.class);
    assertThat(house.registry.find(new Lookup.ByUse(ALICE), 1)).isEmpty();
    trouble = Optional.empty();
    assertThat(usesLeft()).as("no use of the secret was spent").isEqualTo(3);
    assertSucceeds(register);
    assertThat(usesLeft()).isEqualTo(2);
  }

  @Test
  void aFullDiskLeavesWhatIsRegisteredReadable() throws BadMessage {
    assertSucceeds(alice.register("_r1"));
    trouble = Optional.of(Trouble.DISK_FULL);
    assertFailed(alice.reissue("_r2"), Result.Reissue.class);
    assertFailed(alice.revoke("_r3"), Result.Revoke.class);
    assertSucceeds(alice.locate("_l"));
    assertThat(isRevoked()).isFalse();
  }

  private void assertFailed(Document message, Class<? extends Result> type) throws BadMessage {
    Result result = house.answer(message);
    assertThat(result).isInstanceOf(type);
    assertThat(result.header().code().words()).isEqualTo("Receiver/Failure");
    assertThat(result.header().requestId())
        .contains(message.getDocumentElement().getAttribute("Id"));
  }

  private void assertSucceeds(Document message) throws BadMessage {
    assertThat(house.answer(message).header().code().isSuccess()).isTrue();
  }

  private boolean isRevoked() {
    return house.registry.find(new Lookup.ByUse(ALICE), 1).get(0).isRevoked();
  }

  private int usesLeft() {
    List<SharedSecret> left = house.secrets.list(5);
    return left.isEmpty() ? 0 : left.get(0).usesLeft();
  }

  private DataSource failing() {
    return proxy(
        DataSource.class,
        sound,
        method -> method.equals("getConnection") ? refusal(Trouble.LOST) : Optional.empty());
  }

  private Optional<SQLException> refusal(Trouble kind) {
    return trouble.filter(now -> now == kind).map(now -> now.refusal);
  }

  private interface Refusing {
    Optional<SQLException> on(String method);
  }

  private <T> T proxy(Class<T> type, T sound, Refusing refusing) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Optional<SQLException> refusal = refusing.on(method.getName());
              if (refusal.isPresent()) {
                throw refusal.get();
              }
              try {
                Object result = method.invoke(sound, arguments);
                return result instanceof Connection connection ? committing(connection) : result;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private Connection committing(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        method -> method.equals("commit") ? refusal(Trouble.DISK_FULL) : Optional.empty());
  }
}
