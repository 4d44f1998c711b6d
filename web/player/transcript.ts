import { element } from '../common/elements.ts';
import { struckThrough } from '../common/struck-through.ts';
import type { HeardTurn } from '../voice-connection.ts';
import { cutWords } from './cut-words.ts';

const WHO = { caller: 'You', assistant: 'Assistant' } as const;
/** An answer is matched with its turn soon after it was made. */
const MAX_ANSWERS = 4;
/** The reader is at the end when it is this near, in pixels. */
const NEAR_END = 40;

interface ShownTurn {
  readonly paragraph: HTMLElement;
  turn: HeardTurn;
  cut: string;
}

/** What was said: what was heard in full ink, what was cut struck through, and pale what is still being said. */
export class Transcript {
  readonly #box = element('conversation', HTMLElement);
  readonly #log = element('transcript', HTMLElement);
  /** Outside of the log, so that screen readers read only what is final. */
  readonly #partial = element('partial', HTMLElement);
  readonly #turns = new Map<string, ShownTurn>();
  #answers: string[] = [];
  #language = '';
  #isAtEnd = true;

  constructor() {
    this.#box.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#box;
      this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    });
    // The controls below it come and go.
    new ResizeObserver(() => this.#scroll()).observe(this.#box);
  }

  /** Empties it. @param language of what will be said; empty when it is not known */
  begin(language: string): void {
    this.#turns.clear();
    this.#answers = [];
    this.#language = language;
    this.#log.replaceChildren();
    this.#box.hidden = false;
    this.#isAtEnd = true;
    this.showPartial('');
  }

  turn(turn: HeardTurn): void {
    const shown = this.#shownFor(turn);
    if (shown) {
      if (shown.turn.role === 'assistant' && shown.turn.interrupted) this.#findCut(shown);
      this.#write(shown);
    }
    this.showPartial(shown ? this.#stillToCome(shown) : '');
  }

  /** The whole text of an answer: it is being spoken, or it was interrupted a moment ago. */
  answer(text: string): void {
    this.#answers = [...this.#answers, text].slice(-MAX_ANSWERS);
    const cut = [...this.#turns.values()].findLast((shown) => isUncut(shown) && this.#findCut(shown));
    if (cut) this.#write(cut);
    else this.showPartial(text);
  }

  /** Words of which some may still change. */
  showPartial(words: string): void {
    this.#partial.textContent = words;
    this.#partial.hidden = words === '';
    this.#scroll();
  }

  /** A line that nobody has said. */
  note(text: string): void {
    const paragraph = document.createElement('p');
    paragraph.className = 'turn note';
    paragraph.textContent = text;
    this.#append(paragraph);
  }

  /** Nothing heard of a sentence means that the one before was the last. @returns undefined when there is none */
  #shownFor(turn: HeardTurn): ShownTurn | undefined {
    const known = this.#turns.get(turn.id);
    const last = [...this.#turns.values()].at(-1);
    if (turn.text === '' && !known) {
      if (last?.turn.role !== 'assistant' || !turn.interrupted) return undefined;
      last.turn = { ...last.turn, interrupted: true };
      return last;
    }
    const shown = known ?? this.#add(turn);
    shown.turn = turn;
    return shown;
  }

  /** An answer may be heard sentence by sentence. */
  #stillToCome(shown: ShownTurn): string {
    const { role, interrupted } = shown.turn;
    const made = this.#answers.at(-1);
    return role === 'caller' || interrupted || made === undefined ? '' : (this.#restOf(made, shown) ?? '');
  }

  /** @returns false when nothing was made of which this turn is the beginning, or it was known before */
  #findCut(shown: ShownTurn): boolean {
    const cuts = this.#answers.map((answer) => this.#restOf(answer, shown));
    const cut = cuts.findLast((one) => one !== undefined) ?? '';
    if (cut === shown.cut) return false;
    shown.cut = cut;
    return true;
  }

  /** What comes after this turn in an answer, of which it is the beginning, or the end of the beginning. */
  #restOf(made: string, shown: ShownTurn): string | undefined {
    const turns = [...this.#turns.values()];
    const upTo = turns.slice(0, turns.indexOf(shown) + 1).map(({ turn }) => turn);
    const said = upTo.slice(upTo.findLastIndex(({ role }) => role === 'caller') + 1);
    return cutWords(made, shown.turn.text) ?? cutWords(made, said.map(({ text }) => text).join(' '));
  }

  #add(turn: HeardTurn): ShownTurn {
    const paragraph = document.createElement('p');
    paragraph.className = 'turn';
    paragraph.dataset.role = turn.role;
    paragraph.dataset.who = WHO[turn.role];
    if (this.#language !== '') paragraph.lang = this.#language;
    paragraph.dir = 'auto';
    const shown = { paragraph, turn, cut: '' };
    this.#turns.set(turn.id, shown);
    this.#append(paragraph);
    return shown;
  }

  #write({ paragraph, turn, cut }: ShownTurn): void {
    paragraph.replaceChildren(turn.text, ...struckThrough(cut));
    this.#scroll();
  }

  #append(paragraph: HTMLElement): void {
    this.#log.append(paragraph);
    this.#scroll();
  }

  /** Not while the reader looks at what was said before. */
  #scroll(): void {
    if (this.#isAtEnd) this.#box.scrollTop = this.#box.scrollHeight;
  }
}

/** It was interrupted, and the words after it are not known yet. */
function isUncut({ turn, cut }: ShownTurn): boolean {
  return turn.role === 'assistant' && turn.interrupted && cut === '';
}
