import { Menu, type MenuItemConstructorOptions } from 'electron';
import { commands, type Command } from '../src-core/contract/commands';

const menus: readonly Command['menu'][] = ['File', 'Edit', 'View', 'Help'];

/** Shows the one list of commands. Keys are only shown here; the page handles them, once. */
export function buildMenu(run: (id: string) => void): Menu {
  const entry = (command: Command): MenuItemConstructorOptions => {
    const [key] = command.keys;
    const accelerator = key !== undefined && (key.startsWith('Ctrl+') || /^F\d+$/.test(key)) ? key.replace('Ctrl+', 'CmdOrCtrl+') : undefined;
    return { label: command.title, registerAccelerator: false, click: () => run(command.id), ...(accelerator ? { accelerator } : {}) };
  };
  const template = menus.map((menu): MenuItemConstructorOptions => {
    const items = commands.filter((command) => command.menu === menu && command.when !== 'presenting').map(entry);
    if (menu === 'File') items.push({ type: 'separator' }, { role: 'quit' });
    if (menu === 'Edit') items.push({ type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' });
    return { label: menu, submenu: items };
  });
  return Menu.buildFromTemplate(template);
}
