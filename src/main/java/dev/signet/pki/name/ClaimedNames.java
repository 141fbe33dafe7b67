package dev.signet.pki.name;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of one subject as name constraints see them (RFC 5280 section 6.1.3(b) and (c)).
 *
 * @param subject empty when the subject has alternative names only
 */
public record ClaimedNames(DistinguishedName subject, List<GeneralName> alternatives) {

  public ClaimedNames {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * Every name that a constraint can speak about: the subject unless it is empty, each emailAddress
   * in it as a mail name, and the alternative names.
   *
   * <p>RFC 5280 section 4.2.1.10 asks for the emailAddress only where there is no alternative name;
   * it is looked at always, because addresses in subjects are believed always (RFC 8550 section 3).
   */
  public List<GeneralName> all() {
    List<GeneralName> all = new ArrayList<>(alternatives.size() + 2);
    if (!subject.isEmpty()) {
      all.add(new GeneralName.Directory(subject));
    }
    for (String mail : subject.texts(DistinguishedName.EMAIL_ADDRESS)) {
      all.add(new GeneralName.Mail(mail));
    }
    all.addAll(alternatives);
    return all;
  }
}
