import type { PageConfig } from '../../src/web/pages/page-config.ts';

/** What the gateway has written into the page. @throws Error when it has written nothing */
export function readConfig(): PageConfig {
  const written = document.querySelector<HTMLMetaElement>('meta[name="page-config"]')?.content ?? '';
  const config: unknown = JSON.parse(written);
  if (typeof config !== 'object' || config === null) throw new Error('the page has no configuration');
  const fields: Readonly<Record<string, unknown>> = { ...config };
  const { notice, tokenUrl, direct } = fields;
  return {
    languages: texts(fields.languages),
    models: texts(fields.models),
    direct: direct === true,
    ...(typeof notice === 'string' && { notice }),
    ...(typeof tokenUrl === 'string' && { tokenUrl }),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
