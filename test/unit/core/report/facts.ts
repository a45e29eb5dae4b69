// A library and a note in which everything is as it should be, for tests to spoil.
import type { LibraryStatus, NoteFacts } from '../../../../src/core/report/diagnosis';
import type { ReportData, ReportedFile } from '../../../../src/core/report/reportData';

export const now = Date.UTC(2026, 10, 20, 12);

export const status: LibraryStatus = { kind: 'ready', papers: 312 };

export const note: NoteFacts = {
  name: 'notes/flat.md',
  languageId: 'markdown',
  isNote: true,
  cursor: { kind: 'citation', typed: 'sharp' },
  line: 12,
  matches: 4,
  settings: { onTriggerCharacters: true, showReferences: true, quickSuggestions: false, wordBased: 'off' },
  bibliography: [],
};

export const file: ReportedFile = {
  file: 'papers/zotero.bib',
  format: 'BibTeX',
  records: 320,
  duplicates: 8,
  problems: [],
  milliseconds: 84,
  size: 512_000,
  mtime: now - 3 * 3_600_000,
};

export const data: ReportData = {
  now,
  status,
  start: { from: 'kept', milliseconds: 61 },
  note,
  sources: [{ written: 'papers/**', origin: 'lectern.dumps', base: 'papers', isThere: true, files: 1 }],
  files: [file],
  duplicates: { count: 0, examples: [] },
  ambiguous: [],
};
