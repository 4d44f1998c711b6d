/**
 * Lines with columns of equal width.
 * @param rows the headings are the first
 * @param options `textColumns`: so many columns begin at the left; the others, with numbers, end at the right
 */
export function formatTable(
  rows: readonly (readonly string[])[],
  { textColumns }: { readonly textColumns: number },
): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column < textColumns ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
