const written: Readonly<Record<string, string>> = { '−': '-', '–': '-', '·': '*', '×': '*', '⋅': '*', '÷': '/', π: 'pi', '\u00a0': ' ', '\u2009': ' ', '\u202f': ' ', '\t': ' ', '\n': ' ', '\r': ' ' };
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const isSuperscript = (character: string): boolean => superscripts.includes(character) || character === '⁻';
const lowered = (character: string): string => (character === '⁻' ? '-' : String(superscripts.indexOf(character)));

/** What people type and paste, in the characters that a parser knows. What is not known is refused, with its place. */
export function clean(text: string, refuse: (why: string) => never): string {
  const comma = /\d,\d/.exec(text);
  if (comma) refuse(`There is a comma at character ${comma.index + 2}: write a point, as in 1.5.`);
  let result = '';
  let raised = false;
  [...text].forEach((character, index) => {
    const isRaised = isSuperscript(character);
    if (isRaised !== raised) result += isRaised ? '^(' : ')';
    raised = isRaised;
    if (isRaised) result += lowered(character);
    else if (character in written) result += written[character] ?? '';
    else if (character >= ' ' && character <= '~' && character !== '#') result += character; // mathjs takes the rest after a # for a remark
    else {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      if (/\p{Nd}/u.test(character)) refuse(`At character ${index + 1} stands the digit "${character}" of another script, which cannot be read here: type 0 to 9.`);
      const name = /[\p{L}\p{N}\p{S}\p{P}]/u.test(character) ? `"${character}"` : `an invisible character (U+${code})`;
      refuse(`At character ${index + 1} stands ${name}, which cannot be read here.`);
    }
  });
  return raised ? `${result})` : result;
}
