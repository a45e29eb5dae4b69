import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import { locatorSuggestions } from '../../core/notes/typing/locatorSuggestions';

interface Item extends vscode.QuickPickItem {
  readonly locator: string;
  /** Whether a value is to be typed behind it. */
  readonly isTerm: boolean;
}

/**
 * Asks which part of a paper is cited, with suggestions as one types.
 * @param current what is there already
 * @returns what is to follow the key, empty for nothing; undefined where it is to stay as it is
 */
export function askLocator(citekey: string, current: string): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = `Locator of ${withoutIcons(citekey)}`;
  picker.placeholder = 'Page, chapter or other part: 33, chap. 2, § 4; Enter takes it';
  picker.buttons = [vscode.QuickInputButtons.Back];
  picker.value = current;
  // the likeliest comes first
  Object.assign(picker, { sortByLabel: false });
  const suggest = () => {
    picker.items = locatorSuggestions(picker.value, current).map(itemOf);
  };
  suggest();
  return new Promise((resolve) => {
    const listeners = [
      picker.onDidChangeValue(suggest),
      picker.onDidTriggerButton(() => picker.hide()),
      picker.onDidAccept(() => {
        const [item] = picker.selectedItems;
        if (item?.isTerm) {
          picker.value = item.locator;
          suggest();
        } else if (item) {
          resolve(item.locator);
          picker.hide();
        }
      }),
    ];
    picker.onDidHide(() => {
      resolve(undefined);
      vscode.Disposable.from(picker, ...listeners).dispose();
    });
    picker.show();
  });
}

function itemOf({ locator, meaning, isTerm }: ReturnType<typeof locatorSuggestions>[number]): Item {
  const label = locator === '' ? 'No locator' : isTerm ? `${locator.trimEnd()} …` : withoutIcons(locator);
  return { locator, isTerm, label, description: locator === '' ? '' : withoutIcons(meaning), alwaysShow: true };
}
