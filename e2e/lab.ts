import { expect, type Locator, type Page } from '@playwright/test';

/** Finds things as a person does: by role and accessible name. */
export class LabPage {
  readonly page: Page;
  readonly stage: Locator;
  readonly undo: Locator;
  readonly redo: Locator;

  constructor(page: Page) {
    this.page = page;
    this.stage = page.getByRole('main');
    this.undo = page.getByRole('button', { name: 'Undo', exact: true });
    this.redo = page.getByRole('button', { name: 'Redo', exact: true });
  }

  /** The frame on screen belongs to the state on screen. */
  async settled(): Promise<void> {
    await expect(this.stage).toHaveAttribute('aria-busy', 'false', { timeout: 15_000 });
    await expect(this.page.getByRole('figure').first()).toBeVisible();
  }

  slider(name: RegExp | string): Locator {
    return this.page.getByRole('slider', { name });
  }
  field(name: RegExp | string): Locator {
    return this.page.getByRole('textbox', { name });
  }
  button(name: RegExp | string): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }
  figure(title: RegExp): Locator {
    return this.page.getByRole('figure', { name: title });
  }

  /** The text twin that a figure names as its description. */
  twin(figure: Locator): Promise<string> {
    // In one look: between two the stage may be drawn anew.
    return figure.evaluate((node) => document.getElementById(node.getAttribute('aria-describedby') ?? '')?.textContent.trim() ?? '');
  }

  /** Types and says so with Enter, whatever becomes of it. */
  async enter(name: RegExp | string, text: string): Promise<void> {
    const field = this.field(name);
    await field.fill(text);
    await field.press('Enter');
  }

  /** Types a value; it is taken, or refused, when this returns. */
  async type(name: RegExp | string, text: string): Promise<void> {
    await this.enter(name, text);
    // What was typed is read in the core: until it answers, the stage is still that of the old value.
    await expect(this.field(name)).not.toHaveAttribute('aria-busy', 'true');
  }

  /** Drags a mark from its middle by so many pixels, in steps, as a hand does. */
  async drag(mark: Locator, dx: number, dy = 0, steps = 12): Promise<void> {
    const box = await mark.boundingBox();
    if (!box) throw new Error('The mark to drag is not on screen.');
    const { mouse } = this.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy, { steps });
    await mouse.up();
    await this.heard();
  }

  /** The page has had two frames to hear what the hand did last. */
  async heard(): Promise<void> {
    await this.page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  }

  /** Drops a file on the window, as from a file manager. */
  async drop(fileName: string, bytes: Uint8Array): Promise<void> {
    const data = await this.page.evaluateHandle(
      ({ name, content }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], name));
        return transfer;
      },
      { name: fileName, content: [...bytes] },
    );
    await this.stage.dispatchEvent('drop', { dataTransfer: data });
  }

  /** Pastes text, as from another program. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((content) => {
      const transfer = new DataTransfer();
      transfer.setData('text/plain', content);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer }));
    }, text);
  }
}
