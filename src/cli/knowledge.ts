import { parseArgs } from 'node:util';
import { loadEnvFile } from '../config/env-file.ts';
import { FilesSource } from '../knowledge/files/files-source.ts';
import type { KnowledgeSource, RankedPassage } from '../knowledge/knowledge-source.ts';
import { createLogger } from '../logging.ts';
import { runCommand, UsageError } from './command.ts';
import { openDeclaredSource } from './declared-source.ts';

const HELP = `Shows what the assistant would find for a question.

  npm run knowledge -- "question" --folder DIR
  npm run knowledge -- "question" [--file assistants.yaml] [--assistant NAME | --source NAME]

--folder     a folder of .md, .txt, .csv and .pdf files
--file       the assistants file. Default: ASSISTANTS_FILE
--assistant  the knowledge of this assistant
--source     the source of this name under "knowledge". Not needed when there is only one
--language   language of the call. Default: en. The question may be in another
--limit      how many passages at most. Default: 4
--json       one JSON object instead of text

Each passage has its score and its document. Those below the score floor are marked with "-": the model is not told of
them. Bedrock and Pinecone charge for each question. The settings are those of the gateway, and .env is read.
Exits with 0 when something was found; with 1 when nothing was, or the source could not be asked; with 2 for wrong use.
`;

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      file: { type: 'string' },
      assistant: { type: 'string' },
      source: { type: 'string' },
      language: { type: 'string', default: 'en' },
      limit: { type: 'string', default: '4' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const query = positionals.join(' ').trim();
  if (query === '') throw new UsageError('Write the question. --help shows how.');
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 20) {
    throw new UsageError('--limit is a whole number from 1 to 20.');
  }
  loadEnvFile();
  const openedMs = performance.now();
  const source = await open(values);
  const askedMs = performance.now();
  const { language } = values;
  const ranked = await source.rank({ query, language, limit, signal: AbortSignal.timeout(10_000) });
  const times = { openMs: askedMs - openedMs, searchMs: performance.now() - askedMs };
  source.close();
  process.stdout.write(values.json ? asJson(ranked, times) : asText(ranked, times));
  return ranked.some(({ aboveFloor }) => aboveFloor) ? 0 : 1;
}

interface Choice {
  readonly folder?: string | undefined;
  readonly file?: string | undefined;
  readonly assistant?: string | undefined;
  readonly source?: string | undefined;
}

function open({ folder, file, assistant, source }: Choice): Promise<KnowledgeSource> {
  const logger = createLogger('warn', { write: (line) => process.stderr.write(line) });
  if (folder !== undefined) return FilesSource.open(folder, logger);
  const profiles = file ?? process.env.ASSISTANTS_FILE;
  if (profiles === undefined)
    throw new UsageError('Name a folder (--folder) or an assistants file (--file).');
  return openDeclaredSource(profiles, { assistant, source, logger });
}

interface Times {
  readonly openMs: number;
  readonly searchMs: number;
}

function asJson(passages: readonly RankedPassage[], times: Times): string {
  return `${JSON.stringify({ found: passages.some(({ aboveFloor }) => aboveFloor), passages, ...times })}\n`;
}

function asText(passages: readonly RankedPassage[], { openMs, searchMs }: Times): string {
  const lines = passages.map(
    ({ aboveFloor, score, source, text }) =>
      `${aboveFloor ? '+' : '-'} ${score.toFixed(2)}  ${source}\n  ${text}\n`,
  );
  const found = passages.some(({ aboveFloor }) => aboveFloor);
  const verdict = found
    ? ''
    : 'Nothing reaches the score floor: the assistant would say that it does not know.\n';
  return [
    ...lines,
    `${verdict}Opened in ${openMs.toFixed(0)} ms, searched in ${searchMs.toFixed(1)} ms\n`,
  ].join('\n');
}
