package dev.signet.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which requirement a test shows: one of the conformance table ({@code conformance/xkms.txt})
 * or of docs/protocol.md.
 */
@Repeatable(Requirement.Several.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requirement {

  /** The requirement's id, such as {@code XR-L03} or {@code E2E-I05}. */
  String value();

  /** What the compiler makes of several on one test. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface Several {
    Requirement[] value();
  }
}
