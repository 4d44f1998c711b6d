import { describe, expect, it } from 'vitest';
import { validateClientEvent } from '../../../sandbox/openai/validator.ts';
import { buildSessionUpdate } from '../../../src/voice/openai/client-events.ts';
import { buildTranscription } from '../../../src/voice/openai/transcription.ts';

const hints = { languages: ['de', 'en'], keywords: ['Voltmark', 'Retoure'] };
const update = (transcription: object) =>
  JSON.stringify({
    type: 'session.update',
    session: { type: 'realtime', audio: { input: { transcription } } },
  });

describe('what a transcription model is told', () => {
  it.each([
    ['gpt-live-transcribe', { languages: ['de', 'en'], keywords: ['Voltmark', 'Retoure'] }],
    ['gpt-transcribe', { languages: ['de', 'en'], keywords: ['Voltmark', 'Retoure'] }],
    ['gpt-4o-transcribe', { prompt: 'Expect these names and terms: Voltmark, Retoure.' }],
    ['gpt-4o-mini-transcribe', { prompt: 'Expect these names and terms: Voltmark, Retoure.' }],
    ['gpt-4o-transcribe-diarize', {}],
    ['gpt-realtime-whisper', {}],
    ['whisper-1', { prompt: 'Voltmark, Retoure' }],
  ])('%s gets only what it takes', (model, fields) => {
    const transcription = buildTranscription(model, hints);
    expect(transcription).toEqual({ model, ...fields });
    expect(validateClientEvent(update(transcription)).ok).toBe(true);
  });

  it.each(['gpt-live-transcribe', 'gpt-4o-transcribe', 'whisper-1', 'gpt-realtime-whisper', 'a-new-model'])(
    '%s gets a single language, which excludes every other, only when no other is offered',
    (model) => {
      expect(buildTranscription(model, { languages: ['de'], keywords: [] })).toEqual({
        model,
        language: 'de',
      });
      expect(buildTranscription(model, { languages: [], keywords: [] })).toEqual({ model });
      expect(buildTranscription(model)).toEqual({ model });
    },
  );

  it('is nothing that is not known of a new model', () => {
    expect(buildTranscription('a-new-model', hints)).toEqual({ model: 'a-new-model' });
  });
});

describe('the fake of the vendor', () => {
  it.each([
    ['keywords', { model: 'whisper-1', keywords: ['x'] }],
    ['languages', { model: 'gpt-4o-transcribe', languages: ['de'] }],
    ['prompt', { model: 'gpt-realtime-whisper', prompt: 'x' }],
    ['prompt', { model: 'gpt-4o-transcribe-diarize', prompt: 'x' }],
    ['languages', { model: 'gpt-live-transcribe', languages: [] }],
    ['language', { model: 'gpt-live-transcribe', language: 'German' }],
  ])('refuses %s in %j', (field, transcription) => {
    const validated = validateClientEvent(update(transcription));
    expect(validated).toMatchObject({
      ok: false,
      error: { param: `session.audio.input.transcription.${field}` },
    });
  });
});

describe('a custom voice', () => {
  const wireVoice = (voice: string | { readonly id: string }) => {
    const conversation = { instructions: '', tools: [], history: [] };
    const sent = buildSessionUpdate('e1', conversation, {
      voice,
      transcriptionModel: 'gpt-live-transcribe',
      turnTaking: 'server',
    });
    expect(validateClientEvent(sent).ok).toBe(true);
    return sent;
  };

  it.each(['voice_1234', { id: 'voice_1234' }])('is sent as an object: %j', (voice) => {
    expect(wireVoice(voice)).toContain('"voice":{"id":"voice_1234"}');
  });

  it('is told from a voice of the vendor', () => {
    expect(wireVoice('marin')).toContain('"voice":"marin"');
  });

  it('is refused by the fake when it is a plain string', () => {
    const session = { type: 'realtime', audio: { output: { voice: 'voice_1234' } } };
    expect(validateClientEvent(JSON.stringify({ type: 'session.update', session }))).toMatchObject({
      ok: false,
    });
  });
});
