import { make } from '../../common/make.ts';

export interface Question {
  readonly title: string;
  /** What the caller will notice. */
  readonly words: string;
  /** On the button that does it. */
  readonly action: string;
  readonly fields?: readonly DialogField[];
}

export interface DialogField {
  readonly name: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly maxLength: number;
}

/**
 * Asks before something that the caller notices.
 * @returns what was written into the fields; undefined when the person has cancelled
 */
export async function confirmDialog({ title, words, action, fields = [] }: Question) {
  const inputs = fields.map(({ name, label, isRequired, maxLength }) => {
    const id = `dialog-${name}`;
    const input = make('input', {
      id,
      name,
      maxlength: maxLength,
      required: isRequired,
      autocomplete: 'off',
    });
    return { name, input, row: make('div', { class: 'field' }, make('label', { for: id }, label), input) };
  });
  const dialog = make(
    'dialog',
    { 'aria-labelledby': 'dialog-title', 'aria-describedby': 'dialog-words' },
    make(
      'form',
      { method: 'dialog' },
      make('h2', { id: 'dialog-title' }, title),
      make('p', { id: 'dialog-words' }, words),
      ...inputs.map(({ row }) => row),
      make(
        'div',
        { class: 'buttons' },
        make('button', { type: 'submit', value: 'yes', class: 'primary' }, action),
        make('button', { type: 'submit', value: 'no', formnovalidate: true }, 'Cancel'),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  const isYes = await new Promise<boolean>((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
  dialog.remove();
  return isYes ? new Map(inputs.map(({ name, input }) => [name, input.value.trim()])) : undefined;
}
