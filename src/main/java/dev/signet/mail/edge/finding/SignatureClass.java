package dev.signet.mail.edge.finding;

import dev.signet.mail.edge.ResultWord;

/** What a message counts as, once its signatures and their keys were judged. */
public enum SignatureClass {
  NONE("S0", ResultWord.NONE, "not signed"),
  PARTIAL("Spart", ResultWord.NEUTRAL, "a signature covers only a part of it"),
  ENCRYPTED("Senc", ResultWord.NEUTRAL, "encrypted and not opened"),
  /** Good, and the signer is the author. */
  AUTHOR("Sauthor", ResultWord.PASS, "signed by its author"),
  /** Good, and the signer signs for the author's domain. */
  DOMAIN("Sdomain", ResultWord.PASS, "signed for the author's domain"),
  /** As one of the two above, but the author's domain lists keys and this one is not among them. */
  UNLISTED("Slist", ResultWord.POLICY, "signed with a key that the author's domain does not list"),
  OTHER("Sother", ResultWord.POLICY, "signed by somebody who is not the author"),
  BAD("Sbad", ResultWord.FAIL, "the signature or its key is bad"),
  PERM("Sperm", ResultWord.PERMERROR, "the signature cannot be judged"),
  TEMP("Stemp", ResultWord.TEMPERROR, "the signature cannot be judged now"),
  /** Looks like S/MIME or like two things at once; is never changed. */
  MALFORMED("Smal", ResultWord.PERMERROR, "malformed, so that programs will read it differently"),
  /** Signed, and this edge does not verify. */
  UNVERIFIED("Soff", ResultWord.NEUTRAL, "signed, and nobody looked whether well");

  private final String code;
  private final ResultWord result;
  private final String words;

  SignatureClass(String code, ResultWord result, String words) {
    this.code = code;
    this.result = result;
    this.words = words;
  }

  /** The name in the tables. */
  public String code() {
    return code;
  }

  /** What Authentication-Results calls it. */
  public ResultWord result() {
    return result;
  }

  /** In words, for a person. */
  public String words() {
    return words;
  }

  /** Whether a sound signature by the author or for the author's domain was found. */
  public boolean isAuthentic() {
    return this == AUTHOR || this == DOMAIN;
  }

  /** Whether signature and key are good, whoever signed. */
  public boolean isGood() {
    return isAuthentic() || this == UNLISTED || this == OTHER;
  }
}
