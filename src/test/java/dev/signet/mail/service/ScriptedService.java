package dev.signet.mail.service;

import dev.signet.entity.MailAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives the verdicts that a test has written down, in order; fails on one question too many. */
public final class ScriptedService implements KeyService {
  private final Deque<KeyVerdict> verdicts = new ArrayDeque<>();
  private final Deque<ReceiverKey> keys = new ArrayDeque<>();
  private final List<KeyQuestion> asked = new ArrayList<>();

  public ScriptedService says(KeyVerdict... next) {
    verdicts.addAll(List.of(next));
    return this;
  }

  public ScriptedService finds(ReceiverKey... next) {
    keys.addAll(List.of(next));
    return this;
  }

  public List<KeyQuestion> asked() {
    return asked;
  }

  @Override
  public synchronized KeyVerdict judge(KeyQuestion question) {
    asked.add(question);
    if (verdicts.isEmpty()) {
      throw new AssertionError("nobody expected to be asked about " + question.certificate());
    }
    return verdicts.removeFirst();
  }

  @Override
  public synchronized ReceiverKey keyOf(MailAddress receiver) {
    if (keys.isEmpty()) {
      throw new AssertionError("nobody expected to be asked about " + receiver);
    }
    return keys.removeFirst();
  }
}
