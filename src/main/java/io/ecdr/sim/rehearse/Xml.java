package io.ecdr.sim.rehearse;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** An element of an XML answer, found by the names of its children. */
public final class Xml {

  private final Element element;

  private Xml(Element element) {
    this.element = element;
  }

  /**
   * Reads a document. Document types are refused, so nothing outside it is ever fetched.
   *
   * @throws IllegalArgumentException when it is no XML
   */
  public static Xml parse(String text) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      // Without a handler of its own it prints to the standard error stream.
      builder.setErrorHandler(null);
      return new Xml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (Exception e) {
      throw new IllegalArgumentException("the answer is not XML: " + start(text), e);
    }
  }

  /** The element's name. */
  public String name() {
    return element.getLocalName() == null ? element.getTagName() : element.getLocalName();
  }

  /** Its children in order. */
  public List<Xml> children() {
    var found = new ArrayList<Xml>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        found.add(new Xml(child));
      }
    }
    return found;
  }

  /** The children that have a name. */
  public List<Xml> children(String name) {
    return children().stream().filter(c -> c.name().equals(name)).toList();
  }

  /** The first descendant along a path of names such as {@code NodeGroups/NodeGroup}. */
  public Optional<Xml> at(String path) {
    var here = Optional.of(this);
    for (String name : path.split("/")) {
      here = here.flatMap(x -> x.children(name).stream().findFirst());
    }
    return here;
  }

  /** The text along a path, or nothing when it is absent or empty. */
  public Optional<String> text(String path) {
    return at(path).map(Xml::text).filter(t -> !t.isEmpty());
  }

  /** Its own text, without the space around it. */
  public String text() {
    return element.getTextContent().strip();
  }

  private static String start(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 120 ? line.substring(0, 120) + "…" : line;
  }
}
