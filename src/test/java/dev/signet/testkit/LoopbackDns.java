package dev.signet.testkit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A resolver on loopback that gives every question the records of a script, over UDP and TCP. */
public final class LoopbackDns implements AutoCloseable {

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Script script;
  private final List<String> questions = new CopyOnWriteArrayList<>();

  /** What is answered to a question. */
  public interface Script {
    Message answer(Message question) throws IOException;
  }

  public LoopbackDns(Script script) {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      this.tcp = new ServerSocket(0, 50, here);
      this.udp = new DatagramSocket(tcp.getLocalPort(), here);
      this.script = script;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    start(this::answerPackets);
    start(this::answerConnections);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  /** What was asked so far: {@code udp} or {@code tcp}, a space, and the name. */
  public List<String> questions() {
    return questions;
  }

  /** An answer with these records and the AD bit. */
  public static Message answer(Message question, Record... records) {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AD);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    for (Record record : records) {
      answer.addRecord(record, Section.ANSWER);
    }
    return answer;
  }

  public static Message failure(Message question, int code) {
    Message answer = answer(question);
    answer.getHeader().setRcode(code);
    return answer;
  }

  public static Message nothing(Message question) {
    return failure(question, Rcode.NXDOMAIN);
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }

  private void answerPackets() {
    byte[] buffer = new byte[65536];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
        byte[] answer = answered("udp", question).toWire(1232);
        udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException silent) {
        // A script says nothing by throwing.
      }
    }
  }

  private void answerConnections() {
    while (!tcp.isClosed()) {
      try (Socket connection = tcp.accept()) {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        Message question = new Message(in.readNBytes(in.readUnsignedShort()));
        byte[] answer = answered("tcp", question).toWire(65535);
        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
      } catch (IOException silent) {
        // A script says nothing by throwing.
      }
    }
  }

  private Message answered(String way, Message question) throws IOException {
    questions.add(way + " " + question.getQuestion().getName());
    return script.answer(question);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "loopback-dns");
    thread.setDaemon(true);
    thread.start();
  }
}
