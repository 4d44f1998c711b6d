/** What of an invocation differs from test to test. `caller: undefined` leaves the endpoint's address out. */
export interface InvocationFacts {
  readonly token?: string;
  readonly caller?: string | undefined;
  readonly contactId?: string;
  /** Why the flow turns the caller away. */
  readonly outcome?: string;
}

/** An event as Amazon Connect sends it to a function that a flow invokes. */
export function connectEvent({ token, caller, contactId = 'contact-1', outcome }: InvocationFacts) {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        Channel: 'VOICE',
        ContactId: contactId,
        InitialContactId: contactId,
        PreviousContactId: contactId,
        InitiationMethod: 'INBOUND',
        InstanceARN: 'arn:aws:connect:us-east-1:000000000000:instance/11111111-1111-1111-1111-111111111111',
        CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', ...(caller !== undefined && { Address: caller }) },
        SystemEndpoint: { Address: '+14155550111', Type: 'TELEPHONE_NUMBER' },
        Queue: null,
      },
      Parameters: { ...(token !== undefined && { token }), ...(outcome !== undefined && { outcome }) },
    },
  };
}
