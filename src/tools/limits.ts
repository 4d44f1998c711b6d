/**
 * What a tool may cost a caller. The limits are the gateway's own, except where a page is named.
 */

/** Time limits of one call of a tool, further tries included. Callers wait in the line, so seconds count. */
export const DEFAULT_TIMEOUT_MS = 8_000;
export const MAX_TIMEOUT_MS = 20_000;

/** Tools of one call of the gateway that run at the same time, and those that wait for a place. */
export const MAX_RUNNING = 4;
export const MAX_WAITING = 16;

/** Characters of a result that the model gets: about two minutes of speech. */
export const MAX_RESULT_CHARS = 2_000;

/** Bytes of an answer that are read from a server. */
export const MAX_READ_BYTES = 64 * 1024;

/** Size and depth of the arguments that a model may write. */
export const MAX_ARGUMENT_BYTES = 8 * 1024;
export const MAX_ARGUMENT_DEPTH = 8;

/** JSON bytes of the definition of one tool, and of all tools of an assistant. */
export const MAX_TOOL_BYTES = 4 * 1024;
export const MAX_TOOLBOX_BYTES = 24 * 1024;
/** Levels of a schema, and its nodes: a schema must compile in milliseconds. */
export const MAX_SCHEMA_DEPTH = 12;
export const MAX_SCHEMA_NODES = 500;

/** Times that the model may correct its arguments, for each tool and turn of the caller. */
export const MAX_CORRECTIONS = 2;
