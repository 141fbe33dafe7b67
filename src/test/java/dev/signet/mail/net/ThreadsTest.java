package dev.signet.mail.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which threads wait. What they do on a runtime with virtual ones, every test of a wire shows. */
@Timeout(60)
class ThreadsTest {
  private static final boolean HAS_VIRTUAL = Runtime.version().feature() >= 21;

  @Test
  void theyAreVirtualWhereTheRuntimeHasThem() throws Exception {
    assertThat(Threads.areVirtual()).isEqualTo(HAS_VIRTUAL);
    ExecutorService threads = Threads.forWaiting("test", 2);
    try {
      String name =
          threads.submit(() -> Thread.currentThread().toString()).get(20, TimeUnit.SECONDS);
      assertThat(name.startsWith("VirtualThread[")).as(name).isEqualTo(HAS_VIRTUAL);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void asManyAsWereWantedWaitAtTheSameTime() throws Exception {
    int many = 50;
    CountDownLatch all = new CountDownLatch(many);
    ExecutorService threads = Threads.forWaiting("test", many);
    try {
      List<Future<Boolean>> waiting = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        waiting.add(
            threads.submit(
                () -> {
                  all.countDown();
                  return all.await(20, TimeUnit.SECONDS);
                }));
      }
      for (Future<Boolean> one : waiting) {
        assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
