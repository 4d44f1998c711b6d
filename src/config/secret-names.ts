/** The variables that hold a secret. Each may come from a file instead, as orchestrators hand secrets out. */
export const SECRET_NAMES = ['OPENAI_API_KEY', 'TWILIO_AUTH_TOKEN', 'TWILIO_AUTH_TOKEN_SECONDARY'] as const;

const FILE_SUFFIX = '_FILE';

/** The variable that names the file of a secret. */
export function fileVariable(name: string): string {
  return name + FILE_SUFFIX;
}

/** The setting that a variable is about: `OPENAI_API_KEY` for `OPENAI_API_KEY_FILE`. */
export function settingOf(variable: string): string {
  return SECRET_NAMES.find((secret) => variable === fileVariable(secret)) ?? variable;
}
