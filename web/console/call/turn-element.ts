import type { ToolView, TurnView } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { struckThrough } from '../../common/struck-through.ts';
import { clockText, plainText, spanText } from '../words/formats.ts';
import { LANE_WORDS } from '../words/lane-words.ts';
import { latencyBar } from './latency-bar.ts';

const WHO = { caller: 'Caller', assistant: 'Assistant', supervisor: 'Supervisor' } as const;
const NO_WORDS = 'Words are not shown on this gateway.';

/** @param language of the call, ISO 639-1, so that fonts and screen readers fit it */
export function turnElement(turn: TurnView, language: string | undefined): HTMLElement {
  return make(
    'div',
    { class: 'turn-body' },
    make(
      'p',
      { class: 'turn-head' },
      make('strong', {}, WHO[turn.role]),
      make('span', { class: 'soft' }, clockText(turn.startedMs)),
      turn.kind !== 'answer' &&
        turn.kind !== 'supervisor' &&
        make('span', { class: 'tag' }, LANE_WORDS[turn.kind]),
      turn.interrupted && make('span', { class: 'tag' }, 'Interrupted'),
      turn.partial &&
        make('span', { class: 'tag going' }, turn.role === 'caller' ? 'Speaking' : 'Being heard'),
    ),
    wordsOfTurn(turn, turn.language ?? language),
    turn.tools.length > 0 && make('p', { class: 'tools' }, ...turn.tools.map(toolTag)),
    turn.latency && latencyBar(turn.latency),
  );
}

/** What was heard in full ink, what was cut struck through, and pale what may still change or is still to be heard. */
function wordsOfTurn(
  { role, heardText, cutText, comingText, partial }: TurnView,
  language?: string,
): HTMLElement {
  if (heardText === '' && cutText === '' && comingText === '')
    return make('p', { class: 'words soft' }, partial ? '…' : NO_WORDS);
  // What the caller is saying may still be understood otherwise.
  const isPale = partial && role === 'caller';
  return make(
    'p',
    { class: 'words', lang: language, dir: 'auto' },
    heardText !== '' && make('span', { class: isPale ? 'pale' : 'heard' }, heardText),
    ...struckThrough(cutText),
    comingText !== '' && make('span', { class: 'pale' }, comingText),
  );
}

function toolTag({ name, startedMs, endedMs, result }: ToolView): HTMLElement {
  const how =
    endedMs === undefined ? 'works' : `${plainText(result ?? 'done')}, ${spanText(endedMs - startedMs)}`;
  return make('span', { class: 'tag tool' }, `Tool ${name}: ${how}`);
}

/** A turn in one line, for screen readers. */
export function turnLine({ role, heardText, interrupted }: TurnView): string {
  return `${WHO[role]}: ${heardText === '' ? NO_WORDS : heardText}${interrupted ? ' (interrupted)' : ''}`;
}
