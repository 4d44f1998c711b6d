type ElementClass<T extends HTMLElement> = new () => T;

/** @throws Error when the page has no such element, or another kind of it */
export function element<T extends HTMLElement>(id: string, kind: ElementClass<T>): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} with the id ${id}`);
}

/** Shows or hides several. */
export function show(isShown: boolean, ...elements: readonly HTMLElement[]): void {
  for (const one of elements) one.hidden = !isShown;
}
