import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EquipmentReader } from '../assistants/equipment.ts';
import { type FileFault, placeText } from '../assistants/file/file-fault.ts';
import type { ConfiguredProviders } from '../assistants/file/provider-problems.ts';
import { type ProfilesRead, readProfiles } from '../assistants/file/read-profiles.ts';
import { errorMessage } from '../errors.ts';
import { loadPhrases } from '../escalation/phrases/phrases-file.ts';
import { createTurnJudge } from '../escalation/shipped.ts';
import type { TurnJudge } from '../escalation/turn-judge.ts';
import { type PriceTable, readPrices, shippedPrices } from '../telemetry/prices.ts';
import type { SettingFault } from './setting-fault.ts';

/** What the files of the operator hold. */
export interface OperatorFiles {
  /** The assistant's instructions; undefined when there is no file. */
  readonly instructions: string | undefined;
  /** The named assistants; undefined when there is no file. */
  readonly assistants: AssistantsFile | undefined;
  /** The shipped prices, with the operator's. */
  readonly prices: PriceTable;
  /** What the escalation detector knows, with the operator's phrases; undefined when there is no file. */
  readonly turnJudge: TurnJudge | undefined;
}

/** ASSISTANTS_FILE, which can be read again while the gateway runs. */
export interface AssistantsFile {
  readonly path: string;
  readonly first: ProfilesRead;
  read(): ProfilesRead;
}

export interface FilePaths {
  readonly ASSISTANTS_FILE?: string | undefined;
  readonly ASSISTANT_PROMPT_FILE?: string | undefined;
  readonly PRICES_FILE?: string | undefined;
  readonly ESCALATION_PHRASES_FILE?: string | undefined;
}

export interface FilesRead {
  /** Undefined when there is a fault. */
  readonly files: OperatorFiles | undefined;
  readonly faults: readonly SettingFault[];
}

/**
 * Reads and checks every file that the settings name. One that cannot be read is a fault of its setting.
 * @param configured undefined when the settings have faults
 */
export function readOperatorFiles(
  paths: FilePaths,
  equipment: EquipmentReader,
  configured?: ConfiguredProviders,
): FilesRead {
  const assistants = readAssistants(paths.ASSISTANTS_FILE, equipment, configured);
  const instructions = readInstructions(paths.ASSISTANT_PROMPT_FILE);
  const prices = readPriceTable(paths.PRICES_FILE);
  const turnJudge = readTurnJudge(paths.ESCALATION_PHRASES_FILE);
  const faults = [
    ...assistantsFaults(assistants?.first),
    ...[instructions, prices, turnJudge].flatMap((read) => ('fault' in read ? [read.fault] : [])),
  ];
  if ('fault' in instructions || 'fault' in prices || 'fault' in turnJudge || faults.length > 0) {
    return { files: undefined, faults };
  }
  const files = {
    instructions: instructions.value,
    assistants,
    prices: prices.value,
    turnJudge: turnJudge.value,
  };
  return { files, faults };
}

type Read<T> = { readonly value: T } | { readonly fault: SettingFault };

function readAssistants(
  path: string | undefined,
  equipment: EquipmentReader,
  configured: ConfiguredProviders | undefined,
): AssistantsFile | undefined {
  if (path === undefined) return undefined;
  // The working directory may be another one at the time of a reload.
  const absolute = resolve(path);
  const read = () => readProfiles(absolute, equipment, configured);
  return { path: absolute, first: read(), read };
}

function assistantsFaults(read: ProfilesRead | undefined): SettingFault[] {
  return read !== undefined && 'faults' in read ? read.faults.map(assistantsFault) : [];
}

/** A fault of ASSISTANTS_FILE beside the faults of the settings. */
export function assistantsFault({ file, line, path, problem, advice }: FileFault): SettingFault {
  const place = [line === undefined ? file : `${file}:${line}`, placeText(path)].join(' ').trimEnd();
  return { name: 'ASSISTANTS_FILE', problem: `${place} ${problem}`, advice };
}

function readInstructions(path: string | undefined): Read<string | undefined> {
  const name = 'ASSISTANT_PROMPT_FILE';
  if (path === undefined) return { value: undefined };
  const text = readText(name, path);
  if ('fault' in text || text.value.trim() !== '') return text;
  return {
    fault: { name, problem: 'names an empty file', advice: "write the assistant's instructions into it" },
  };
}

function readPriceTable(path: string | undefined): Read<PriceTable> {
  const name = 'PRICES_FILE';
  if (path === undefined) return { value: shippedPrices() };
  const text = readText(name, path);
  if ('fault' in text) return text;
  const prices = readPrices(text.value);
  if (!('faults' in prices)) return { value: prices };
  return { fault: unusable(name, prices.faults.join('; ')) };
}

function readTurnJudge(path: string | undefined): Read<TurnJudge | undefined> {
  if (path === undefined) return { value: undefined };
  try {
    return { value: loadPhrases(path, createTurnJudge) };
  } catch (error) {
    return { fault: unusable('ESCALATION_PHRASES_FILE', errorMessage(error)) };
  }
}

function readText(name: string, path: string): Read<string> {
  try {
    return { value: readFileSync(path, 'utf8') };
  } catch (error) {
    return { fault: unusable(name, errorMessage(error)) };
  }
}

function unusable(name: string, why: string): SettingFault {
  return { name, problem: `names a file that cannot be used (${why})`, advice: 'correct the file' };
}
