import type { Library } from '../core/library/library';
import type { LibraryState } from '../core/library/state';
import { fullTitle } from '../core/paper';
import type { StoredFile } from '../core/store/libraryFile';
import type { Duplicate, LibraryFacts } from './protocol';
import { paperRow } from './rows';

const mostExamples = 20;

/** What the library's report shows. */
export function libraryFacts(library: Library, files: readonly StoredFile[]): LibraryFacts {
  const state = library.state();
  const shared = sharedWorks(state);
  const examples = shared.slice(0, mostExamples).flatMap((work): Duplicate[] => {
    const paper = library.withId(state.ids[work]!);
    return paper ? [{ citekey: paper.citekey, title: fullTitle(paper), sources: paper.sources }] : [];
  });
  const duplicates = duplicatesByFile(state, shared);
  return {
    papers: library.size,
    files: files.map((stored) => ({ ...stored, duplicates: duplicates.get(stored.file) ?? 0 })),
    duplicates: { count: shared.length, examples },
    ambiguous: Array.from(library.ambiguous(), ({ key, choices }) => ({ key, choices: choices.map(paperRow) })),
  };
}

/** The works that several records tell. */
function sharedWorks({ ids, starts }: LibraryState): number[] {
  return [...ids.keys()].filter((work) => starts[work + 1]! - starts[work]! > 1);
}

function duplicatesByFile({ files, starts, members }: LibraryState, shared: readonly number[]): Map<string, number> {
  const records = shared.flatMap((work) => [...members.subarray(starts[work], starts[work + 1])]);
  const inOrder = Uint32Array.from(records).sort();
  const counts = new Map<string, number>();
  let next = 0;
  let end = 0;
  for (const { file, records } of files) {
    end += records.length;
    const first = next;
    while (next < inOrder.length && inOrder[next]! < end) next++;
    counts.set(file, next - first);
  }
  return counts;
}
