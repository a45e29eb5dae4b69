import { tagLine } from '../dumps/ris/tags';
import { foldedKey } from '../library/claims';
import type { ChangedKeys, KeyChange } from './keyChange';
import type { Span } from './span';

/** How a RIS file changes with a key: the first record that has it. The format has no other names. Linear in the text. */
export function renameInRis(text: string, { isOld, to }: KeyChange): ChangedKeys {
  const written = [...keysOfRecords(text)];
  const target = written.find(({ key }) => isOld(key));
  return {
    edits: target ? [{ start: target.start, end: target.end, newText: to, role: 'own' }] : [],
    isGiven: target !== undefined,
    isTaken: written.some((one) => one !== target && foldedKey(one.key) === foldedKey(to)),
  };
}

interface RecordKey extends Span {
  readonly key: string;
}

/** The `ID` of each record, of several the first that says anything. */
function* keysOfRecords(text: string): Generator<RecordKey> {
  let seeks = false;
  let anyCase = true;
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const tagged = tagLine(line, !seeks || anyCase);
    if (tagged?.tag === 'TY') {
      seeks = true;
      anyCase = tagged.lowerCase;
    }
    if (tagged?.tag === 'ER') seeks = false;
    if (!seeks || tagged?.tag !== 'ID' || tagged.value === '') continue;
    seeks = false;
    const end = index + line.trimEnd().length;
    yield { key: tagged.value, start: end - tagged.value.length, end };
  }
}
