import type { QuantityName } from '../../src-core/problems';
import type { FigureFormat } from '../ui/labHandle';
import { saveFile } from './commands';
import type { OpenLab } from './lab.svelte';
import type { Program } from './program.svelte';
import { fieldText } from '../ui/fieldText';

const svgName = 'http://www.w3.org/2000/svg';
/** What the style sheet decides and a file on its own must say for itself. */
const drawn = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'stop-color', 'stop-opacity', 'font-family', 'opacity', 'fill-opacity', 'stroke-opacity', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'visibility'];
const band = { above: 34, below: 26, side: 12 };

const repaint = (canvas: HTMLCanvasElement): boolean => canvas.dispatchEvent(new Event('repaint'));

/** A map of pixels, which only a page can hold, as an image that a drawing can. */
function asImage(canvas: HTMLCanvasElement, copy: HTMLCanvasElement | undefined): void {
  const holder = copy?.closest('foreignObject');
  if (!holder) return;
  repaint(canvas);
  const image = document.createElementNS(svgName, 'image');
  for (const name of ['x', 'y', 'width', 'height']) image.setAttribute(name, holder.getAttribute(name) ?? '0');
  image.setAttribute('preserveAspectRatio', 'none');
  image.setAttribute('image-rendering', 'pixelated');
  image.setAttribute('href', canvas.toDataURL('image/png'));
  holder.replaceWith(image);
}

/** A figure as a file that stands alone: always on light ground, with title, parameters and seed; the state rides along. */
function standAlone(figure: SVGSVGElement, title: string, below: string, session: string): SVGSVGElement {
  const root = document.documentElement;
  const theme = root.dataset['theme'];
  root.dataset['theme'] = 'light'; // put back before anything is painted
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const marks = [figure, ...figure.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  marks.forEach((mark, i) => {
    const style = getComputedStyle(mark);
    const twin = copies[i];
    for (const name of drawn) twin?.setAttribute(name, style.getPropertyValue(name));
    for (const { name } of [...(twin?.attributes ?? [])]) if (/^(class|tabindex|role|aria-.*|style)$/.test(name)) twin?.removeAttribute(name);
  });
  const maps = figure.querySelectorAll('canvas');
  const mapCopies = copy.querySelectorAll('canvas');
  maps.forEach((canvas, i) => asImage(canvas, mapCopies[i]));
  const paper = getComputedStyle(root).getPropertyValue('--paper');
  const ink = getComputedStyle(root).getPropertyValue('--ink');
  root.dataset['theme'] = theme ?? 'light';
  maps.forEach(repaint);

  const { width, height } = figure.getBoundingClientRect();
  const whole = document.createElementNS(svgName, 'svg');
  const put = (parent: Element, name: string, attributes: Record<string, string | number>, text = ''): Element => {
    const node = document.createElementNS(svgName, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    node.textContent = text;
    return parent.appendChild(node);
  };
  const tall = height + band.above + band.below;
  // A narrow figure still has room for its title and for what it was drawn from.
  const wide = Math.ceil(2 * band.side + Math.max(width, 8.6 * title.length, 6.6 * below.length));
  const attributes = { xmlns: svgName, width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}`, 'font-family': 'Inter, Helvetica, Arial, sans-serif' };
  for (const [key, value] of Object.entries(attributes)) whole.setAttribute(key, String(value));
  put(whole, 'title', {}, title);
  put(whole, 'metadata', { id: 'likelihood-lab-session' }, session);
  put(whole, 'rect', { width: wide, height: tall, fill: paper });
  put(whole, 'text', { x: band.side, y: 22, fill: ink, 'font-size': 15, 'font-weight': 600 }, title);
  const group = put(whole, 'g', { transform: `translate(${band.side} ${band.above})` });
  // Where the reader's system has none of our fonts the letters are wider, and must not be cut.
  copy.setAttribute('overflow', 'visible');
  group.append(copy);
  put(whole, 'text', { x: band.side, y: tall - 9, fill: ink, 'font-size': 12 }, below);
  return whole;
}

async function asPng(svg: SVGSVGElement): Promise<Uint8Array> {
  const scale = 2;
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
  } finally {
    URL.revokeObjectURL(address);
  }
}

export async function exportFigure(program: Program, lab: OpenLab, view: string, format: FigureFormat, svg: SVGSVGElement): Promise<void> {
  const { about } = lab.room;
  const name = `${about.id}-${view}.${format}`;
  if (format === 'csv') {
    const reply = await program.core.ask<string>(`${about.id}.csv` as QuantityName, { state: lab.state, view });
    if ('out' in reply && reply.out !== null) await saveFile(program, name, new TextEncoder().encode(reply.out));
    else program.notices.refuse('error' in reply ? reply.error.message : 'This view has no numbers to export.');
    return;
  }
  const title = svg.closest('[role=figure]')?.querySelector('h2, h3')?.textContent?.trim() ?? about.title;
  const idle = lab.room.idle?.(lab.state) ?? {};
  const values = about.params.filter(({ id }) => !Object.hasOwn(idle, id)).map(({ id, whole }) => `${about.symbols[id]?.glyph ?? id} = ${fieldText(lab.state.params[id] ?? 0, whole)}`);
  const below = [about.title, ...values, `seed ${lab.state.seed}`, `Likelihood Lab ${program.remembered.versions.app}`].join(' · ');
  const session = await program.core.ask<string>('session.write', { session: { ...program.session(), history: [lab.state] }, app: program.remembered.versions.app });
  const whole = standAlone(svg, title, below, 'out' in session && session.out !== null ? session.out : '');
  const bytes = format === 'svg' ? new TextEncoder().encode(new XMLSerializer().serializeToString(whole)) : await asPng(whole);
  await saveFile(program, name, bytes);
}
