import { SANDBOX } from '../../../sandbox/telephone-network.ts';
import { eventually } from '../../support/eventually.ts';
import { modelSessions } from '../../support/model-session.ts';
import { GREETING, type Phone } from '../../support/phone.ts';
import { LONG_ANSWER } from '../../support/phones.ts';
import type { Operator } from './operator.ts';
import { Operators } from './operators.ts';
import { Softphone } from './softphone.ts';

const DELAYED = 'The van is stuck in the snow. Offer ten percent off.';
const KNOWS = 'I am sorry, the van is stuck in the snow. You get ten percent off.';
const KNOWS_NOT = 'Your order is on its way and will arrive on Tuesday.';
const REASON = 'The delay needs a person';
const NOTE = 'Ten percent off was promised';

/** A moment of the story that is worth a picture. */
export interface Scene {
  readonly name: string;
  /** What is seen, for the picture. */
  readonly words: string;
  readonly person: Operator;
}

/** One call in the console, from the first ring to the archive: a caller at the softphone, a supervisor beside. */
export class ConsoleStory {
  readonly operators: Operators;
  readonly #onScene: (scene: Scene) => Promise<void>;
  #whispered: Phone | undefined;

  constructor(onScene: (scene: Scene) => Promise<void> = async () => undefined) {
    this.#onScene = onScene;
    this.operators = new Operators({
      openai: { speed: 4 },
      env: { DAILY_BUDGET_USD: '2' },
      rules: [
        { when: /parcel/, answer: () => ({ text: this.#modelKnows() ? KNOWS : KNOWS_NOT, thinkMs: 300 }) },
      ],
    });
  }

  /** @returns what the pages did wrong */
  async tell(): Promise<readonly string[]> {
    const { operators } = this;
    const phone = await operators.phone();
    const caller = await operators.signedIn({ name: 'Caller' });
    const supervisor = await operators.signedIn({ name: 'Ann' });
    const softphone = new Softphone(caller);
    const sessionId = await this.#places(caller, softphone);
    await supervisor.follows(sessionId);
    await this.#interrupts(caller, supervisor, softphone);
    await this.#whispers(caller, supervisor, softphone, phone);
    await this.#handsOff(caller, supervisor, softphone);
    await this.#findsAgain(supervisor, phone, sessionId);
    return operators.close();
  }

  async #places(caller: Operator, softphone: Softphone): Promise<string> {
    await caller.opens('Softphone');
    const sessionId = await softphone.calls();
    await caller.listensTo(GREETING, 1000);
    await softphone.tells(/Mark \S+ played/);
    await this.#show('placed', 'A call is placed by softphone', caller);
    return sessionId;
  }

  async #interrupts(caller: Operator, supervisor: Operator, softphone: Softphone): Promise<void> {
    await softphone.plays('what is your return policy');
    await caller.listensTo(LONG_ANSWER, 2500);
    await softphone.plays('wait is that also on sunday');
    await softphone.tells('Clear: what was not played is dropped');
    // The question may have cut the greeting too.
    const isOfAnswer = (heard: string) => heard !== '' && LONG_ANSWER.startsWith(heard);
    await supervisor.turn('assistant', ({ heard, cut }) => cut !== '' && isOfAnswer(heard));
    await supervisor.turn('assistant', (turn) => turn.heard.includes('Sundays') && turn.pale === '');
    await this.#show(
      'interrupted',
      'The caller interrupts: what was not heard is struck through',
      supervisor,
    );
  }

  async #whispers(caller: Operator, supervisor: Operator, softphone: Softphone, phone: Phone): Promise<void> {
    this.#whispered = phone;
    await supervisor.whispers(DELAYED);
    await supervisor.notes('Ann told the assistant something');
    await eventually(() => this.#modelKnows());
    await softphone.plays('where is my parcel');
    await caller.listensTo(KNOWS, 2500);
    await supervisor.turn('assistant', ({ heard }) => heard === KNOWS);
    await this.#show('whispered', 'A supervisor whispers, and the next answer knows it', supervisor);
  }

  async #handsOff(caller: Operator, supervisor: Operator, softphone: Softphone): Promise<void> {
    const fields = { Reason: REASON, 'Note for the person': NOTE };
    await supervisor.acts('Hand off now…', { fields, button: 'Hand off' });
    await supervisor.notes('Ann handed the call to a person');
    await softphone.isIn('Transferring to a person');
    await caller.reads('What the agent sees');
    await caller.reads(`Supervisor Ann: ${REASON}`);
    await this.#show('handed-off', 'Handed off: what the agent sees', caller);
    this.operators.phones.network.connect.hangUpAll();
    await softphone.isIn('The call is over');
  }

  async #findsAgain(supervisor: Operator, phone: Phone, sessionId: string): Promise<void> {
    const { store } = phone.gateway.services;
    await eventually(async () => (await store.readSession(sessionId))?.status === 'HANDED_OFF');
    await supervisor.opens('Past');
    await supervisor.page.getByLabel('Phone number').fill(SANDBOX.caller);
    await supervisor.page.getByLabel('Hand-off because').selectOption('supervisor');
    await supervisor.button('Search').click();
    await supervisor.page.locator(`[href="#/past/${sessionId}"]`).click();
    await supervisor.turn('assistant', ({ heard }) => heard === KNOWS);
    // Words that nobody heard are not kept; that the caller interrupted is.
    await supervisor.reads('Interrupted');
    await supervisor.reads(REASON);
    await supervisor.reads(/Total \$/);
    await this.#show('found', 'Found again under past calls', supervisor);
  }

  /** A model that was told something uses it. */
  #modelKnows(): boolean {
    if (!this.#whispered) return false;
    return modelSessions(this.#whispered).some(({ memory, instructions }) =>
      [instructions, ...memory.map(({ text }) => text)].some((text) => text.includes(DELAYED)),
    );
  }

  #show(name: string, words: string, person: Operator): Promise<void> {
    return this.#onScene({ name, words, person });
  }
}
