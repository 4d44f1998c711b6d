import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Agent } from 'undici';
import { parse } from 'yaml';
import { z } from 'zod';
import { createKnowledgeSource } from '../knowledge/create-source.ts';
import { type KnowledgeDeclaration, readKnowledgeSection } from '../knowledge/declaration.ts';
import type { KnowledgeSource } from '../knowledge/knowledge-source.ts';
import type { Logger } from '../logging.ts';
import { UsageError } from './command.ts';

interface DeclaredChoice {
  readonly assistant: string | undefined;
  readonly source: string | undefined;
  readonly logger: Logger;
}

/** The two sections of an assistants file that tell where an assistant looks things up. */
const profilesSchema = z.object({
  assistants: z.record(z.string(), z.object({ knowledge: z.string().optional() })).optional(),
  knowledge: z.unknown().optional(),
});

/**
 * Opens a knowledge source of an assistants file.
 * @throws UsageError when the file does not declare it
 */
export async function openDeclaredSource(file: string, choice: DeclaredChoice): Promise<KnowledgeSource> {
  const { assistants, knowledge } = readProfiles(file);
  const section = readKnowledgeSection(knowledge ?? {}, { path: ['knowledge'], secret });
  if ('faults' in section) {
    const lines = section.faults.map(
      ({ path, problem, advice }) => `  ${path.join('.')} ${problem}; ${advice}`,
    );
    throw new UsageError(`The sources in ${file} have faults:\n${lines.join('\n')}`);
  }
  const wanted = choice.source ?? assistants?.[choice.assistant ?? '']?.knowledge;
  if (choice.assistant !== undefined && wanted === undefined) {
    throw new UsageError(`${file} has no assistant ${choice.assistant} with knowledge.`);
  }
  return createKnowledgeSource(choose(section.value, wanted, file), {
    folder: dirname(resolve(file)),
    secret,
    region: process.env.AWS_REGION,
    dispatcher: new Agent({ connect: { timeout: 4000 } }),
    logger: choice.logger,
  });
}

function readProfiles(file: string): z.infer<typeof profilesSchema> {
  try {
    return profilesSchema.parse(parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new UsageError(`${file} cannot be read as an assistants file.`, { cause });
  }
}

function choose(
  sources: ReadonlyMap<string, KnowledgeDeclaration>,
  wanted: string | undefined,
  file: string,
): KnowledgeDeclaration {
  const names = [...sources.keys()];
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  const declaration = name === undefined ? undefined : sources.get(name);
  if (declaration !== undefined) return declaration;
  const known = names.length === 0 ? 'It declares none.' : `Name one of ${names.join(', ')} with --source.`;
  throw new UsageError(`${file} has no such knowledge source. ${known}`);
}

/** `NAME`, or what the file holds that `NAME_FILE` names. */
function secret(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  return process.env[name] ?? (file === undefined ? undefined : readFileSync(file, 'utf8').trim());
}
