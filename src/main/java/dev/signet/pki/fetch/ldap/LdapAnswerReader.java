package dev.signet.pki.fetch.ldap;

import dev.signet.pki.certificate.BerElement;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.fetch.transfer.ContentSink;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Intake;
import dev.signet.pki.fetch.transfer.Trouble;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the answers to one search until it is done. */
final class LdapAnswerReader {

  /** A message is parsed in memory, whatever else is allowed. */
  static final int MAX_OCTETS = 16 << 20;

  /** Names, attribute types and referrals around the values. */
  private static final int AROUND = 64 << 10;

  private static final int SUCCESS = 0;
  private static final int SIZE_LIMIT_EXCEEDED = 4;
  private static final int BUSY = 51;
  private static final int UNAVAILABLE = 52;

  private final Intake intake;
  private final DataInputStream in;
  private final ContentSink sink;
  private long left;
  private boolean listed;

  LdapAnswerReader(Intake intake, InputStream in) {
    this.intake = intake;
    this.in = new DataInputStream(in);
    // The octets of the budget are taken message by message.
    this.sink =
        new ContentSink(
            new Intake(
                intake.maxOctets(), octets -> true, intake.memoryOctets(), intake.directory()));
    this.left = Math.min(intake.maxOctets(), MAX_OCTETS) + AROUND;
  }

  Content read() throws IOException, FailedTransfer, RefusedByGuard {
    try (sink) {
      BerElement operation = LdapMessages.operation(message());
      while (operation.tag() != LdapMessages.DONE) {
        take(operation);
        operation = LdapMessages.operation(message());
      }
      checkResult(LdapMessages.result(operation));
      return content();
    } catch (MalformedCertificate broken) {
      throw new FailedTransfer(
          Trouble.PROTOCOL, "the answer is not LDAP: " + broken.getMessage(), broken);
    }
  }

  private Content content() throws FailedTransfer {
    Content content = sink.finish();
    if (content.size() == 0) {
      throw new FailedTransfer(Trouble.ABSENT, "the directory has no such value");
    }
    return content;
  }

  /** Referrals and whatever else is no entry are passed over. */
  private void take(BerElement operation)
      throws MalformedCertificate, FailedTransfer, RefusedByGuard {
    if (operation.tag() == LdapMessages.ENTRY) {
      for (LdapMessages.Attribute attribute : LdapMessages.attributes(operation)) {
        for (BerElement value : attribute.values()) {
          add(LdapQuery.bare(attribute.name()), value.content());
        }
      }
    }
  }

  private void add(String attribute, byte[] value)
      throws MalformedCertificate, FailedTransfer, RefusedByGuard {
    switch (attribute) {
      case "cacertificate", "usercertificate" -> sink.add(value, value.length);
      case "crosscertificatepair" -> addPair(value);
      case "certificaterevocationlist", "authorityrevocationlist", "deltarevocationlist" ->
          addList(value);
      default -> {
        // Not asked for.
      }
    }
  }

  /** Both directions, without the tags that tell them apart (RFC 4523 section 2.3). */
  private void addPair(byte[] value) throws MalformedCertificate, FailedTransfer, RefusedByGuard {
    for (BerElement direction : BerElement.at(value, 0, value.length).children(2)) {
      byte[] certificate = direction.content();
      sink.add(certificate, certificate.length);
    }
  }

  private void addList(byte[] value) throws FailedTransfer, RefusedByGuard {
    if (!listed) {
      listed = true;
      sink.add(value, value.length);
    }
  }

  private static void checkResult(int code) throws FailedTransfer {
    if (code != SUCCESS && code != SIZE_LIMIT_EXCEEDED) {
      boolean overloaded = List.of(BUSY, UNAVAILABLE).contains(code);
      throw new FailedTransfer(
          overloaded ? Trouble.OVERLOADED : Trouble.ABSENT,
          "the directory answered with result code " + code);
    }
  }

  private byte[] message() throws IOException, FailedTransfer, RefusedByGuard {
    int tag = in.readUnsignedByte();
    int first = in.readUnsignedByte();
    int lengthOctets = first < 0x80 ? 0 : first - 0x80;
    if (tag != BerElement.SEQUENCE || first == 0x80 || lengthOctets > 4) {
      throw new FailedTransfer(Trouble.PROTOCOL, "the answer is not LDAP");
    }
    byte[] head = new byte[2 + lengthOctets];
    head[0] = (byte) tag;
    head[1] = (byte) first;
    in.readFully(head, 2, lengthOctets);
    return whole(head, length(first, head));
  }

  private byte[] whole(byte[] head, long length)
      throws IOException, FailedTransfer, RefusedByGuard {
    left -= head.length + length;
    if (left < 0) {
      throw new FailedTransfer(
          Trouble.TOO_LARGE, "more came than the accepted " + intake.maxOctets() + " octets");
    }
    if (!intake.spend().test(length)) {
      throw new RefusedByGuard(GuardRule.BUDGET, "the octets of the budget are used up");
    }
    byte[] content = in.readNBytes((int) length);
    if (content.length < length) {
      throw new EOFException("an LDAP message breaks off");
    }
    byte[] message = new byte[head.length + content.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(content, 0, message, head.length, content.length);
    return message;
  }

  private static long length(int first, byte[] head) {
    long length = first < 0x80 ? first : 0;
    for (int i = 2; i < head.length; i++) {
      length = length << 8 | head[i] & 0xff;
    }
    return length;
  }
}
