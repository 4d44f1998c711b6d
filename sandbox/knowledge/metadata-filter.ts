import { type Fields, isFields } from './json-exchange.ts';

/** Whether a document's metadata passes a filter of Bedrock that is known to be valid. Only some operators compare. */
export function passesFilter(metadata: Fields, filter: unknown): boolean {
  if (!isFields(filter)) return true;
  const [[operator, operand] = ['', undefined]] = Object.entries(filter);
  if (Array.isArray(operand)) {
    const results = operand.map((each) => passesFilter(metadata, each));
    return operator === 'andAll' ? results.every(Boolean) : results.some(Boolean);
  }
  if (!isFields(operand)) return true;
  const value = metadata[String(operand.key)];
  if (operator === 'equals') return value === operand.value;
  if (operator === 'notEquals') return value !== operand.value;
  if (operator === 'in') return Array.isArray(operand.value) && operand.value.includes(value);
  if (operator === 'startsWith') return String(value).startsWith(String(operand.value));
  return true;
}
