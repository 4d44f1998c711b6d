import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config/config.ts';
import { ConfigError, faultLine } from '../src/config/setting-fault.ts';

const GOOD = {
  OPENAI_API_KEY: 'sk-secret-value',
  AWS_REGION: 'ap-southeast-2',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'auth-secret-value',
  CONNECT_PHONE_NUMBER: '+14155550100',
};
const NO_FALLBACK =
  'ENABLE_VOICE_FALLBACK: no fallback provider, because NOVA_REGION is not set. If that is intended, write ENABLE_VOICE_FALLBACK=false.';
const { OPENAI_API_KEY: _key, ...NOVA_ONLY } = { ...GOOD, VOICE_PROVIDER: 'nova' };

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(faultLine);
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('has a default for everything that can have one', () => {
    const { config, warnings } = readConfig(GOOD);
    expect(warnings).toEqual([NO_FALLBACK]);
    expect(config).toMatchObject({
      provider: 'openai',
      voiceFallback: true,
      firstAudioMs: 6_000,
      openai: {
        baseUrl: 'https://api.openai.com/v1',
        model: 'gpt-realtime-2.1',
        voice: 'marin',
        transcriptionModel: 'gpt-live-transcribe',
        turnTaking: 'server',
      },
      nova: {
        regions: ['us-east-1'],
        modelId: 'amazon.nova-2-sonic-v1:0',
        voiceId: 'matthew',
        sampleRateHz: 8000,
        sessionLimitMs: 480_000,
        endpointing: 'MEDIUM',
        maxTokens: 1024,
        temperature: 0.7,
        topP: 0.9,
        maxRetries: 3,
      },
      publicUrl: 'https://voice.example.com',
      http: { host: '0.0.0.0', port: 3000 },
      logLevel: 'info',
      twilio: { validateSignatures: true },
      store: { table: 'voice-sessions', createTables: false },
      handoff: { tokenTtlSeconds: 600, dialTimeoutSeconds: 30 },
      limits: { maxCalls: 200, maxCallSeconds: 3600, idleCallSeconds: 60, drainSeconds: 900 },
    });
  });

  it('cannot be changed afterwards', () => {
    const { config } = readConfig(GOOD);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.nova.regions)).toBe(true);
  });

  it('names every fault in the order of the table, with what it must be and what it is', () => {
    const faults = faultsOf({
      PUBLIC_URL: 'http://voice.example.com/path',
      PORT: '30o0',
      NOVA_SONIC_SAMPLE_RATE: '44100',
      AWS_BEDROCK_TEMPERATURE: '7',
      CONNECT_PHONE_NUMBER: '0415 555 0100',
      ENABLE_VOICE_FALLBACK: 'perhaps',
      TWILIO_ACCOUNT_SID: 'sk-mixed-up-secret',
      SESSIONS_TABLE: 'a b',
      OPENAI_BASE_URL: 'wss://api.openai.com',
      ASSISTANT_PROMPT_FILE: '/nowhere/prompt.txt',
    });
    expect(faults).toEqual([
      'ENABLE_VOICE_FALLBACK must be true or false (got "perhaps")',
      'OPENAI_API_KEY is missing: write the key of the OpenAI project, or set VOICE_PROVIDER=nova',
      'OPENAI_BASE_URL must be an http:// or https:// address (got "wss://api.openai.com")',
      'NOVA_SONIC_SAMPLE_RATE must be 8000, 16000 or 24000 (got "44100")',
      'AWS_BEDROCK_TEMPERATURE must be a number from 0 to 1 (got "7")',
      'AWS_REGION is missing: write the AWS region of DynamoDB and Connect, like ap-southeast-2',
      'PUBLIC_URL must be the public https:// origin without a path, like https://voice.example.com (got "http://voice.example.com/path")',
      'PORT must be a whole number from 0 to 65535 (got "30o0")',
      'TWILIO_ACCOUNT_SID must be the account SID from the Twilio console: AC and 32 characters',
      'TWILIO_AUTH_TOKEN is missing: write the primary auth token from the Twilio console, which signatures are checked with',
      'SESSIONS_TABLE must be a DynamoDB table name of 3 to 255 letters, digits, dots, dashes or underscores (got "a b")',
      'CONNECT_PHONE_NUMBER must be a phone number in E.164 form, like +14155550100 (got "0415 555 0100")',
      'ASSISTANT_PROMPT_FILE must be the path of a text file that can be read (got "/nowhere/prompt.txt")',
    ]);
  });

  it('takes Nova for a fallback of OpenAI only where its region is named', () => {
    const configured = (env: NodeJS.ProcessEnv) => readConfig({ ...GOOD, ...env }).config.nova.configured;
    expect(configured({})).toBe(false);
    expect(configured({ NOVA_REGION: 'us-east-1' })).toBe(true);
    expect(configured({ AWS_BEDROCK_REGION: 'us-east-1' })).toBe(true);
    expect(readConfig(NOVA_ONLY).config.nova).toMatchObject({ configured: true, regions: ['us-east-1'] });
    expect(readConfig({ ...GOOD, ENABLE_VOICE_FALLBACK: 'false' }).warnings).toEqual([]);
  });

  it('counts an empty value as unset and trims the others', () => {
    const { config } = readConfig({ ...GOOD, PORT: ' ', OPENAI_VOICE: '', TWILIO_AUTH_TOKEN: ' abc\r' });
    expect(config.http.port).toBe(3000);
    expect(config.openai?.voice).toBe('marin');
    expect(config.twilio.authToken).toBe('abc');
  });

  it.each([
    ['PORT', GOOD.OPENAI_API_KEY],
    ['PORT', `x${GOOD.TWILIO_AUTH_TOKEN}`],
    ['PORT', 'sk-other-secret'],
    ['AWS_REGION', 'AKIAIOSFODNN7EXAMPLE'],
    ['OPENAI_BASE_URL', 'ftp://user:secret@example.com'],
    ['LOG_LEVEL', '5f4dcc3b5aa765d61d8327deb882cf99'],
    ['TWILIO_ACCOUNT_SID', 'a secret'],
  ])('never repeats what may be a secret in a fault of %s', (name, value) => {
    const [fault, ...others] = faultsOf({ ...GOOD, [name]: value });
    expect(fault).toMatch(new RegExp(`^${name} must be [^(]+$`));
    expect(others).toEqual([]);
  });

  it('shortens a long value', () => {
    expect(faultsOf({ ...GOOD, VOICE_PROVIDER: 'nova '.repeat(100) })).toEqual([
      expect.stringMatching(
        /^VOICE_PROVIDER must be openai, openai-live, nova or cascade \(got "[a ovn]{80}…"\)$/,
      ),
    ]);
  });
});

