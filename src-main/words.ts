/** The system's name of a failure: "ENOSPC". */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why a disk refused, and what helps. */
const reasons: Record<string, readonly [why: string, help: string]> = {
  ENOSPC: ['the disk is full', 'Free some space, or save elsewhere.'],
  EDQUOT: ['your share of the disk is used up', 'Free some space, or save elsewhere.'],
  EACCES: ['you may not write there', 'Save elsewhere.'],
  EPERM: ['the system does not allow writing there', 'Save elsewhere.'],
  EROFS: ['that disk can only be read', 'Save elsewhere.'],
  EISDIR: ['something that is not a file has that name already', 'Choose another name.'],
  ENOENT: ['its folder is not there', 'If a disk was taken out, put it back, or save elsewhere.'],
  ENOTDIR: ['its folder is not there', 'Save elsewhere.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter one.'],
  EIO: ['the disk reported an error', 'Save elsewhere, and look after that disk.'],
  EBUSY: ['another program is using it', 'Close that program, or save under another name.'],
  EMFILE: ['too many files are open', 'Close some programs, then save again.'],
  ENFILE: ['too many files are open', 'Close some programs, then save again.'],
  ELOOP: ['it is a link that leads back to itself', 'Choose another name.'],
};

function reasonOf(error: unknown): readonly [why: string, help: string] {
  return reasons[codeOf(error)] ?? [error instanceof Error ? error.message : String(error), 'Save elsewhere.'];
}

/** Why a file was not saved, what helps, and what still stands. */
export function saveWords(error: unknown, name: string, replaced: boolean): string {
  const [why, help] = reasonOf(error);
  return replaced ? `${name} was written, but the disk did not confirm it: ${why}. ${help}` : `${name} was not saved: ${why}. ${help} What stood there before is unchanged.`;
}

/** The same in one clause, for whoever tells more: "the disk is full". Looks through the words put round the system's own error. */
export function whyNot(error: unknown): string {
  return reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error)[0];
}

const unread: Record<string, string> = {
  ENOENT: 'it is not there. Was it moved or renamed?',
  ENOTDIR: 'it is not there. Was it moved or renamed?',
  EACCES: 'you may not read it.',
  EPERM: 'you may not read it.',
  EIO: 'the disk reported an error. Try a copy of it from elsewhere.',
  EMFILE: 'too many files are open. Close some programs and try again.',
  ENFILE: 'too many files are open. Close some programs and try again.',
};

/** Why a file was not read. */
export function readWords(error: unknown, name: string): string {
  return `${name} cannot be opened: ${unread[codeOf(error)] ?? `${error instanceof Error ? error.message : String(error)}.`} Nothing was changed.`;
}
