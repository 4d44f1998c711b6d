import { fieldsOf } from '../is-record.ts';
/** What the Connect flow sends about the caller. */
export interface LookupQuery {
  /** The stored customer input: the digits, or `Timeout` when the caller pressed none. */
  readonly token?: string | undefined;
  /** `CustomerEndpoint.Address`. */
  readonly caller?: string | undefined;
  readonly contactId: string;
  /** Why the flow turns the caller away; absent in a request for the conversation. */
  readonly outcome?: string | undefined;
}

/**
 * Reads the event that Amazon Connect sends to a Lambda function: `ContactId` and `CustomerEndpoint.Address` of
 * `Details.ContactData`, `token` and `outcome` of `Details.Parameters`.
 * @returns undefined when the event has no ContactId, because nothing can be claimed without it
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
