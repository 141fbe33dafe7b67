package dev.signet.pki.differential;

/** Who trusts a leaf. */
record Opinions(boolean ours, boolean platform, boolean bouncyCastle) {

  boolean agree() {
    return ours == platform && ours == bouncyCastle;
  }

  boolean onlyPlatformRefuses() {
    return ours && bouncyCastle && !platform;
  }

  boolean onlyBouncyCastleRefuses() {
    return ours && platform && !bouncyCastle;
  }
}
