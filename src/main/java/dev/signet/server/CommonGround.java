package dev.signet.server;

import dev.signet.server.config.WrongSetting;
import dev.signet.xkms.ledger.jdbc.JdbcCommonGround;
import dev.signet.xkms.xkrss.EscrowKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * Keeps a node out that does not belong to the service whose database it found: it would certify
 * under another authority, and judge the certificates of the others as a stranger's.
 */
record CommonGround(X509Certificate authority, EscrowKey escrow) {
  /**
   * Compares.
   *
   * @throws WrongSetting if the nodes on this database have another authority or escrow key
   */
  void check(JdbcCommonGround common) {
    compare(common, "authority", "built-in CA", fingerprint(authority));
    compare(common, "escrow-key", "escrow key", escrow.mark());
  }

  private static void compare(JdbcCommonGround common, String name, String what, String ours) {
    String theirs = common.agreed(name, ours);
    if (!theirs.equals(ours)) {
      throw new WrongSetting(
          "signet.common.directory: the service on this database has another "
              + what
              + " (it has "
              + theirs
              + ", here is "
              + ours
              + "); give this node the same directory, or a copy of its authority/ and escrow.key");
    }
  }

  private static String fingerprint(X509Certificate authority) {
    try {
      byte[] key = authority.getPublicKey().getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
