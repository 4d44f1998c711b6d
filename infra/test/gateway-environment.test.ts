import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { environmentSchema } from '../../src/config/environment.ts';
import { GATEWAY_PORT } from '../lib/timing.ts';
import { deployment, only, synthesise } from './stack.ts';

interface Container {
  readonly Name: string;
  readonly Environment: { Name: string; Value: unknown }[];
  readonly Secrets?: { Name: string; ValueFrom: unknown }[];
}

/** The gateway's container, by deployment. */
function container(name: string, changes: Record<string, unknown> = {}): Container {
  const template = synthesise(deployment(name, { image: 'example:1', ...changes }));
  const containers = only(template, 'AWS::ECS::TaskDefinition').ContainerDefinitions as Container[];
  const gateway = containers.find(({ Name }) => Name === 'gateway');
  if (!gateway) throw new Error('no gateway in the task');
  return gateway;
}

/** The environment of the process: references in the template become text, and secrets get a value. */
function environment({ Environment, Secrets = [] }: Container): Record<string, string> {
  const given: Record<string, string> = {};
  for (const { Name, Value } of Environment) given[Name] = typeof Value === 'string' ? Value : 'reference';
  for (const { Name } of Secrets) given[Name] = 'secret';
  return given;
}

describe.each(['sydney-tokyo', 'virginia-openai'])('the environment of %s', (name) => {
  it('has only variables that the gateway reads', () => {
    const known = Object.keys(environmentSchema.shape);
    for (const variable of Object.keys(environment(container(name)))) expect(known).toContain(variable);
  });

  it('is a valid configuration', () => {
    const { config } = readConfig(environment(container(name)));
    expect(config.http.port).toBe(GATEWAY_PORT);
    expect(config.store.createTables).toBe(false);
  });
});

describe('the environment', () => {
  it('keeps the model in Tokyo and the data in Sydney', () => {
    const { config, warnings } = readConfig(environment(container('sydney-tokyo')));
    expect(config.awsRegion).toBe('ap-southeast-2');
    expect(config.nova.regions).toEqual(['ap-northeast-1']);
    expect(warnings).toEqual([]);
  });

  it('holds no secret, and no OpenAI key when none is used', () => {
    const both = container('sydney-tokyo');
    expect(both.Secrets?.map(({ Name }) => Name).sort()).toEqual(['OPENAI_API_KEY', 'TWILIO_AUTH_TOKEN']);
    const alone = container('sydney-tokyo', { fallback: false });
    expect(alone.Secrets?.map(({ Name }) => Name)).toEqual(['TWILIO_AUTH_TOKEN']);
    const judged = { fallback: false, environment: { ESCALATION_OPENAI_MODEL: 'gpt-6-luna' } };
    expect(container('sydney-tokyo', judged).Secrets).toHaveLength(2);
    const rotating = container('sydney-tokyo', { fallback: false, twilioSecondaryToken: true });
    expect(rotating.Secrets?.map(({ Name }) => Name)).toEqual([
      'TWILIO_AUTH_TOKEN',
      'TWILIO_AUTH_TOKEN_SECONDARY',
    ]);
    for (const { Name } of both.Environment) expect(Name).not.toMatch(/TOKEN$|API_KEY$/);
  });

  it('has the CRM and its secrets, when there is one', () => {
    const both = container('sydney-tokyo', {
      crm: { hubspot: true, webhookUrl: 'https://crm.example.com/x' },
    });
    const { config } = readConfig({
      ...environment(both),
      HUBSPOT_ACCESS_TOKEN: 'token',
      CRM_WEBHOOK_SECRET: 'a-secret-of-the-receiver',
    });
    expect(config.hubspot).toMatchObject({ accessToken: 'token' });
    expect(config.crmWebhook).toMatchObject({ url: 'https://crm.example.com/x' });
    expect(both.Secrets?.map(({ Name }) => Name)).toEqual(
      expect.arrayContaining(['HUBSPOT_ACCESS_TOKEN', 'CRM_WEBHOOK_SECRET']),
    );
  });

  it('has the cascade and the order in which providers take over', () => {
    const cascade = { modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0', pollyRegion: 'eu-central-1' };
    const given = environment(
      container('virginia-openai', {
        provider: 'openai-live',
        fallback: true,
        fallbackOrder: ['nova', 'cascade'],
        cascade,
      }),
    );
    const { config, warnings } = readConfig(given);
    expect(config.voiceOrder).toEqual(['openai-live', 'nova', 'cascade']);
    expect(config.cascade).toMatchObject({
      modelId: cascade.modelId,
      region: 'us-east-1',
      pollyRegion: 'eu-central-1',
      speech: 'sentence',
    });
    expect(warnings).toEqual([]);
  });

  it('needs no OpenAI key when no call may use OpenAI', () => {
    const cascade = { modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0' };
    const { Secrets, Environment } = container('sydney-tokyo', {
      provider: 'cascade',
      fallbackOrder: ['nova'],
      cascade,
    });
    expect(Secrets?.map(({ Name }) => Name)).toEqual(['TWILIO_AUTH_TOKEN']);
    expect(Environment).toContainEqual({ Name: 'VOICE_PROVIDER', Value: 'cascade' });
  });

  it('takes further variables', () => {
    const given = environment(container('virginia-openai', { environment: { OPENAI_VOICE: 'cedar' } }));
    expect(given.OPENAI_VOICE).toBe('cedar');
  });
});
