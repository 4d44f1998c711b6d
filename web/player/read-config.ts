import type { DirectWay, PageConfig } from '../../src/web/pages/page-config.ts';

/** What the gateway has written into the page. @throws Error when it has written nothing */
export function readConfig(): PageConfig {
  const written = document.querySelector<HTMLMetaElement>('meta[name="page-config"]')?.content ?? '';
  const config: unknown = JSON.parse(written);
  if (typeof config !== 'object' || config === null) throw new Error('the page has no configuration');
  const fields: Readonly<Record<string, unknown>> = { ...config };
  const { notice, tokenUrl } = fields;
  const direct = directIn(fields.direct);
  return {
    languages: texts(fields.languages),
    models: texts(fields.models),
    ...(typeof notice === 'string' && { notice }),
    ...(typeof tokenUrl === 'string' && { tokenUrl }),
    ...(direct && { direct }),
  };
}

function directIn(value: unknown): DirectWay | undefined {
  if (typeof value !== 'object' || value === null || !('instructions' in value)) return undefined;
  const { instructions } = value;
  if (typeof instructions !== 'string') return undefined;
  const endpoint = 'endpoint' in value ? value.endpoint : undefined;
  return { instructions, ...(typeof endpoint === 'string' && { endpoint }) };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
