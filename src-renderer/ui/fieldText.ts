/** The shortest decimal that reads back as the same double, padded to two decimals, never rounded. */
export function fieldText(value: number): string {
  const shortest = String(value);
  if (shortest.includes('e') || !Number.isFinite(value)) return shortest;
  const decimals = shortest.split('.')[1]?.length ?? 0;
  return decimals >= 2 ? shortest : value.toFixed(2);
}
