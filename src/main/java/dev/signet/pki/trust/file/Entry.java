package dev.signet.pki.trust.file;

/** One {@code key = value} and where it stands. */
record Entry(Place place, String key, String value) {

  UnusablePolicy refused(String complaint) {
    return UnusablePolicy.at(place, key + " = " + value + ": " + complaint);
  }
}
