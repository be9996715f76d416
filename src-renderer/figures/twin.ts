/** Under this name a figure tells the marks inside it where its text twin stands, so that a mark in focus speaks of its figure. */
export const twinContext = Symbol('twin');
