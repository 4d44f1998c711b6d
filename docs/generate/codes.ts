import { readFileSync, writeFileSync } from 'node:fs';
import { withCodeTables } from './code-tables.ts';

const PAGE = new URL('../troubleshooting.md', import.meta.url);

writeFileSync(PAGE, withCodeTables(readFileSync(PAGE, 'utf8')));
