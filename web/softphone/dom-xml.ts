import { CallFault, FAULTS } from './call-fault.ts';
import type { XmlElement } from './xml-element.ts';

/** Reads XML with the parser of the browser. @throws CallFault when it is none */
export function readDomXml(xml: string): XmlElement {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.getElementsByTagName('parsererror').length > 0)
    throw new CallFault(FAULTS.documentParse, 'The answer of the gateway is not XML.');
  return toElement(document.documentElement);
}

function toElement(element: Element): XmlElement {
  const texts = [...element.childNodes].filter(
    (node) => node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE,
  );
  return {
    name: element.tagName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.children].map(toElement),
    text: texts
      .map((node) => node.textContent ?? '')
      .join('')
      .trim(),
  };
}