describe('the provider', () => {
  it('takes no key that cannot be sent in a header, like that of an example', () => {
    const env = { ...GOOD, OPENAI_API_KEY: 'sk-…', TWILIO_AUTH_TOKEN: 'two words' };
    expect(faultsOf(env)).toEqual([
      'OPENAI_API_KEY must be the whole key, in ASCII characters without spaces',
      'TWILIO_AUTH_TOKEN must be the whole key, in ASCII characters without spaces',
    ]);
  });

  it('needs a key only when it is OpenAI', () => {
    expect(readConfig(NOVA_ONLY).config.provider).toBe('nova');
    expect(readConfig(NOVA_ONLY).config.openai).toBeUndefined();
  });

  it('warns of a fallback that is not set up', () => {
    expect(readConfig(NOVA_ONLY).warnings).toEqual([expect.stringContaining('OPENAI_API_KEY is not set')]);
    expect(readConfig({ ...NOVA_ONLY, ENABLE_VOICE_FALLBACK: 'false' }).warnings).toEqual([]);
  });

  it.each([
    ['true', 'nova'],
    ['FALSE', 'openai'],
    ['1', 'nova'],
  ])('takes USE_NOVA_SONIC=%s as %s, with a warning', (old, provider) => {
    const { config, warnings } = readConfig({ ...GOOD, USE_NOVA_SONIC: old, NOVA_REGION: 'us-east-1' });
    expect(config.provider).toBe(provider);
    expect(warnings).toEqual([`USE_NOVA_SONIC is deprecated: write VOICE_PROVIDER=${provider} instead.`]);
  });

  it('ignores USE_NOVA_SONIC beside VOICE_PROVIDER, with a warning', () => {
    const env = { ...GOOD, USE_NOVA_SONIC: 'true', VOICE_PROVIDER: 'openai', NOVA_REGION: 'us-east-1' };
    const { config, warnings } = readConfig(env);
    expect(config.provider).toBe('openai');
    expect(warnings).toEqual([expect.stringContaining('USE_NOVA_SONIC is ignored')]);
  });

  it('refuses a USE_NOVA_SONIC that says neither', () => {
    expect(faultsOf({ ...NOVA_ONLY, VOICE_PROVIDER: undefined, USE_NOVA_SONIC: 'maybe' })).toEqual([
      'USE_NOVA_SONIC is neither true nor false: remove it and write VOICE_PROVIDER=nova or VOICE_PROVIDER=openai',
    ]);
  });
});

