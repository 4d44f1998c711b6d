import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { CarrierFault, FAULTS } from './fault.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data of this element alone, trimmed. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/**
 * Parses a TwiML document into its root element.
 * @throws CarrierFault 12100 for anything that is not one well-formed `<Response>`
 */
export function parseXml(xml: string): XmlElement {
  const validity = XMLValidator.validate(xml);
  if (validity !== true) throw new CarrierFault(FAULTS.documentParse, validity.err.msg);
  const tree: unknown = parser.parse(xml);
  const roots = (Array.isArray(tree) ? tree : []).map(toElement).filter((element) => element !== undefined);
  const root = roots[0];
  if (roots.length === 1 && root?.name === 'Response') return root;
  throw new CarrierFault(FAULTS.documentParse, 'the document is not one <Response>');
}

/** The parser's ordered form: `{ Name: [children], ":@": attributes }`, text as `{ "#text": … }`. */
function toElement(node: unknown): XmlElement | undefined {
  if (!isRecord(node)) return undefined;
  const entry = Object.entries(node).find(([key]) => key !== ':@');
  if (!entry || entry[0].startsWith('#') || entry[0].startsWith('?')) return undefined;
  const [name, content] = entry;
  const inner: unknown[] = Array.isArray(content) ? content : [];
  return {
    name,
    attributes: toAttributes(node[':@']),
    children: inner.map(toElement).filter((element) => element !== undefined),
    text: inner.map(toText).join('').trim(),
  };
}

function toAttributes(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

function toText(node: unknown): string {
  return isRecord(node) && '#text' in node ? String(node['#text']) : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
