import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentChecks } from '../../src/tools/arguments/argument-checks.ts';
import { schemaProblems, sizeProblem } from '../../src/tools/arguments/schema-problems.ts';
import { readStrictJson } from '../../src/tools/arguments/strict-json.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    order: { type: 'string', pattern: '^[0-9]{4}$' },
    count: { type: 'integer', minimum: 1 },
    colour: { enum: ['red', 'blue'] },
    when: { type: 'string', format: 'date' },
    address: { type: 'object', properties: { city: { type: 'string' } } },
    tags: { type: 'object' },
  },
  required: ['order'],
};

const check = new ArgumentChecks().of(SCHEMA);

describe('argument smuggling', () => {
  it.each([
    ['an additional property', '{"order":"4711","admin":true}', 'must NOT have additional properties: admin'],
    [
      'an additional property inside',
      '{"order":"4711","address":{"city":"A","x":1}}',
      'address must NOT have',
    ],
    ['a number as text', '{"order":4711}', 'order must be string'],
    ['text as a number', '{"order":"4711","count":"2"}', 'count must be integer'],
    ['null for text', '{"order":null}', 'order must be string'],
    ['a huge number', '{"order":"4711","count":1e999}', 'count must be integer'],
    ['a value that is not listed', '{"order":"4711","colour":"green"}', '["red","blue"]'],
    ['a date that is none', '{"order":"4711","when":"31 May"}', 'when must match format "date"'],
    ['a missing property', '{}', "must have required property 'order'"],
    ['__proto__', '{"order":"4711","__proto__":{"admin":true}}', 'a key that is not allowed'],
    ['__proto__, escaped', '{"order":"4711","\\u005f_proto__":1}', 'a key that is not allowed'],
    ['constructor', '{"order":"4711","tags":{"constructor":1}}', 'a key that is not allowed'],
    ['the same key twice', '{"order":"4711","order":"4712"}', 'the same key twice'],
    ['the same key twice, escaped', '{"order":"4711","\\u006frder":"4712"}', 'the same key twice'],
    ['a list', '["4711"]', 'not a JSON object'],
    ['a text', '"4711"', 'not a JSON object'],
    ['null', 'null', 'not a JSON object'],
    ['no JSON', '{order: 4711}', 'not valid JSON'],
    ['two values', '{"order":"4711"}{}', 'not valid JSON'],
    ['more than 8 kB', `{"order":"${'a'.repeat(8200)}"}`, 'longer than 8192 bytes'],
    ['deep nesting', `{"order":"4711","tags":${'{"a":'.repeat(20)}1${'}'.repeat(20)}}`, 'nested more than 8'],
  ])('%s', (_, json, fault) => {
    const read = check.read(json);
    expect('faults' in read ? read.faults.join(' · ') : 'accepted').toContain(fault);
  });

  it.each([
    ['all of it', '{"order":"4711","count":2,"colour":"red","when":"2026-05-31","address":{"city":"A"}}'],
    ['a free-form object', '{"order":"4711","tags":{"any":"thing"}}'],
    ['quotes and brackets in a text', '{"order":"4711","address":{"city":"\\"}: [ {\\"order\\":1"}}'],
  ])('is not: %s', (_, json) => {
    expect(check.read(json)).toEqual({ arguments: JSON.parse(json) });
  });

  it('an empty text means no arguments', () => {
    expect(new ArgumentChecks().of({ type: 'object' }).read('  ')).toEqual({ arguments: {} });
  });

  it('never repeats a value of the model', () => {
    const read = check.read('{"order":"secret-value","count":"secret-value"}');
    expect(JSON.stringify(read)).not.toContain('secret-value');
  });
});

describe('reading arguments', () => {
  it('never throws, and takes nothing but objects', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (json) => {
          const read = check.read(json);
          expect('faults' in read ? read.faults.length : Object.keys(read.arguments).length).toBeGreaterThan(
            0,
          );
        },
      ),
    );
  });

  it('reads any object without the fault of its shape as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (object) => {
        const unsafe = ['__proto__', 'constructor', 'prototype'].some((key) => Object.hasOwn(object, key));
        const json = JSON.stringify(object);
        expect(readStrictJson(json, 8)).toEqual(
          unsafe ? { fault: expect.any(String) } : { value: JSON.parse(json) },
        );
      }),
    );
  });
});

