import type { PageConfig } from '../../src/web/pages/page-config.ts';
import { element } from '../common/elements.ts';
import type { Way } from '../voice-connection.ts';

const MODEL_NAMES: Readonly<Record<string, string>> = {
  openai: 'OpenAI Realtime',
  nova: 'Amazon Nova 2 Sonic',
};
const WAY_NAMES: Readonly<Record<Way, string>> = {
  gateway: 'Gateway',
  direct: 'Direct to Nova',
};

export interface Choice {
  readonly model: string | undefined;
  readonly language: string | undefined;
  readonly way: Way;
}

/** Model, language and way. What has no alternative is not shown. */
export class Choices {
  readonly #model = element('model', HTMLSelectElement);
  readonly #language = element('language', HTMLSelectElement);
  readonly #way = element('connection', HTMLSelectElement);

  constructor({ models, languages, direct }: PageConfig) {
    fill(this.#model, [
      ['', 'Automatic'],
      ...models.map((model) => [model, MODEL_NAMES[model] ?? model] as const),
    ]);
    fill(this.#language, [['', 'Automatic'], ...languages.map((code) => [code, ownName(code)] as const)]);
    const ways: readonly Way[] = direct ? ['gateway', 'direct'] : ['gateway'];
    fill(
      this.#way,
      ways.map((way) => [way, WAY_NAMES[way]] as const),
    );
    this.#language.value = languages.find((code) => navigator.language.split('-')[0] === code) ?? '';
    showField(this.#model, models.length > 1);
    showField(this.#language, languages.length > 1);
    showField(this.#way, direct !== undefined);
    this.#way.addEventListener('change', () => this.#onWay());
  }

  get choice(): Choice {
    return {
      model: this.#model.value || undefined,
      language: this.#language.value || undefined,
      way: this.#way.value === 'direct' ? 'direct' : 'gateway',
    };
  }

  /** The direct way leads to one model. */
  #onWay(): void {
    const isDirect = this.#way.value === 'direct';
    if (isDirect) this.#model.value = 'nova';
    this.#model.disabled = isDirect;
  }
}

function fill(select: HTMLSelectElement, options: readonly (readonly [value: string, name: string])[]): void {
  select.replaceChildren(...options.map(([value, name]) => new Option(name, value)));
}

function showField(select: HTMLSelectElement, isShown: boolean): void {
  const field = select.closest<HTMLElement>('.field');
  if (field) field.hidden = !isShown;
}

/** What speakers of a language call it. */
function ownName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
