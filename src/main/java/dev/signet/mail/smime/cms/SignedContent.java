package dev.signet.mail.smime.cms;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The octets that were signed, with their digests, all of them computed in one reading. */
record SignedContent(Content octets, Map<String, byte[]> digests) {
  private static final int PIECE = 16 * 1024;

  /** Most of what a one-shot algorithm, which holds all its input, is given. */
  private static final int MOST_AT_ONCE = 1024 * 1024;

  static SignedContent of(Content octets, List<Digest> wanted, Provider spare) throws IOException {
    Map<String, MessageDigest> begun = new HashMap<>();
    for (Digest digest : wanted) {
      try {
        begun.put(digest.name(), digest.begin(spare));
      } catch (NoSuchAlgorithmException notThere) {
        continue; // its signers will be unjudged
      }
    }
    pass(octets, List.copyOf(begun.values()));
    Map<String, byte[]> digests = new HashMap<>();
    begun.forEach((name, digest) -> digests.put(name, digest.digest()));
    return new SignedContent(octets, digests);
  }

  private static void pass(Content octets, List<MessageDigest> digests) throws IOException {
    if (digests.isEmpty()) {
      return;
    }
    byte[] piece = new byte[PIECE];
    try (InputStream in = octets.open()) {
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        for (MessageDigest digest : digests) {
          digest.update(piece, 0, got);
        }
      }
    }
  }

  Optional<byte[]> digest(Digest algorithm) {
    return Optional.ofNullable(digests.get(algorithm.name()));
  }

  /** Feeds the content itself to a signature that has no signed attributes. */
  void feed(Signature signature, boolean isOneShot)
      throws IOException, SignatureException, SignerVerdict {
    if (isOneShot && octets.length() > MOST_AT_ONCE) {
      throw SignerVerdict.unjudged("content too long for a signature without attributes");
    }
    byte[] piece = new byte[PIECE];
    try (InputStream in = octets.open()) {
      int first = in.read();
      if (first == BerReader.SET) {
        // Content that looks like signed attributes may be those of another signature.
        throw SignerVerdict.broken("no signed attributes, but content that looks like some");
      }
      if (first >= 0) {
        signature.update((byte) first);
      }
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        signature.update(piece, 0, got);
      }
    }
  }

  /** The digests that these signers need, no more than the limit. */
  static List<Digest> wanted(List<SignerBlock> signers, int limit) {
    List<Digest> wanted = new ArrayList<>();
    for (SignerBlock signer : signers) {
      signer
          .knownDigest()
          .filter(digest -> !digest.isHopeless() && wanted.size() < limit)
          .filter(digest -> wanted.stream().noneMatch(w -> w.name().equals(digest.name())))
          .ifPresent(wanted::add);
    }
    return wanted;
  }
}
