import { describe, expect, it } from 'vitest';
import { TEMPLATE_VARIABLES } from '../../src/assistants/template/template-variables.ts';
import { documentText } from './documents.ts';

describe('docs/assistants.md', () => {
  const page = documentText('docs/assistants.md');

  it('quotes the example that the tests read', () => {
    expect(page).toContain(`\`\`\`yaml\n${documentText('fixtures/assistants/full.yaml')}\`\`\``);
  });

  it('quotes the file of the demo', () => {
    expect(page).toContain(`\`\`\`yaml\n${documentText('fixtures/demo/assistants.yaml')}\`\`\``);
  });

  it('names every variable', () => {
    for (const name of TEMPLATE_VARIABLES) expect(page).toContain(`{{${name}}}`);
  });
});
