/** What the Connect flow knows of the caller when it asks. */
export interface LookupQuery {
  /** The stored customer input: the digits, or `Timeout` when none were pressed. */
  readonly token?: string | undefined;
  /** `CustomerEndpoint.Address`. */
  readonly caller?: string | undefined;
  readonly contactId: string;
  /** Why the flow turns the caller away; absent when it asks for the conversation. */
  readonly outcome?: string | undefined;
}

/** An object whose fields are not known yet. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * What Amazon Connect hands to a function that a flow invokes, as far as the look-up needs it: `ContactId` and
 * `CustomerEndpoint.Address` of `Details.ContactData`, `token` and `outcome` of `Details.Parameters`.
 * @returns undefined when it names no contact: nothing could be claimed for it
 */
export function parseConnectEvent(event: unknown): LookupQuery | undefined {
  const details = fieldsOf(fieldsOf(event).Details);
  const contact = fieldsOf(details.ContactData);
  const contactId = textOf(contact.ContactId);
  if (contactId === undefined) return undefined;
  const parameters = fieldsOf(details.Parameters);
  return {
    contactId,
    caller: textOf(fieldsOf(contact.CustomerEndpoint).Address),
    token: textOf(parameters.token),
    outcome: textOf(parameters.outcome),
  };
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
