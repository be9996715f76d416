/** What a person can ask for anywhere: menu, shortcuts, the help on ? and the tests read this one list. */
export interface Command {
  id: string;
  title: string;
  /** As KeyboardEvent.key, with modifiers: "Ctrl+Z". Ctrl stands for Cmd on a Mac. */
  keys: readonly string[];
  menu: 'File' | 'Edit' | 'View' | 'Help';
  /** When a key acts: always (fields included), outside text fields, or only while presenting and outside fields. */
  when: 'always' | 'outside fields' | 'presenting';
}

export const commands = [
  { id: 'open', title: 'Open a session or table…', keys: ['Ctrl+O'], menu: 'File', when: 'always' },
  { id: 'save', title: 'Save session', keys: ['Ctrl+S'], menu: 'File', when: 'always' },
  { id: 'saveAs', title: 'Save session as…', keys: ['Ctrl+Shift+S'], menu: 'File', when: 'always' },
  { id: 'newSession', title: 'New session…', keys: ['Ctrl+N'], menu: 'File', when: 'always' },
  { id: 'script', title: 'Export NumPy script…', keys: ['Ctrl+E'], menu: 'File', when: 'always' },
  { id: 'undo', title: 'Undo', keys: ['Ctrl+Z'], menu: 'Edit', when: 'outside fields' },
  { id: 'redo', title: 'Redo', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], menu: 'Edit', when: 'outside fields' },
  { id: 'reset', title: 'Reset the lab', keys: ['Ctrl+Backspace'], menu: 'Edit', when: 'outside fields' },
  { id: 'pin', title: 'Pin or unpin this state', keys: ['Ctrl+P'], menu: 'Edit', when: 'always' },
  { id: 'step', title: 'Step', keys: ['ArrowRight', '.'], menu: 'View', when: 'presenting' },
  { id: 'stepBack', title: 'Step back', keys: ['ArrowLeft', ','], menu: 'View', when: 'presenting' },
  { id: 'play', title: 'Play or pause', keys: [' '], menu: 'View', when: 'presenting' },
  { id: 'next', title: 'Next question, or next view', keys: ['PageDown'], menu: 'View', when: 'presenting' },
  { id: 'previous', title: 'Previous question, or previous view', keys: ['PageUp'], menu: 'View', when: 'presenting' },
  { id: 'question', title: 'Open the next question', keys: ['q'], menu: 'View', when: 'presenting' },
  { id: 'known', title: 'Back to the state of the start', keys: ['0'], menu: 'View', when: 'presenting' },
  { id: 'answers', title: 'Show or hide the answers of this question', keys: ['h'], menu: 'View', when: 'presenting' },
  { id: 'twins', title: 'Show figures in words', keys: ['Ctrl+T'], menu: 'View', when: 'always' },
  { id: 'present', title: 'Present, or leave presenting', keys: ['F5'], menu: 'View', when: 'always' },
  { id: 'leave', title: 'Leave presenting', keys: ['Escape', 'p'], menu: 'View', when: 'presenting' },
  { id: 'settings', title: 'Settings…', keys: ['Ctrl+,'], menu: 'View', when: 'always' },
  { id: 'help', title: 'Help', keys: ['?', 'F1'], menu: 'Help', when: 'outside fields' },
  { id: 'about', title: 'About Likelihood Lab', keys: [], menu: 'Help', when: 'always' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];
