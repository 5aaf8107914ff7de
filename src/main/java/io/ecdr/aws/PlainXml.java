package io.ecdr.aws;

import io.ecdr.model.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Answers of the Query protocol and of EC2's as plain trees. */
final class PlainXml {

  private PlainXml() {}

  /** What an answer tells: EC2's at its root, a Query service's within {@code …Result}. */
  static Value.Fields answer(byte[] document, FormNames names) {
    var root = root(document);
    var result = children(root).stream().filter(c -> c.getTagName().endsWith("Result")).findFirst();
    return fields(result.orElse(root), names);
  }

  /** The text of the first element of that name, anywhere. */
  static Optional<String> first(byte[] document, String name) {
    var found = root(document).getElementsByTagName(name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().strip());
  }

  private static Value.Fields fields(Element element, FormNames names) {
    var members = new TreeMap<String, Value>();
    for (var child : children(element)) {
      members.put(names.read(child.getTagName()), value(child, names));
    }
    return new Value.Fields(members);
  }

  private static Value value(Element element, FormNames names) {
    if (names.list(element.getTagName())) {
      return Value.items(children(element).stream().map(c -> value(c, names)).toList());
    }
    if (!children(element).isEmpty()) {
      return fields(element, names);
    }
    var text = element.getTextContent();
    if (names.number(element.getTagName()) && text.matches("-?\\d{1,18}")) {
      return new Value.Num(new BigDecimal(text));
    }
    return new Value.Text(text);
  }

  private static List<Element> children(Element element) {
    List<Element> all = new ArrayList<>();
    for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        all.add(child);
      }
    }
    return all;
  }

  private static Element root(byte[] document) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Quiet());
      return builder.parse(new ByteArrayInputStream(document)).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw SdkClientException.create("no XML: " + e.getMessage());
    }
  }

  /** The parser's own one writes to the terminal. */
  private static final class Quiet implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Nothing that would keep it from being read.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
