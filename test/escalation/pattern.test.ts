import { describe, expect, it } from 'vitest';
import { Matcher } from '../../src/escalation/matcher.ts';
import { PatternCompiler, PatternError } from '../../src/escalation/pattern.ts';

const LISTS = new Map([
  ['human', ['person', '<adj> person', 'human being']],
  ['adj', ['real', 'live']],
  ['loop', ['<loop> again']],
]);
const compiler = new PatternCompiler(LISTS, new Set(['uh']));

function spanOf(pattern: string, text: string): string | undefined {
  const tokens = text.split(' ');
  const span = new Matcher(tokens).find(compiler.compile(pattern).node);
  return span && tokens.slice(span.start, span.end).join(' ');
}

describe('the notation', () => {
  it.each([
    ['talk to a person', 'let me talk to a person now', 'talk to a person'],
    ['talk to [a] <human>', 'talk to real person', 'talk to real person'],
    ['(talk|speak) [to|with] <human>', 'speak with human being', 'speak with human being'],
    ['want .. person', 'i want a very real person', 'want a very real person'],
    ['want .. person', 'i want one two three four person', undefined],
    ['want ... person', 'i want one two three four person', 'want one two three four person'],
    ['want ... person', 'i want this . a person', undefined],
    ['repres*', 'a representative', 'representative'],
    ['agent !(fee|code)', 'the agent fee', undefined],
    ['agent !(fee|code)', 'the agent now', 'agent'],
    ['^ agent $', 'agent', 'agent'],
    ['^ agent $', 'yes . agent . thanks', 'agent'],
    ['^ agent $', 'an agent', undefined],
    ['Ménage d’été', 'menage d ete', 'menage d ete'],
  ])('%s in "%s"', (pattern, text, found) => {
    expect(spanOf(pattern, text)).toBe(found);
  });

  it.each([
    ['talk to (a person', '")" is missing'],
    ['talk to <nobody>', 'there is no word list "nobody"'],
    ['<loop>', 'in a circle'],
    ['uh agent', '"uh" is a filler'],
    ['(a|)', 'an alternative is empty'],
    ['a ) b', 'unexpected ")"'],
    ['agent ?', '"?" is not a word'],
    ['agent !', 'a word is missing'],
    ['', 'an alternative is empty'],
  ])('refuses %s: %s', (pattern, problem) => {
    expect(() => compiler.compile(pattern)).toThrow(PatternError);
    expect(() => compiler.compile(pattern)).toThrow(problem);
  });
});
