// Windows need a display; where there is none, programs run on a virtual one.
import { which } from './terminal.mjs';

export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** Whether a virtual display can be had. */
export const canPretend = () => process.platform === 'linux' && which('xvfb-run') !== null && which('Xvfb') !== null && which('xauth') !== null;

/**
 * A command, wrapped so that it finds a screen as large as a projector's.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export const onVirtualDisplay = (program, args) => ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', program, ...args]];
