import { make } from '../../common/make.ts';

/** A column of a table. */
export interface Column {
  readonly name: string;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
}

type Cell = string | Node;

/** A table with a caption. Narrow pages show each row as a block, so that each cell knows its column. */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  attributes: Readonly<Record<string, string>> = {},
): HTMLTableElement {
  const head = columns.map(({ name, isNumber }) =>
    make('th', { scope: 'col', role: 'columnheader', class: isNumber && 'number' }, name),
  );
  const body = rows.map((cells) => dataRow(columns, cells));
  // The roles stay when the style makes blocks of rows.
  return make(
    'table',
    { role: 'table', ...attributes },
    make('caption', {}, caption),
    make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...head)),
    make('tbody', { role: 'rowgroup' }, ...body),
  );
}

export function dataRow(columns: readonly Column[], cells: readonly Cell[]): HTMLTableRowElement {
  const made = cells.map((cell, at) =>
    make(
      'td',
      { role: 'cell', 'data-column': columns[at]?.name, class: columns[at]?.isNumber && 'number' },
      cell,
    ),
  );
  return make('tr', { role: 'row' }, ...made);
}
