import type { View } from './view.ts';

/** Where one view at a time is shown. One that is busy goes on behind the next one, and can be shown again. */
export class ViewStage {
  readonly #place: HTMLElement;
  #shown: View | undefined;
  #shownName = '';
  readonly #kept = new Map<string, View>();

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** A view of this name that has gone on meanwhile. */
  kept(name: string): View | undefined {
    return this.#kept.get(name);
  }

  show(view: View, name: string): void {
    const before = this.#shown;
    if (before && before !== view) this.#leave(before);
    this.#shown = view;
    this.#shownName = name;
    this.#kept.delete(name);
    document.title = `${view.title} – Console`;
    this.#place.replaceChildren(view.element);
  }

  /** Closes everything. */
  clear(): void {
    this.#shown?.close();
    this.#shown = undefined;
    for (const view of this.#kept.values()) view.close();
    this.#kept.clear();
    this.#place.replaceChildren();
  }

  #leave(view: View): void {
    if (view.isBusy === true) this.#kept.set(this.#shownName, view);
    else view.close();
  }
}