describe('cost and privacy', () => {
  it('have no budget and mask cards, unless told otherwise', () => {
    const { config } = readConfig(GOOD);
    expect(config.cost).toEqual({ pricesFile: undefined, dailyBudgetUsd: undefined });
    expect(config.limits.maxCallCostUsd).toBeUndefined();
    expect(config.privacy.redact).toEqual(['cards']);
    expect(config.store.sessionTtlDays).toBe(30);
    expect(config.assistant.secureInput).toBe(false);
  });

  it('are read as dollars and lists', () => {
    const env = {
      MAX_CALL_COST_USD: '1.50',
      DAILY_BUDGET_USD: '100',
      REDACT: 'Phone, email',
      SESSION_TTL_DAYS: '7',
    };
    const { config } = readConfig({ ...GOOD, ...env });
    expect(config.limits.maxCallCostUsd).toBe(1.5);
    expect(config.cost.dailyBudgetUsd).toBe(100);
    expect(config.privacy.redact).toEqual(['phone', 'email']);
    expect(config.store.sessionTtlDays).toBe(7);
  });

  it.each([
    [{ MAX_CALL_COST_USD: '0' }, /^MAX_CALL_COST_USD must be an amount of US dollars above 0/],
    [{ DAILY_BUDGET_USD: '$5' }, /^DAILY_BUDGET_USD must be an amount of US dollars/],
    [{ REDACT: 'phone,names' }, /^REDACT must be a comma-separated list of cards, iban/],
    [{ PRICES_FILE: '/nowhere.json' }, /^PRICES_FILE must be the path of a JSON file with prices/],
  ])('are refused when they make no sense: %o', (env, fault) => {
    expect(faultsOf({ ...GOOD, ...env })).toEqual([expect.stringMatching(fault)]);
  });

  it('warn of a limit that cannot hand over', () => {
    const env = { ...GOOD, MAX_CALL_COST_USD: '1', CONNECT_PHONE_NUMBER: '' };
    expect(readConfig(env).warnings).toContainEqual(expect.stringContaining('MAX_CALL_COST_USD only warns'));
  });
});

describe('private hosts for tools', () => {
  it('are none, unless they are listed with their ports', () => {
    expect(readConfig(GOOD).config.tools.privateHosts).toEqual([]);
    const { config } = readConfig({ ...GOOD, TOOLS_ALLOW_PRIVATE: 'Orders.internal:8443, [fd00::1]:80' });
    expect(config.tools.privateHosts).toEqual(['orders.internal:8443', 'fd00::1:80']);
    expect(faultsOf({ ...GOOD, TOOLS_ALLOW_PRIVATE: 'orders.internal' }).join()).toContain(
      'a comma-separated list of hosts with their ports',
    );
  });
});

describe('the text model that judges caller turns', () => {
  const judged = { ESCALATION_OPENAI_MODEL: 'gpt-6-luna' };

  it('is none, and would judge every turn, unless told otherwise', () => {
    const { escalation } = readConfig(GOOD).config;
    expect(escalation).toMatchObject({ modelId: undefined, openaiModel: undefined, judge: 'all' });
    expect(readConfig({ ...GOOD, ESCALATION_JUDGE: 'doubtful' }).config.escalation.judge).toBe('doubtful');
  });

  it('needs the key when it is one of OpenAI, whichever model speaks', () => {
    expect(readConfig({ ...GOOD, ...judged }).config.escalation.openaiModel).toBe('gpt-6-luna');
    expect(faultsOf({ ...NOVA_ONLY, ...judged })).toEqual([
      'OPENAI_API_KEY is missing: write the key of the OpenAI project, or remove ESCALATION_OPENAI_MODEL',
    ]);
  });

  it('is the one on Bedrock when two are named, with a warning', () => {
    const { warnings } = readConfig({ ...GOOD, ...judged, ESCALATION_MODEL_ID: 'amazon.nova-lite-v1:0' });
    expect(warnings).toContainEqual(expect.stringMatching(/^ESCALATION_OPENAI_MODEL is ignored because/));
  });

  it('judges no other turns than are known', () => {
    expect(faultsOf({ ...GOOD, ESCALATION_JUDGE: 'some' })).toEqual([
      'ESCALATION_JUDGE must be all or doubtful (got "some")',
    ]);
  });
});

