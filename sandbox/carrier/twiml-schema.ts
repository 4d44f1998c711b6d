import { CarrierFault, FAULTS } from './fault.ts';
import type { XmlElement } from './twiml-xml.ts';

interface ElementRule {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** What may stand inside, besides text. */
  readonly children?: readonly string[];
  readonly text?: 'required' | 'allowed';
}

const CALLBACK = ['statusCallback', 'statusCallbackMethod'] as const;

/** The part of TwiML that this carrier speaks. Everything else is refused, so that no typing error goes unseen. */
const RULES: Readonly<Record<string, ElementRule>> = {
  Response: { children: ['Say', 'Play', 'Pause', 'Redirect', 'Hangup', 'Reject', 'Connect', 'Dial'] },
  Say: { optional: ['voice', 'language', 'loop'], text: 'required' },
  Play: { optional: ['loop', 'digits'], text: 'allowed' },
  Pause: { optional: ['length'] },
  Redirect: { optional: ['method'], text: 'required' },
  Hangup: {},
  Reject: { optional: ['reason'] },
  Connect: { optional: ['action', 'method'], children: ['Stream'] },
  Stream: { required: ['url'], optional: ['name', 'track', ...CALLBACK], children: ['Parameter'] },
  Parameter: { required: ['name', 'value'] },
  Dial: {
    optional: [
      ...['action', 'method', 'timeout', 'timeLimit', 'callerId', 'answerOnBridge', 'ringTone'],
      ...['hangupOnStar', 'record', 'recordingStatusCallback', 'recordingTrack', 'trim', 'sequential'],
    ],
    children: ['Number'],
    text: 'allowed',
  },
  Number: { optional: ['sendDigits', 'statusCallbackEvent', ...CALLBACK], text: 'required' },
};

/**
 * Checks an element and everything in it.
 * @throws CarrierFault 12200 that names the element and what is wrong with it
 */
export function checkSchema(element: XmlElement): void {
  const rule = RULES[element.name];
  if (!rule) throw schemaFault(`<${element.name}> is not known`);
  checkAttributes(element, rule);
  if (rule.text === 'required' && element.text === '') throw schemaFault(`<${element.name}> is empty`);
  if (!rule.text && element.text !== '') throw schemaFault(`<${element.name}> must not hold text`);
  for (const child of element.children) {
    if (!rule.children?.includes(child.name)) {
      throw schemaFault(`<${child.name}> is not allowed in <${element.name}>`);
    }
    checkSchema(child);
  }
}

function checkAttributes({ name, attributes }: XmlElement, rule: ElementRule): void {
  for (const attribute of rule.required ?? []) {
    if (!attributes[attribute]) throw schemaFault(`<${name}> lacks ${attribute}`);
  }
  for (const attribute of Object.keys(attributes)) {
    if (!rule.required?.includes(attribute) && !rule.optional?.includes(attribute)) {
      throw schemaFault(`<${name}> has no attribute ${attribute}`);
    }
  }
}

export function schemaFault(message: string): CarrierFault {
  return new CarrierFault(FAULTS.schema, message);
}
