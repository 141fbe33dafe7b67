package dev.signet.policy.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.xbill.DNS.SRVRecord;

/** The order in which to try the targets of SRV records (RFC 2782, "Usage rules"). */
final class ServiceOrder {

  private final RandomGenerator random;

  ServiceOrder(RandomGenerator random) {
    this.random = random;
  }

  List<SRVRecord> of(List<SRVRecord> records) {
    TreeMap<Integer, List<SRVRecord>> byPriority = new TreeMap<>();
    for (SRVRecord record : records) {
      byPriority.computeIfAbsent(record.getPriority(), p -> new ArrayList<>()).add(record);
    }
    List<SRVRecord> order = new ArrayList<>();
    byPriority.values().forEach(same -> draw(same, order));
    return order;
  }

  /** Those of weight 0 stand first, so that they are drawn seldom but not never. */
  private void draw(List<SRVRecord> same, List<SRVRecord> order) {
    List<SRVRecord> left = new ArrayList<>(same);
    left.sort((a, b) -> Boolean.compare(a.getWeight() > 0, b.getWeight() > 0));
    while (!left.isEmpty()) {
      int sum = left.stream().mapToInt(SRVRecord::getWeight).sum();
      int drawn = random.nextInt(sum + 1);
      int at = 0;
      int running = left.get(0).getWeight();
      while (running < drawn) {
        at++;
        running += left.get(at).getWeight();
      }
      order.add(left.remove(at));
    }
  }
}