describe("Nova's regions", () => {
  const regions = (env: NodeJS.ProcessEnv) => readConfig({ ...GOOD, ...env }).config.nova.regions;

  it('are a list in order of preference', () => {
    expect(regions({ NOVA_REGION: 'us-west-2, eu-north-1' })).toEqual(['us-west-2', 'eu-north-1']);
  });

  it('fall back to AWS_BEDROCK_REGION, then to us-east-1', () => {
    expect(regions({ AWS_BEDROCK_REGION: 'ap-northeast-1' })).toEqual(['ap-northeast-1']);
    expect(regions({ AWS_BEDROCK_REGION: 'us-west-2', NOVA_REGION: 'us-east-1' })).toEqual(['us-east-1']);
    expect(regions({})).toEqual(['us-east-1']);
  });

  it('are only warned of when they are not known', () => {
    const { warnings } = readConfig({ ...GOOD, NOVA_REGION: 'ap-southeast-2' });
    expect(warnings).toEqual([expect.stringContaining('ap-southeast-2')]);
  });

  it('cannot be an empty list', () => {
    expect(faultsOf({ ...GOOD, NOVA_REGION: ',' })).toEqual([
      expect.stringMatching(/^NOVA_REGION must be a region/),
    ]);
  });
});

describe('the settings of CRMs', () => {
  const webhook = {
    CRM_WEBHOOK_URL: 'https://crm.example.com/calls/',
    CRM_WEBHOOK_SECRET: 'sixteen-letters!',
  };
  const hubspot = { ENABLE_HUBSPOT: 'true', HUBSPOT_ACCESS_TOKEN: 'pat-na1-x' };

  it('are absent by default', () => {
    const { config } = readConfig(GOOD);
    expect([config.hubspot, config.crmWebhook]).toEqual([undefined, undefined]);
  });

  it('are read, and the address of the webhook is used as it is written', () => {
    const { config } = readConfig({ ...GOOD, ...webhook, ...hubspot, HUBSPOT_TICKETS: 'unreached' });
    expect(config.hubspot).toEqual({
      accessToken: 'pat-na1-x',
      baseUrl: 'https://api.hubapi.com',
      tickets: 'unreached',
    });
    expect(config.crmWebhook).toEqual({ url: webhook.CRM_WEBHOOK_URL, secret: webhook.CRM_WEBHOOK_SECRET });
  });

  it.each([
    [{ ENABLE_HUBSPOT: 'true' }, 'HUBSPOT_ACCESS_TOKEN is missing: write the access token of a private app'],
    [{ HUBSPOT_TICKETS: 'always' }, 'HUBSPOT_TICKETS must be off, handoffs or unreached'],
    [
      { ...hubspot, HUBSPOT_API_BASE_URL: 'http://127.0.0.1:9' },
      'HUBSPOT_API_BASE_URL is not encrypted: write an https:// address, or list 127.0.0.1:9 in TOOLS_ALLOW_PRIVATE',
    ],
    [
      { CRM_WEBHOOK_URL: webhook.CRM_WEBHOOK_URL },
      'CRM_WEBHOOK_SECRET is missing: write a secret of at least 16',
    ],
    [
      { ...webhook, CRM_WEBHOOK_SECRET: 'short' },
      'CRM_WEBHOOK_SECRET must be a secret of at least 16 characters',
    ],
    [
      { ...webhook, CRM_WEBHOOK_URL: 'http://crm.example.com/' },
      'CRM_WEBHOOK_URL is not encrypted: write an https:// address, or list crm.example.com:80',
    ],
    [{ ...webhook, CRM_WEBHOOK_URL: 'crm.example.com' }, 'CRM_WEBHOOK_URL must be an https:// address'],
  ])('have faults that say what to write: %o', (env, fault) => {
    const faults = faultsOf({ ...GOOD, ...env });
    expect(faults).toEqual([expect.stringContaining(fault)]);
    expect(faults.join('')).not.toContain('short');
  });

  it('may name a private address in plain text, when the operator lists it', () => {
    const allowed = { TOOLS_ALLOW_PRIVATE: '10.0.0.5:80, crm.internal:8080' };
    const env = { ...GOOD, ...webhook, CRM_WEBHOOK_URL: 'http://crm.internal:8080/calls', ...allowed };
    expect(faultsOf(env)).toEqual([]);
  });

  it('that do nothing are a warning', () => {
    const { warnings } = readConfig({
      ...GOOD,
      HUBSPOT_ACCESS_TOKEN: 'x',
      CRM_WEBHOOK_SECRET: 'sixteen-letters!',
    });
    expect(warnings).toEqual([
      NO_FALLBACK,
      'ENABLE_HUBSPOT is not true: HUBSPOT_ACCESS_TOKEN and HUBSPOT_TICKETS do nothing.',
      'CRM_WEBHOOK_URL is not set: CRM_WEBHOOK_SECRET does nothing.',
    ]);
  });
});
