package dev.signet.xkms.registry.jdbc;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Names and certificates as one column holds them, so that a binding is read with one row: counts,
 * lengths, octets.
 */
record Packed(List<UseKeyWith> names, List<Octets> certificates) {

  private static final int VERSION = 1;

  static Packed names(List<UseKeyWith> names) {
    return new Packed(names, List.of());
  }

  Octets written() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.writeByte(VERSION);
      out.writeInt(names.size());
      for (UseKeyWith name : names) {
        write(out, name.application().getBytes(StandardCharsets.UTF_8));
        write(out, name.identifier().getBytes(StandardCharsets.UTF_8));
      }
      out.writeInt(certificates.size());
      for (Octets certificate : certificates) {
        write(out, certificate.toByteArray());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Octets.of(octets.toByteArray());
  }

  static Packed read(byte[] column) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(column))) {
      if (in.readByte() != VERSION) {
        throw new IllegalStateException("names and certificates were written by a newer Signet");
      }
      return new Packed(readNames(in), readCertificates(in));
    } catch (IOException damaged) {
      throw new IllegalStateException(
          "names and certificates of a registry row are damaged", damaged);
    }
  }

  private static List<UseKeyWith> readNames(DataInputStream in) throws IOException {
    List<UseKeyWith> names = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(new UseKeyWith(readText(in), readText(in)));
    }
    return names;
  }

  private static List<Octets> readCertificates(DataInputStream in) throws IOException {
    List<Octets> certificates = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      certificates.add(Octets.of(readOctets(in)));
    }
    return certificates;
  }

  private static void write(DataOutputStream out, byte[] octets) throws IOException {
    out.writeInt(octets.length);
    out.write(octets);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readOctets(in), StandardCharsets.UTF_8);
  }

  private static byte[] readOctets(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new IOException("octets end too early");
    }
    return octets;
  }
}
