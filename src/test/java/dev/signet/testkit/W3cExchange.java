package dev.signet.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which exchange of the W3C's test collection, of the specification's examples or of
 * xml-security-c's client a test plays ({@code conformance/exchanges.txt}).
 */
@Repeatable(W3cExchange.Several.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface W3cExchange {

  /** The exchange's number, such as {@code T100} or {@code xklient-06}. */
  String value();

  /** What the compiler makes of several on one test. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Several {
    W3cExchange[] value();
  }
}
