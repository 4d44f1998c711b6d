import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FLOOR_RULES } from '../../../src/call/conversation/turn-taking/floor-rules.ts';
import { FloorRig, LOUD } from './floor-rig.ts';

let call: FloorRig;

beforeEach(() => {
  vi.useFakeTimers();
  call = new FloorRig();
});

afterEach(() => {
  call.keeper.stop();
  vi.useRealTimers();
});

/** Two turns in silence whose words do not come. */
function losesWords(how: 'failed' | 'missing'): void {
  for (const itemId of ['a1', 'a2']) {
    call.passes(100);
    call.hears(itemId, 700);
    if (how === 'failed') call.fails(itemId);
    else call.passes(FLOOR_RULES.noWordsMs);
  }
  expect(call.said.splice(0)).toEqual(['answer', 'answer']);
}

describe.each(['failed', 'missing'] as const)('when the words of callers do not come (%s)', (how) => {
  beforeEach(() => {
    losesWords(how);
    expect(call.counted).toEqual(how === 'missing' ? ['transcription_missing', 'transcription_missing'] : []);
  });

  it('answers a short "yes" in silence as soon as it is over', () => {
    call.hears('c', 300);
    expect(call.said).toEqual(['answer']);
  });

  it('obeys a short "stop"', () => {
    call.assistantSpeaks();
    call.starts('c');
    call.passes(300, LOUD);
    expect(call.media.isPaused).toBe(true);
    call.passes(500);
    call.stops('c');
    expect(call.said).toEqual(['interrupt', 'answer']);
  });

  it('goes on for a click', () => {
    call.assistantSpeaks();
    call.hears('c', 100);
    call.passes(FLOOR_RULES.noWordsMs);
    expect(call.said).toEqual(['drop c', 'overlap']);
    expect(call.line.played.every(({ itemId }) => itemId === 'a')).toBe(true);
  });

  it('takes "mm-hm" for what it is again once words come', () => {
    call.hears('b', 700);
    call.final('b', 'do you open on sunday');
    call.said.splice(0);
    call.assistantSpeaks();
    call.hears('c', 300);
    call.final('c', 'mm-hm');
    expect(call.media.isPaused).toBe(false);
    expect(call.said).toEqual(['drop c', 'overlap']);
  });
});

