import { make } from '../common/make.ts';
import { GOOD_LINE, type LineFaults, WORST_LINE } from './line-faults.ts';

interface Dial {
  readonly name: keyof LineFaults;
  readonly label: string;
  readonly unit: string;
  readonly step: number;
}

const DIALS: readonly Dial[] = [
  { name: 'lossPercent', label: 'Loss', unit: '%', step: 1 },
  { name: 'jitterMs', label: 'Jitter', unit: 'ms', step: 10 },
  { name: 'delayMs', label: 'Delay', unit: 'ms', step: 50 },
  { name: 'noisePercent', label: 'Noise', unit: '%', step: 0.5 },
  { name: 'echoPercent', label: 'Echo', unit: '%', step: 5 },
];

/** Sets what is wrong with the line, also while the call goes on. */
export function faultPanel(onChange: (faults: LineFaults) => void): HTMLElement {
  let faults = GOOD_LINE;
  const rows = DIALS.map(({ name, label, unit, step }) => {
    const id = `phone-fault-${name}`;
    const output = make('output', { for: id, class: 'number' }, `0 ${unit}`);
    const input = make('input', { id, type: 'range', min: 0, max: WORST_LINE[name], step, value: 0 });
    input.addEventListener('input', () => {
      output.textContent = `${input.value} ${unit}`;
      input.setAttribute('aria-valuetext', output.textContent);
      faults = { ...faults, [name]: Number(input.value) };
      onChange(faults);
    });
    return make('div', { class: 'phone-fault' }, make('label', { for: id }, label), input, output);
  });
  const help = make(
    'p',
    { class: 'help' },
    'From your telephone to the gateway. They may be changed during the call.',
  );
  return make('details', { class: 'phone-card' }, make('summary', {}, 'Faults of the line'), help, ...rows);
}
