/** An element of TwiML, whichever parser has read it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data of this element alone, trimmed. */
  readonly text: string;
}

/** Reads a document. @throws CallFault when it is no XML */
export type ReadXml = (xml: string) => XmlElement;
