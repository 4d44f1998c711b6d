import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelScript } from '../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { OpenAISandbox } from '../../sandbox/openai/server.ts';
import { EscalationWatch } from '../../src/call/conversation/escalation-watch.ts';
import { JudgeWatch } from '../../src/call/conversation/judge-watch.ts';
import type { ConversationTurn } from '../../src/call/conversation/transcript.ts';
import { type EscalationDecision, EscalationDetector } from '../../src/escalation/detector.ts';
import { type JudgeMode, TextJudge } from '../../src/escalation/judgement/judge.ts';
import { OpenAITextModel } from '../../src/escalation/judgement/openai-text-model.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';
import { Guard } from '../../src/guard.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { eventually } from '../support/eventually.ts';

const turnJudge = createTurnJudge();
const openai = new OpenAISandbox({ script: new ModelScript(), library: new SpeechLibrary([]) });
const TRANSFER = '{"action":"transfer","reason":"explicit_request","confidence":0.95}';
const NONE = '{"action":"none","reason":"explicit_request","confidence":0.9}';
/** The model takes it for a wish; the rules and the classifier do not. */
const INDIRECT = 'i would like to know when the lighthouse opens';
const ORDINARY = 'what time do you open on monday';

let baseUrl = '';
const judges: TextJudge[] = [];

beforeAll(async () => {
  baseUrl = (await openai.start()).url;
});

beforeEach(() => {
  openai.text.delayMs = 0;
  openai.text.requests.length = 0;
  openai.text.answer = ({ input }) => (/lighthouse[^\n]*\n<\/call>$/.test(input) ? TRANSFER : NONE);
});

afterEach(() => {
  for (const judge of judges.splice(0)) judge.close();
});

afterAll(() => openai.stop());

/** A watched conversation beside a text model that is reached over HTTP. */
class Watched {
  readonly decisions: EscalationDecision[] = [];
  readonly metrics = new Metrics();
  usd = 0;
  answerHeardMs = 0;
  mayAct = true;
  readonly #turns: ConversationTurn[] = [];
  readonly watch: EscalationWatch;
  readonly #judge: JudgeWatch;

  constructor(mode: JudgeMode = 'all') {
    const { metrics } = this;
    const model = new OpenAITextModel({ apiKey: 'sk', baseUrl, modelId: 'gpt-6-luna' });
    const judge = new TextJudge({ model, mode, metrics, logger: createLogger('silent') });
    judges.push(judge);
    const detector = new EscalationDetector(turnJudge);
    this.watch = new EscalationWatch(detector);
    this.#judge = new JudgeWatch({
      judge,
      detector,
      metrics,
      guard: new Guard({ logger: createLogger('silent'), metrics, onFault: () => undefined }),
      answerHeardMs: () => this.answerHeardMs,
      mayAct: () => this.mayAct,
      onUsage: () => (this.usd += 1),
      onDecision: (decision) => this.decisions.push(decision),
    });
  }

  says(role: ConversationTurn['role'], text: string): void {
    this.#turns.push({ number: this.#turns.length + 1, role, text, startedAtMs: 0, interrupted: false });
    if (role === 'assistant') {
      this.watch.hearAssistant(text);
      return;
    }
    const heard = this.watch.hear(text);
    this.#judge.hear(text, this.#turns, heard);
    if (heard.decision) this.decisions.push(heard.decision);
  }

  /** Waits until the model's answers have been counted so. */
  async counts(result: string, count = 1): Promise<void> {
    await eventually(async () => {
      const { values } = await this.metrics.textModelRequests.get();
      const found = values.find(({ labels }) => labels.task === 'judge' && labels.result === result);
      return found?.value === count;
    }, 2_000);
  }
}

