import assert from 'node:assert/strict';
import { eventually, hoverAt, spacedPage, write } from './workspace';

suite('The hover of a citation', () => {
  suiteSetup(async () => {
    await write(
      'papers/hover.txt',
      spacedPage(
        [
          'Quokka: Smiling in the Wild',
          `${'Quokkas smile in many places. '.repeat(40)}See https://example.org/quokka.`,
        ],
        [
          'Hostile: <img src=x onerror=alert(1)> [run](command:workbench.action.quit)',
          'This is <script>alert(1)</script> and **bold** and $(trash) and [quit](command:workbench.action.quit). So it is.',
        ],
      ),
    );
    await eventually(() => hoverAt('@quok|ka'), 'the dump is indexed');
  });

  test('shows the card: title, key, source, abstract cut at a sentence, links', async () => {
    const card = await hoverAt('As [see @quok|ka, p. 3] says.');
    for (const part of ['Quokka\\: Smiling in the Wild', '`@quokka`', 'papers\\/hover\\.txt, line 1']) {
      assert.ok(card.includes(part), `${part} in ${card}`);
    }
    assert.match(card, /Quokkas smile in many places\\\. \[more\]\(command:lectern\.showPaper\?/);
    assert.ok(card.includes('](https://example.org/quokka)'));
    assert.match(card, /command:lectern\.openSource\?/);
    assert.match(card, /command:lectern\.searchPapers\?/);
  });

  test('finds the key in every form', async () => {
    for (const text of ['-@quok|ka', '@{quok|ka}', '[@x; @quok|ka]', 'So says @Quok|ka.', '> see @quok|ka']) {
      assert.ok(await hoverAt(text), text);
    }
  });

  test('shows hostile text as plain text', async () => {
    const card = await hoverAt('@hosti|le');
    assert.ok(card.includes('Hostile'));
    assert.ok(!card.includes('<img') && !card.includes('<script'));
    assert.ok(!card.includes('](command:workbench'));
    assert.ok(!card.replaceAll('\\', '').includes('$(trash)'));
  });

  test('is silent for unknown keys, in code, and beside a citation', async () => {
    for (const text of ['@nobody20|20', '`@quok|ka`', 'ada@quok|ka.org', '@quokka and then| more']) {
      assert.ok(!(await hoverAt(text)).includes('Quokka'), text);
    }
  });
});
