import { z } from 'zod';
import type { FileProblem } from '../operator-file/file-problem.ts';
import { objectError, problemsOf } from '../operator-file/schema-problems.ts';
import type { VoicePreferences } from '../voice/client.ts';
import { voicesOf } from './file/build-profile.ts';
import { languageSchema, voicesSchema } from './file/profile-schema.ts';
import { versionOf } from './file/profile-version.ts';
import type { Profile } from './profile.ts';

/** What an operator may switch while the gateway runs, for the calls to come. */
export interface AssistantChange {
  readonly language?: string | undefined;
  readonly voices?: VoicePreferences['voices'];
}

const shape = { language: languageSchema.optional(), voices: voicesSchema.optional() };
const changeSchema = z.strictObject(shape, {
  error: objectError(shape, 'an object with language or voices'),
});

/** Reads the body of a request. */
export function readChange(
  body: unknown,
  { languages }: Profile,
): AssistantChange | { readonly problems: readonly FileProblem[] } {
  const parsed = changeSchema.safeParse(body);
  if (!parsed.success) return { problems: problemsOf(parsed.error, body) };
  const { language, voices } = parsed.data;
  if (language === undefined && voices === undefined) {
    return { problems: [{ path: [], problem: 'changes nothing', advice: 'write language, voices or both' }] };
  }
  if (language !== undefined && languages.length > 0 && !languages.includes(language)) {
    const advice = `write one of ${languages.join(', ')}, or change languages in the file and reload`;
    return { problems: [{ path: ['language'], problem: 'is not offered by this assistant', advice }] };
  }
  return { language, ...(voices !== undefined && { voices: voicesOf(voices) }) };
}

/** Later changes count, field by field. */
export function mergeChanges(earlier: AssistantChange | undefined, later: AssistantChange): AssistantChange {
  return {
    language: later.language ?? earlier?.language,
    voices: { ...earlier?.voices, ...later.voices },
  };
}

/** The profile with the change. Its version differs from that of the file. */
export function changedProfile(profile: Profile, change: AssistantChange | undefined): Profile {
  if (change === undefined) return profile;
  const { preferences, language, version } = profile;
  return {
    ...profile,
    language: change.language ?? language,
    preferences: { ...preferences, voices: { ...preferences.voices, ...change.voices } },
    version: versionOf([version, change]),
  };
}
