import { make, makeButton } from '../common/make.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const NAMES: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Hash' };

/** The keys of a telephone. The same keys of the keyboard press them while one of them has the focus. */
export function keypad(onKey: (key: string) => void): HTMLElement {
  const buttons = KEYS.map((key) => makeButton(key, () => onKey(key), { 'aria-label': NAMES[key] }));
  const pad = make('div', { class: 'phone-keypad', role: 'group', 'aria-label': 'Keypad' }, ...buttons);
  pad.addEventListener('keydown', ({ key }) => {
    if (KEYS.some((known) => known === key)) onKey(key);
  });
  return pad;
}
