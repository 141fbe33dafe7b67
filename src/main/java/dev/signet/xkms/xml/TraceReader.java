package dev.signet.xkms.xml;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.model.Trace.Basis;
import dev.signet.xkms.model.Trace.Shown;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Values;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Element;

/** Reads what an explanation tells about grounds and searches (wsdl/explanation.xsd). */
final class TraceReader {

  /** Parts of one kind that are read; what a Signet service sends stays far below it. */
  static final int MAX_PARTS = 1000;

  private static final int MAX_COUNT = 1_000_000_000;

  private TraceReader() {}

  static List<Element> parts(Children children, String name) {
    return children.manyIf(
        element -> Elements.is(element, ExplanationExtension.NAMESPACE, name), name, MAX_PARTS);
  }

  static List<Explanation.Ground> grounds(Children children) {
    return parts(children, "Ground").stream().map(TraceReader::ground).toList();
  }

  static List<String> path(Children children) {
    return parts(children, "Certificate").stream().map(e -> required(e, "Subject")).toList();
  }

  static Trace trace(Element search) {
    Children children = new Children(search);
    List<Trace.Tried> tried = parts(children, "Tried").stream().map(TraceReader::tried).toList();
    List<Trace.Step> refused = parts(children, "Refused").stream().map(TraceReader::step).toList();
    List<Trace.Used> evidence =
        parts(children, "Evidence").stream().map(TraceReader::used).toList();
    List<Trace.Asked> asked = parts(children, "Inquiry").stream().map(TraceReader::asked).toList();
    Element spent = children.required(ExplanationExtension.NAMESPACE, "Spent");
    return new Trace(
        required(search, "Policy"),
        basis(search),
        new Shown<>(tried, count(spent, "MoreTried")),
        new Shown<>(refused, count(spent, "MoreRefused")),
        new Shown<>(evidence, count(spent, "MoreEvidence")),
        new Shown<>(asked, count(spent, "MoreInquiries")),
        spent(spent));
  }

  private static Explanation.Ground ground(Element element) {
    String finding = required(element, "Finding");
    return new Explanation.Ground(
        required(element, "Topic"),
        Values.closed(StatusValue.class, "Finding", element, finding),
        required(element, "Rule"),
        Values.text(element),
        Elements.attribute(element, "Remedy"));
  }

  private static Trace.Tried tried(Element element) {
    Children children = new Children(element);
    return new Trace.Tried(path(children), required(element, "Anchor"), grounds(children));
  }

  private static Trace.Step step(Element element) {
    List<Explanation.Ground> grounds = grounds(new Children(element));
    if (grounds.size() != 1) {
      throw new NotReadable("Refused has one Ground");
    }
    return new Trace.Step(required(element, "Issued"), required(element, "Issuer"), grounds.get(0));
  }

  private static Trace.Used used(Element element) {
    return new Trace.Used(
        required(element, "About"),
        required(element, "Kind"),
        required(element, "Origin"),
        Values.time("ThisUpdate", required(element, "ThisUpdate")),
        Elements.attribute(element, "NextUpdate").map(text -> Values.time("NextUpdate", text)));
  }

  private static Trace.Asked asked(Element element) {
    return new Trace.Asked(
        required(element, "Location"), Values.text(element), milliseconds(element));
  }

  private static Trace.Spent spent(Element element) {
    return new Trace.Spent(
        count(element, "SignatureChecks"),
        count(element, "Candidates"),
        count(element, "Fetches"),
        milliseconds(element),
        Elements.attribute(element, "Exhausted"));
  }

  /** A kind of trust that is not known here is none. */
  private static Basis basis(Element search) {
    String word = required(search, "Basis");
    return Arrays.stream(Basis.values())
        .filter(basis -> basis.name().equals(word))
        .findFirst()
        .orElse(Basis.NONE);
  }

  private static Duration milliseconds(Element element) {
    return Duration.ofMillis(count(element, "Milliseconds"));
  }

  private static int count(Element element, String attribute) {
    return Values.integer(attribute, required(element, attribute))
        .max(BigInteger.ZERO)
        .min(BigInteger.valueOf(MAX_COUNT))
        .intValueExact();
  }

  private static String required(Element element, String attribute) {
    return BindingReader.required(element, attribute);
  }
}
