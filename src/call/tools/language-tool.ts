import type { ToolDefinition } from '../../voice/client.ts';
import { offeredLanguages } from '../language/offered-languages.ts';

export const SET_LANGUAGE = 'set_language';

/** The tool for another language; none where there is nothing to choose from. @param languages of the assistant */
export function setLanguageTools(languages: readonly string[]): ToolDefinition[] {
  const offered = offeredLanguages(languages);
  if (offered.length < 2) return [];
  return [
    {
      name: SET_LANGUAGE,
      description:
        'Changes the language of the call. Use it when the caller asks for another language, or asks whether you speak it.',
      parameters: {
        type: 'object',
        properties: {
          language: { type: 'string', enum: offered, description: 'The ISO 639-1 code of the language' },
        },
        required: ['language'],
      },
    },
  ];
}
