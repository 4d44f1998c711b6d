const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'let the user of the gateway write to RECORDING_DIR and enter every folder above it',
  EPERM: 'let the user of the gateway write to RECORDING_DIR',
  EROFS: 'mount the disk of RECORDING_DIR writable, or name another folder',
  ENOSPC: 'free space on the disk of RECORDING_DIR',
  EDQUOT: 'free space on the disk of RECORDING_DIR, or raise its quota',
  EMFILE: 'raise the number of files that the process may open (ulimit -n)',
  ENOTDIR: 'name a folder: RECORDING_DIR, or a part of it, is a file',
  EEXIST: 'name a folder: RECORDING_DIR, or a part of it, is a file',
  ENOENT: 'make the folder RECORDING_DIR, or name another one',
};

/** What the operator should do about a failure of the disk, without a capital and a full stop. */
export function diskAdvice(error: unknown): string {
  return ADVICE[diskCode(error) ?? ''] ?? 'check the space and the speed of RECORDING_DIR';
}

/** The code of the file system, like `EACCES`. */
export function diskCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
