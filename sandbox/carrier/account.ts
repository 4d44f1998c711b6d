import { newSid } from './identifiers.ts';

/** What a number does with calls, by the names of Twilio's API. */
export interface NumberSettings {
  readonly voice_url: string;
  readonly voice_method: string;
  readonly voice_application_sid: string;
  readonly trunk_sid: string;
  readonly voice_fallback_url: string;
  readonly status_callback: string;
  readonly status_callback_method: string;
}

export interface AccountNumber extends NumberSettings {
  readonly sid: string;
  /** E.164. */
  readonly phone_number: string;
}

/** An update that Twilio would refuse. */
export interface NumberRefusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

const BLANK: NumberSettings = {
  voice_url: '',
  voice_method: 'POST',
  voice_application_sid: '',
  trunk_sid: '',
  voice_fallback_url: '',
  status_callback: '',
  status_callback_method: 'POST',
};
/** The parameters of an update and what they change; Twilio ignores others. */
const PARAMETERS: Readonly<Record<string, keyof NumberSettings>> = {
  VoiceUrl: 'voice_url',
  VoiceMethod: 'voice_method',
  VoiceApplicationSid: 'voice_application_sid',
  TrunkSid: 'trunk_sid',
  VoiceFallbackUrl: 'voice_fallback_url',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
};

/** The operator's account with the carrier: its state and its numbers. */
export class Account {
  status: 'active' | 'suspended' | 'closed' = 'active';
  readonly #numbers = new Map<string, AccountNumber>();

  /** Gives the account a number. @param phoneNumber E.164 */
  add(phoneNumber: string, settings: Partial<NumberSettings> = {}): AccountNumber {
    const number = { ...BLANK, ...settings, sid: newSid('PN'), phone_number: phoneNumber };
    this.#numbers.set(number.sid, number);
    return number;
  }

  /** Takes all numbers away. */
  clear(): void {
    this.#numbers.clear();
  }

  /** @param phoneNumber only this one */
  numbers(phoneNumber?: string): readonly AccountNumber[] {
    const all = [...this.#numbers.values()];
    return phoneNumber === undefined ? all : all.filter((number) => number.phone_number === phoneNumber);
  }

  /** Undefined when there is no such number. */
  update(sid: string, form: URLSearchParams): AccountNumber | NumberRefusal | undefined {
    const number = this.#numbers.get(sid);
    if (!number) return undefined;
    const changes = Object.entries(PARAMETERS).flatMap(([parameter, name]) => {
      const value = form.get(parameter);
      return value === null ? [] : [[name, value] as const];
    });
    const refusal = changes.map(([name, value]) => refusalOf(name, value)).find((found) => found);
    if (refusal) return refusal;
    const updated: AccountNumber = { ...number, ...Object.fromEntries(changes) };
    this.#numbers.set(sid, updated);
    return updated;
  }
}

function refusalOf(name: keyof NumberSettings, value: string): NumberRefusal | undefined {
  if (name === 'voice_method' || name === 'status_callback_method') {
    if (value === 'GET' || value === 'POST') return undefined;
    return { status: 400, code: 21403, message: `${name} is not valid` };
  }
  const isUrl = name === 'voice_url' || name === 'status_callback';
  if (!isUrl || value === '' || /^https?:\/\//.test(value)) return undefined;
  return { status: 400, code: 21402, message: `${name} is not a valid URL` };
}
