import { escapeMarkdown } from './markdown/escape';

/** A locator as it is understood, as Markdown: "page 33–35". Empty for one that says that there is none. */
export function locatorText({ label, value }: { readonly label: string; readonly value: string }): string {
  return value === '' ? '' : `${label} ${escapeMarkdown(value.replace(/(?<=[\p{L}\d])-{1,2}(?=[\p{L}\d])/gu, '–'))}`;
}