describe('a model that tells of the caller in its own way', () => {
  it('may tell of a turn again when it is over: it is answered once', () => {
    call.hears('c', 700);
    call.stops('c');
    call.starts('c');
    call.final('c', 'what about sunday');
    call.final('c', 'what about sunday');
    expect(call.said.filter((what) => what === 'answer')).toHaveLength(1);
    expect(call.counted).toEqual(['speech_event_repeated', 'speech_event_repeated']);
  });

  it('may tell twice of what was no turn: nothing is answered', () => {
    call.assistantSpeaks();
    call.hears('c', 300);
    call.final('c', 'mm-hm');
    call.starts('c');
    call.stops('c');
    expect(call.said).toEqual(['drop c', 'overlap']);
  });

  it('may tell of a hundred noises, each of which is forgotten', () => {
    call.assistantSpeaks();
    for (let n = 0; n < 100; n += 1) {
      call.starts(`n${n}`);
      call.stops(`n${n}`);
    }
    call.passes(FLOOR_RULES.noWordsMs + 100);
    expect(call.said.filter((what) => what.startsWith('drop'))).toHaveLength(100);
    expect(call.said).not.toContain('answer');
  });

  it('may tell of words without a turn: they are answered', () => {
    call.final('c', 'what about sunday');
    expect(call.said).toEqual(['words', 'answer']);
    expect(call.counted).toEqual(['speech_event_missing']);
  });

  it('may tell of words without a turn over the assistant: they interrupt, and "mm-hm" does not', () => {
    call.assistantSpeaks();
    call.final('b', 'mm-hm');
    expect(call.said.splice(0)).toEqual(['drop b', 'overlap']);
    call.final('c', 'what about sunday');
    expect(call.said).toEqual(['interrupt', 'words', 'answer']);
  });

  it('may never tell of the end of a turn: the call ends it, and takes words of another name for its own', () => {
    call.starts('c');
    call.passes(700, LOUD);
    call.passes(FLOOR_RULES.untoldEndMs + 100);
    expect(call.said).toEqual(['end', 'answer']);
    expect(call.counted).toEqual(['speech_event_missing']);
    call.final('other', 'what about sunday');
    expect(call.said).toEqual(['end', 'answer', 'words']);
    call.stops('c');
    expect(call.said).toEqual(['end', 'answer', 'words']);
  });

  it('may write a word that the whole text contradicts: the whole text counts', () => {
    call.assistantSpeaks();
    call.starts('c');
    call.passes(300, LOUD);
    call.partial('c', 'okay');
    call.passes(500);
    call.stops('c');
    call.passes(600);
    expect(call.said).toEqual([]);
    call.final('c', 'okay but what about sunday');
    expect(call.said).toEqual(['interrupt', 'words', 'answer']);
  });

  it('may write the whole text after the decision: the model gets it as text', () => {
    call.assistantSpeaks();
    call.starts('c');
    call.passes(300, LOUD);
    call.partial('c', 'okay');
    call.passes(500);
    call.stops('c');
    call.passes(FLOOR_RULES.furtherWordsMs);
    expect(call.said.splice(0)).toEqual(['drop c', 'overlap']);
    call.final('c', 'okay but what about sunday');
    call.final('c', 'okay but what about sunday');
    expect(call.said).toEqual(['interrupt', 'words', 'text okay but what about sunday', 'words']);
  });

  it('may repeat the words of the assistant: they are no turn, however late they come', () => {
    call.assistantSpeaks();
    call.hears('c', 300);
    call.passes(FLOOR_RULES.noWordsMs + 100);
    call.final('c', 'we open at nine in the morning');
    expect(call.said).toEqual(['drop c', 'overlap']);
  });

  it('may write endlessly: only the first words count', () => {
    call.assistantSpeaks();
    call.starts('c');
    for (let n = 0; n < 10_000; n += 1) call.partial('c', 'mm ');
    expect(call.said).toEqual(['interrupt']);
  });
});

describe('another stream', () => {
  it('hears again what was undecided, and the caller is taken to be silent until it does', () => {
    call.starts('c');
    call.passes(300, LOUD);
    call.keeper.forget();
    expect(call.said).toEqual(['leaves c']);
    call.passes(2_000);
    expect(call.said).toEqual(['leaves c']);
    call.hears('d', 700);
    expect(call.said).toEqual(['leaves c', 'answer']);
  });

  it('tells within a moment of what was said before it, although the line is silent by then: it is answered', () => {
    call.hears('a', 1_200);
    call.final('a', 'when do you open');
    expect(call.said.splice(0)).toEqual(['answer', 'words']);
    call.passes(500);
    call.starts('c');
    call.passes(700, LOUD);
    call.passes(300);
    call.keeper.forget();
    call.said.splice(0);
    call.starts('d');
    call.stops('d');
    call.passes(100);
    expect(call.said).toEqual([]);
    call.final('d', 'what about sunday');
    expect(call.said).toEqual(['words', 'answer']);
  });

  it('may hear a noise again: it is forgotten again', () => {
    call.keeper.forget();
    call.starts('d');
    call.stops('d');
    call.final('d', '');
    expect(call.said).toEqual(['leaves d', 'drop d']);
  });

  it('goes on with speech that was paused for a sound', () => {
    call.assistantSpeaks();
    call.starts('c');
    call.passes(700, LOUD);
    expect(call.media.isPaused).toBe(true);
    call.keeper.forget();
    expect(call.media.isPaused).toBe(false);
    expect(call.said).toEqual([]);
  });

  it('does not hear the rest of an interruption that had begun: it is over', () => {
    call.assistantSpeaks();
    call.starts('c');
    call.partial('c', 'what about');
    call.keeper.forget();
    expect(call.said).toEqual(['interrupt', 'leaves c']);
    call.final('c', 'what about sunday');
    expect(call.said).toEqual(['interrupt', 'leaves c', 'words']);
  });
});
