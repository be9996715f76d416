/** The shortest decimal that reads back as the same double, padded to two decimals unless it counts something, never rounded. */
export function fieldText(value: number, whole = false): string {
  const shortest = String(value);
  if (whole || shortest.includes('e') || !Number.isFinite(value)) return shortest;
  const decimals = shortest.split('.')[1]?.length ?? 0;
  return decimals >= 2 ? shortest : value.toFixed(2);
}