describe('a text model beside the rules', () => {
  it('finds the wish that they do not, with the turns before it', async () => {
    const call = new Watched();
    call.says('assistant', 'How can I help?');
    call.says('caller', INDIRECT);
    await call.counts('transfer');
    expect(call.decisions).toMatchObject([
      { action: 'transfer', reason: 'explicit_request', cause: 'judge', sentence: INDIRECT },
    ]);
    expect(openai.text.requests[0]?.input).toContain(
      'Assistant: How can I help?\nCaller: i would like to know',
    );
    expect(call.usd).toBe(1);
  });

  it('is asked about every turn of three words or more, and shown no more than six', async () => {
    const call = new Watched();
    const asked = [ORDINARY, 'can i return it without the box', 'where is my parcel', 'can i pay by card'];
    for (const [index, text] of asked.entries()) {
      call.says('caller', text);
      await call.counts('none', index + 1);
      call.says('assistant', 'I see. Tell me more.');
      call.says('caller', 'oh yes');
    }
    expect(openai.text.requests).toHaveLength(4);
    expect(openai.text.requests.at(-1)?.input.match(/^(Caller|Assistant): /gm)).toHaveLength(6);
    expect(call.decisions).toEqual([]);
  });

  it('is not asked about what the rules have handed over', async () => {
    const call = new Watched();
    call.says('caller', 'i want to speak to a person');
    call.says('caller', ORDINARY);
    await call.counts('none');
    expect(openai.text.requests).toHaveLength(1);
    expect(call.decisions).toMatchObject([{ action: 'transfer' }]);
    expect(call.decisions[0]?.cause).not.toBe('judge');
  });

  it('is asked in doubt only, when that is all it may', async () => {
    const call = new Watched('doubtful');
    call.says('caller', ORDINARY);
    call.says('caller', 'thank you very much indeed');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(openai.text.requests).toEqual([]);
  });

  it('has one question at a time: a newer turn takes the place of one that waits', async () => {
    openai.text.delayMs = 100;
    const call = new Watched();
    for (const text of [`${ORDINARY} then`, 'and what about tuesday', ORDINARY]) call.says('caller', text);
    await call.counts('replaced');
    await call.counts('none', 2);
    const asked = openai.text.requests.map(({ input }) => input.trimEnd().split('\n').at(-2));
    expect(asked).toEqual([`Caller: ${ORDINARY} then`, `Caller: ${ORDINARY}`]);
  });

  it('only makes an offer when the caller has gone on meanwhile', async () => {
    openai.text.delayMs = 100;
    const call = new Watched();
    call.says('caller', INDIRECT);
    call.says('caller', 'oh well');
    await call.counts('late');
    expect(call.decisions).toMatchObject([{ action: 'offer', cause: 'judge' }]);
  });

  it.each([
    [1_400, 'transfer', 'transfer'],
    [1_600, 'late', 'offer'],
  ] as const)('when the answer has been heard for %d ms is %s: %s', async (heardMs, result, action) => {
    const call = new Watched();
    call.answerHeardMs = heardMs;
    call.says('caller', INDIRECT);
    await call.counts(result);
    expect(call.decisions).toMatchObject([{ action }]);
  });

  it('does nothing in a call that is handed over meanwhile', async () => {
    openai.text.delayMs = 50;
    const call = new Watched();
    call.says('caller', INDIRECT);
    call.mayAct = false;
    await call.counts('transfer');
    call.says('caller', INDIRECT);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(call.decisions).toEqual([]);
    expect(openai.text.requests).toHaveLength(1);
  });

  it('is not asked about a wish to be called back', async () => {
    const call = new Watched();
    call.watch.callbackOffered();
    call.says('caller', 'yes please call me back tomorrow');
    call.says('caller', ORDINARY);
    await call.counts('none');
    expect(openai.text.requests).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'unclear', () => (openai.text.answer = () => 'yes')],
    ['a failure', 'failed', () => openai.text.failNext(500)],
  ] as const)('that answers with %s changes nothing', async (_what, result, prepare) => {
    prepare();
    const call = new Watched();
    call.says('caller', INDIRECT);
    await call.counts(result);
    expect(call.decisions).toEqual([]);
  });
});
