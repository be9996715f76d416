/** @typedef {'start' | 'drag' | 'core' | 'answers' | 'long-work' | 'play'} Part What is measured on the app itself. */

/** @type {readonly Part[]} */
export const parts = ['start', 'drag', 'core', 'answers', 'long-work', 'play'];

/**
 * All of them, or the one that is asked for.
 * @param {string | undefined} only
 */
export const appParts = (only) => parts.filter((part) => only === undefined || only === part);
