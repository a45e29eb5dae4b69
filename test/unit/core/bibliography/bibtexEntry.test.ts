import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { appendTo, type CitedPaper } from '../../../../src/core/bibliography/append';
import { bibtexEntry, isBibtexKey } from '../../../../src/core/bibliography/bibtexEntry';
import { isBalanced } from '../../../../src/core/bibliography/texText';
import type { Description, Name } from '../../../../src/core/paper';
import { conferencePaper, kinds } from './papers';

/** An item as Pandoc reads it. */
type Item = Readonly<Record<string, unknown>>;

const pandocFormats = { bibtex: 'biblatex', 'csl-json': 'csljson', 'csl-yaml': 'markdown' };

/** What Pandoc reads a bibliography as. */
function readByPandoc(format: keyof typeof pandocFormats, papers: readonly CitedPaper[]): Item[] {
  const bytes = appendTo(format, new Uint8Array(), papers)!.bytes;
  const { stdout, status, error } = spawnSync('pandoc', ['-s', '-f', pandocFormats[format], '-t', 'csljson'], {
    input: bytes,
  });
  assert.ok(!error && status === 0, 'Pandoc could not be run: install it (Debian: apt-get install pandoc)');
  return JSON.parse(stdout.toString()) as Item[];
}

suite('Writing a BibTeX entry', () => {
  test('has the usual fields in the usual order', () => {
    const { title, author, year, containerTitle, volume, page, doi } = conferencePaper;
    assert.equal(
      bibtexEntry('gogh2021', {
        title,
        abstract: '',
        author: author.slice(0, 3),
        year,
        type: 'article-journal',
        month: 3,
        arxiv: '2010.01412',
        arxivClass: 'cs.LG',
        ...(containerTitle && { containerTitle }),
        ...(volume && { volume }),
        ...(page && { page }),
        ...(doi && { doi }),
      }),
      `@article{gogh2021,
  author = {van Gogh, Vincent and {World Health Organization, and Others} and King, Jr., Martin Luther},
  title = {{YOLOv9}: Learning {GANs} \\& {T5} in $O(n^2)$ – a \\{set\\} of 5\\% \\_x\\_},
  journal = {Proceedings of the 9th Conference on Vision},
  options = {useprefix=true},
  year = {2021},
  month = mar,
  volume = {3},
  pages = {12--34},
  doi = {10.1000/a_b(c)},
  eprint = {2010.01412},
  archiveprefix = {arXiv},
  primaryclass = {cs.LG},
}`,
    );
  });

  test('a paper of which only the title is known is an entry, too', () => {
    const paper = { title: 'Cats at work', abstract: '', author: [], year: null };
    assert.equal(bibtexEntry('cats', paper), '@misc{cats,\n  title = {Cats at work},\n}');
  });

  test('Pandoc reads back what was written, in every format', () => {
    const papers: CitedPaper[] = Object.entries({ gogh: conferencePaper, ...kinds }).map(([citekey, paper]) => ({
      citekey,
      paper,
    }));
    for (const format of ['bibtex', 'csl-json', 'csl-yaml'] as const) {
      const items = readByPandoc(format, papers);
      assert.deepEqual(
        items.map(({ id }) => id),
        papers.map(({ citekey }) => citekey),
      );
      for (const [index, item] of items.entries()) assertSame(item, papers[index]!);
    }
  });

  test('has the title of a volume where BibTeX and BibLaTeX look for it', () => {
    const titles = (paper: Description) =>
      bibtexEntry('k', paper)
        .split('\n')
        .filter((line) => line.includes('title'));
    assert.deepEqual(titles(kinds['volume']!), ['  title = {Cats},', '  maintitle = {All animals},']);
    assert.deepEqual(titles(kinds['chapterOfVolume']!), [
      '  title = {Cats at work},',
      '  booktitle = {Cats},',
      '  maintitle = {All animals},',
    ]);
    const part = { ...kinds['chapter']!, volumeTitle: 'Cats' };
    delete part.containerTitle;
    assert.deepEqual(titles(part), ['  title = {Cats at work},', '  booktitle = {Cats},']);
    const issue = { ...kinds['articleOfIssue']!, type: 'periodical', title: 'On whiskers' };
    assert.deepEqual(titles(issue), ['  title = {Journal of Cats},', '  issuetitle = {On whiskers},']);
  });

  test('the nouns of a German title keep their capitals', () => {
    const paper = { title: 'Lernen mit Bäumen', abstract: '', author: [], year: null, language: 'de-DE' };
    const [item] = readByPandoc('bibtex', [{ citekey: 'baum', paper }]);
    assert.equal(item?.['title'], 'Lernen mit Bäumen');
  });

  test('names that are easily taken apart wrongly are not', () => {
    const names: readonly (readonly [Name, string])[] = [
      [{ family: 'de Souza', given: 'Ana' }, '{de Souza}, Ana'],
      [{ family: 'Ortega y Gasset', given: 'José' }, '{Ortega y Gasset}, José'],
      [{ droppingParticle: 'de', family: 'Tocqueville', given: 'Alexis' }, 'de Tocqueville, Alexis'],
      [{ nonDroppingParticle: 'Van', family: 'Dyck', given: 'Kim' }, 'Van Dyck, Kim'],
      [{ family: 'Deep Mind' }, '{Deep Mind}'],
      [{ family: 'Smith', given: 'Tom and Jerry' }, 'Smith, {Tom and Jerry}'],
      [{ literal: 'others' }, '{others}'],
      [{ given: 'Cher' }, '{Cher}'],
    ];
    for (const [name, written] of names) {
      const entry = bibtexEntry('k', { title: 'X', abstract: '', author: [name, {}, { literal: ' ' }], year: null });
      assert.ok(entry.includes(`author = {${written}},`), entry);
    }
  });

  test('any paper is an entry of balanced lines', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    const name = fc.record({ family: text, given: text, suffix: text, literal: text }, { requiredKeys: [] });
    const papers = fc.record({
      title: text,
      abstract: text,
      author: fc.array(name, { maxLength: 3 }),
      year: fc.option(fc.nat(3000)),
      doi: text,
      page: text,
      type: fc.oneof(text, fc.constantFrom('book', 'thesis', 'constructor')),
      url: text,
      keyword: fc.array(text, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(papers, (paper) => {
        const [first, ...lines] = bibtexEntry('key', paper).split('\n');
        assert.match(first ?? '', /^@[a-z]+\{key,$/);
        assert.equal(lines.pop(), '}');
        for (const line of lines) assert.ok(/^ {2}[a-z]+ = \{.+\},$/.test(line) && isBalanced(line), line);
      }),
    );
  });

  test('a key is one that BibTeX, biber and Pandoc read', () => {
    for (const key of ['foret2021', 'a:b/c.d+e-f_g', 'müller', 'DBLP:conf/x']) assert.ok(isBibtexKey(key), key);
    for (const key of ['', 'a b', 'a,b', 'a{b', 'a%b', 'a#b', "a'b", 'a"b', 'a~b', 'a\\b', 'a\n']) {
      assert.ok(!isBibtexKey(key), key);
    }
  });
});

/** Pandoc makes the words of English titles small that no braces protect, and tells math as text. */
function assertSame(item: Item, { citekey, paper }: CitedPaper): void {
  const text = (value: unknown) => (typeof value === 'string' ? value.replace(/<[^>]*>|\$/g, '').toLowerCase() : value);
  const expected = {
    title: paper.title,
    'container-title': paper.containerTitle,
    publisher: paper.publisher,
    volume: paper.volume,
    issue: paper.issue,
    page: paper.page,
    edition: paper.edition,
    genre: paper.genre,
    DOI: paper.doi,
    ISBN: paper.isbn,
    URL: paper.url,
    type: paper.type,
  };
  for (const [name, value] of Object.entries(expected))
    assert.equal(text(item[name]), text(value), `${citekey}: ${name}`);
  const title = String(item['title']);
  for (const word of paper.title.match(/YOLOv9|GANs|T5/g) ?? []) assert.ok(title.includes(word), title);
  assert.deepEqual(item['author'], paper.author.map(cslName), citekey);
  const date = [paper.year, paper.month, paper.day].filter((part) => part !== undefined);
  assert.deepEqual(item['issued'], { 'date-parts': [date] }, citekey);
}

function cslName({ nonDroppingParticle, ...name }: Name): Item {
  return { ...name, ...(nonDroppingParticle && { 'non-dropping-particle': nonDroppingParticle }) };
}
