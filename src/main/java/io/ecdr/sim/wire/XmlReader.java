package io.ecdr.sim.wire;

import io.ecdr.sim.service.ServiceFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Reads XML documents into SDK classes; names come from the classes' own descriptions. */
final class XmlReader {

  private XmlReader() {}

  /**
   * Parses a document. Document types and anything from outside are refused.
   *
   * @throws ServiceFault {@code MalformedXML}
   */
  static Element parse(InputStream in) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      // The default handler prints to the error stream.
      builder.setErrorHandler(null);
      return builder.parse(in).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw malformed();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ServiceFault malformed() {
    return new ServiceFault(
        "MalformedXML",
        400,
        "The XML you provided was not well-formed or did not validate against our published schema");
  }

  /**
   * Fills a builder from an element's children.
   *
   * @throws ServiceFault {@code MalformedXML} when one is not known or not of its type
   */
  static void fill(SdkPojo target, Element from) {
    var children = children(from);
    var known = new TreeSet<String>();
    for (SdkField<?> field : target.sdkFields()) {
      if (field.location() == MarshallLocation.PAYLOAD
          && !field.containsTrait(XmlAttributeTrait.class)) {
        known.add(field.locationName());
        set(target, field, children);
      }
    }
    for (var child : children) {
      if (!known.contains(child.getLocalName())) {
        throw malformed().with("UnknownElement", child.getLocalName());
      }
    }
  }

  private static void set(SdkPojo target, SdkField<?> field, List<Element> children) {
    var mine =
        children.stream().filter(c -> c.getLocalName().equals(field.locationName())).toList();
    if (mine.isEmpty()) {
      return;
    }
    if (field.marshallingType() == MarshallingType.LIST) {
      var trait = field.getTrait(ListTrait.class);
      var items = new ArrayList<Object>();
      var elements = trait.isFlattened() ? mine : children(mine.get(0));
      elements.forEach(item -> items.add(value(trait.memberFieldInfo(), item)));
      field.set(target, items);
    } else {
      field.set(target, value(field, mine.get(0)));
    }
  }

  private static Object value(SdkField<?> field, Element element) {
    if (field.marshallingType() == MarshallingType.SDK_POJO) {
      var empty = field.constructor().get();
      fill(empty, element);
      return Scalars.built(empty);
    }
    if (field.marshallingType() == MarshallingType.MAP) {
      return Map.of();
    }
    String text = element.getTextContent();
    try {
      return Scalars.parse(
          field,
          field.locationName(),
          field.marshallingType() == MarshallingType.STRING ? text : text.trim());
    } catch (ServiceFault e) {
      throw malformed();
    }
  }

  private static List<Element> children(Element parent) {
    var found = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }
}