describe('a schema', () => {
  const problems = (schema: Record<string, unknown>) =>
    schemaProblems({ type: 'object', ...schema }, { strict: true }).map(({ problem }) => problem);

  it.each([
    ['not of an object', { type: 'string' }, 'is not object'],
    [
      'with a remote reference',
      { properties: { a: { $ref: 'https://evil.example.com/s.json' } } },
      'not a reference within',
    ],
    [
      'with a file reference',
      { properties: { a: { $ref: 'file:///etc/passwd' } } },
      'not a reference within',
    ],
    ['with a reference to itself', { properties: { a: { $ref: '#' } } }, 'not a reference within'],
    ['with a missing reference', { properties: { a: { $ref: '#/$defs/a' } } }, 'not a reference within'],
    [
      'that refers to itself by way of another',
      {
        properties: { a: { $ref: '#/$defs/a' } },
        $defs: { a: { properties: { b: { $ref: '#/$defs/a' } } } },
      },
      'nested too deeply, or refers to itself',
    ],
    [
      'that unfolds without end',
      {
        properties: { a: { $ref: '#/$defs/d0' } },
        $defs: Object.fromEntries(
          Array.from({ length: 11 }, (_, i) => [
            `d${i}`,
            i === 10 ? { type: 'string' } : { allOf: Array(9).fill({ $ref: `#/$defs/d${i + 1}` }) },
          ]),
        ),
      },
      /too many parts|nested too deeply/,
    ],
    [
      'that is deep',
      { properties: { a: JSON.parse(`${'{"items":'.repeat(20)}{}${'}'.repeat(20)}`) } },
      'nested too deeply',
    ],
    ['with an unknown keyword', { properties: { a: { typ: 'string' } } }, 'unknown keyword: "typ"'],
    [
      'with an invalid pattern',
      { properties: { a: { type: 'string', pattern: '(' } } },
      'not a valid JSON schema',
    ],
  ])('%s is refused', (_, schema, problem) => {
    expect(problems(schema).join()).toMatch(problem);
  });

  it.each([
    '^(a+)+$',
    '^(a*)*$',
    '^([a-z]+)*$',
    '^(a|aa)+$',
    '^((ab?)c)*$',
    '^(?:x+){2,}$',
    '^(?<n>a{1,9}){50}$',
    '^(a|b|ab)*?$',
  ])('with the pattern %s, which could take hours, is refused', (pattern) => {
    const advice = 'repeats a group that has a repetition or a choice in it';
    expect(problems({ properties: { a: { type: 'string', pattern } } }).join()).toContain(advice);
    expect(problems({ properties: { a: { patternProperties: { [pattern]: {} } } } }).join()).toContain(
      advice,
    );
  });

  it.each([
    '^[0-9]{6}$',
    '^(DE|AT)-?[0-9]+$',
    '^([0-9]{4}-){3}[0-9]{4}$',
    String.raw`^\(\d+\)\+\d*(a+)?$`,
    '^[(a+)+]*$',
    '^(?=.*[0-9])[A-Z0-9]+$',
  ])('with the pattern %s is taken', (pattern) => {
    expect(problems({ properties: { a: { type: 'string', pattern } } })).toEqual([]);
  });

  it('with a pattern takes no text that is longer than 200 characters, and looks at none', () => {
    const pattern = '^a*a*a*a*a*a*a*$';
    const checked = new ArgumentChecks().of({
      type: 'object',
      properties: { a: { type: 'string', pattern } },
    });
    expect(checked.read(JSON.stringify({ a: 'a'.repeat(200) }))).toHaveProperty('arguments');
    expect(checked.read(JSON.stringify({ a: `${'a'.repeat(7_000)}!` }))).toHaveProperty('faults');
  });

  it('with references to its own $defs is taken, and closes what they describe', () => {
    const schema = {
      type: 'object',
      properties: { a: { $ref: '#/$defs/a' } },
      allOf: [{ properties: { b: { type: 'string' } } }],
      $defs: { a: { type: 'string' } },
    };
    expect(problems(schema)).toEqual([]);
    const checked = new ArgumentChecks().of(schema);
    expect(checked.read('{"a":"x","b":"y"}')).toHaveProperty('arguments');
    expect(checked.read('{"a":"x","c":"y"}')).toHaveProperty('faults');
  });

  it('of another dialect is read as 2020-12', () => {
    const schema = { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' };
    expect(new ArgumentChecks().of(schema).read('{}')).toEqual({ arguments: {} });
  });

  it('has a size that providers take', () => {
    expect(sizeProblem({ description: 'a'.repeat(5000) })?.problem).toContain('5018 bytes');
    expect(sizeProblem({ description: 'short' })).toBeUndefined();
  });
});
