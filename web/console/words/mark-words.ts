import type { MarkView } from '../../../src/console/views.ts';
import { plainText, spanText } from './formats.ts';
import { modelName } from './names.ts';
import { handoffName, outcomeName } from './outcome-words.ts';
import { escalationText } from './reason-words.ts';

export type MarkKind = MarkView['kind'];

/** What each kind of mark means, for the legend. */
export const MARK_MEANINGS: Readonly<Record<MarkKind, string>> = {
  barge_in: 'The caller interrupted the assistant',
  overlap: 'The caller made a sound, and the assistant went on',
  tool: 'The assistant used a tool',
  ready: 'A model was connected',
  renewed: 'A new stream of the same model took over',
  failed_over: 'The other model took over',
  resumed: 'The call came back on a new connection',
  secure_input: 'Private entry began or ended',
  escalation: 'A person was needed or offered',
  handoff: 'A step of the hand-off',
  steered: 'A supervisor acted',
  lost: 'The connection was lost',
  ended: 'The call ended',
};

const STEERED: Readonly<Record<string, string>> = {
  end: 'ended the call politely',
  handoff: 'handed the call to a person',
  whisper: 'told the assistant something',
  say: 'had a sentence said to the caller',
  listen: 'listened in',
  takeover: 'took the call over',
  release: 'gave the call back',
};

const OVERLAPS: Readonly<Record<string, string>> = {
  backchannel: 'The caller said that they are listening',
  noise: 'A noise on the line',
  echo: "An echo of the assistant's own voice",
  side_talk: 'Somebody spoke to somebody else',
};

/** What happened, in one sentence. */
export function markText(mark: MarkView): string {
  switch (mark.kind) {
    case 'barge_in':
      return `The caller interrupted the assistant after ${spanText(mark.heardMs)}.`;
    case 'overlap':
      return `${OVERLAPS[mark.verdict] ?? plainText(mark.verdict)}: the assistant ${mark.resumed ? 'stopped, and went on from there' : 'went on'}.`;
    case 'tool':
      return `Tool ${mark.name}: ${plainText(mark.result)}${mark.durationMs === undefined ? '' : `, ${spanText(mark.durationMs)}`}.`;
    case 'ready':
      return `${modelName(mark.provider)} is connected.`;
    case 'renewed':
      return `A new stream of ${modelName(mark.provider)} carries the conversation on.`;
    case 'failed_over':
      return `${modelName(mark.provider)} took over, because the other model failed.`;
    case 'resumed':
      return 'The call came back on a new connection.';
    case 'secure_input':
      return mark.on ? 'Private entry began: what the caller enters is hidden.' : 'Private entry ended.';
    case 'escalation':
      return escalationText(mark);
    case 'handoff':
      return `Hand-off: ${handoffName(mark.state)}.`;
    case 'steered':
      return `${mark.by} ${STEERED[mark.action] ?? plainText(mark.action)}.`;
    case 'lost':
    case 'ended':
      return `${outcomeName(mark.outcome)}.`;
    default:
      return unknownText(mark);
  }
}

/** A newer gateway may know more kinds than this page. */
function unknownText(mark: never): string {
  const { kind }: { readonly kind: string } = mark;
  return `${plainText(kind)}.`;
}
