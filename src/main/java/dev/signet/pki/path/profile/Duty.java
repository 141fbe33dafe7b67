package dev.signet.pki.path.profile;

import dev.signet.pki.certificate.Certificate;
import java.util.List;
import java.util.function.Predicate;

/**
 * One duty of an issuer.
 *
 * @param broken whether a certificate shows that it was not done
 */
record Duty(Predicate<Certificate> broken, Breach breach) {

  static Duty of(String rule, Predicate<Certificate> broken, String what, String remedy) {
    return new Duty(broken, new Breach(rule, what, remedy));
  }

  static List<Breach> breaches(List<Duty> duties, Certificate certificate) {
    return duties.stream().filter(duty -> duty.broken.test(certificate)).map(Duty::breach).toList();
  }
}
