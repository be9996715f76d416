const parts = ['start', 'drag', 'core', 'answers', 'long-work'] as const;

/** What is measured on the app itself. */
export type Part = (typeof parts)[number];

/** All of them, or the one that is asked for. */
export const appParts = (only: string | undefined): readonly Part[] => parts.filter((part) => only === undefined || only === part);
