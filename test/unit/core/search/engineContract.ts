import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/paper';
import type { Hit, SearchEngine } from '../../../../src/core/search/engine';
import { foldedWords, foldWord } from '../../../../src/core/search/words/words';
import { LIBRARY, author, paper, Papers } from './papers';

const breathe = (): Promise<void> => Promise.resolve();
const ids = (hits: readonly Hit[]): string[] => hits.map(({ id }) => id);

/**
 * What every engine behind the port does.
 * @param load an engine that knows the papers
 */
export function engineContract(name: string, load: (papers: Papers) => Promise<SearchEngine>): void {
  const loaded = (papers: readonly Paper[]): Promise<SearchEngine> => load(new Papers(papers));

  suite(`${name}: suggest`, () => {
    let engine: SearchEngine;
    suiteSetup(async () => (engine = await loaded(LIBRARY)));
    const first = (typed: string): string | undefined => engine.suggest(typed, 10)[0]?.id;

    test('offers nothing for nothing', () => {
      for (const typed of ['', '  ', '?!', '@']) assert.deepEqual(engine.suggest(typed, 10), []);
    });
    test('finds a key from its first letter to its last', () => {
      const key = 'sharpnessAwareMinimization';
      for (let i = 1; i <= key.length; i++)
        assert.ok(ids(engine.suggest(key.slice(0, i), 10)).includes(key), key.slice(0, i));
      assert.equal(first(key), key);
      assert.equal(first('sharpness-aware_min'), key);
    });
    test('finds title words in any order, the last half typed', () => {
      assert.equal(first('networks adaptation fa'), 'maml');
      assert.equal(first('curvature gr'), 'graphRewiring');
    });
    test('finds surnames and years beside title words', () => {
      assert.equal(first('finn 2017'), 'maml');
      assert.equal(first('2017 atten'), 'attentionAllNeed');
      assert.deepEqual(engine.suggest('vaswani', 5)[0]?.fields, ['author']);
    });
    test('forgives accents, hyphens and one slip', () => {
      assert.equal(first('nystromformer'), 'nystrom');
      assert.equal(first('oversquashing'), 'graphRewiring');
      assert.equal(first('curvture graph'), 'graphRewiring');
      assert.equal(first('attention alll you'), 'attentionAllNeed');
    });
    test('finds one word for two and two for one', () => {
      for (const typed of ['meta-learning', 'metalearning', 'meta learning']) {
        assert.deepEqual(ids(engine.suggest(typed, 10)).sort(), ['maml', 'metalearningSurvey'], typed);
      }
    });
    test('finds a volume by its own title and by that of all volumes', async () => {
      const volumes = ['Sorting', 'Seminumerical Algorithms'].map((volumeTitle, i) =>
        paper(`v${i}`, 'The Art of Computer Programming', '', { volumeTitle }),
      );
      const held = await loaded([...LIBRARY, ...volumes]);
      for (const find of [held.suggest.bind(held), held.search.bind(held)]) {
        assert.deepEqual(ids(find('sorting', 5)), ['v0']);
        assert.deepEqual(find('seminumerical algor', 5)[0]?.fields, ['title']);
        assert.deepEqual(ids(find('art of computer programming', 2)).sort(), ['v0', 'v1']);
      }
    });
    test('puts a whole title, then a key, first', async () => {
      const two = await loaded([
        paper('graph', 'Trees and What Grows on Them'),
        paper('other', 'Graph'),
        paper('third', 'Graphs: A Primer'),
      ]);
      assert.deepEqual(ids(two.suggest('graph', 10)), ['other', 'graph', 'third']);
    });
    test('falls silent when the typed text is prose', () => {
      assert.deepEqual(engine.suggest('attention is what people wanted', 10), []);
      assert.deepEqual(engine.suggest('meta-learning was tried by zoologists', 10), []);
    });
    test('says which words matched, so that they can be highlighted', () => {
      assert.deepEqual(engine.suggest('networks adapt', 1)[0]?.terms.toSorted(), ['adaptation', 'networks']);
    });
  });

  suite(`${name}: search`, () => {
    let engine: SearchEngine;
    suiteSetup(async () => (engine = await loaded(LIBRARY)));
    const first = (query: string): string | undefined => engine.search(query, 10)[0]?.id;

    test('finds nothing for nothing', () => {
      for (const query of ['', ' \n', '...', '"']) assert.deepEqual(engine.search(query, 10), []);
    });
    test('puts a whole title first', () => {
      for (const { id, title } of LIBRARY) assert.equal(first(title), id);
      assert.equal(first('attention is all you need'), 'attentionAllNeed');
    });
    test('puts the paper first whose abstract a sentence is from', () => {
      for (const { id, abstract } of LIBRARY) {
        for (const sentence of abstract.split(/(?<=\.) /))
          if (sentence.length > 40) assert.equal(first(sentence), id, sentence);
      }
    });
    test('finds half-remembered words, other forms and British spelling', () => {
      assert.equal(first('flat valley gradients'), 'sharpnessAwareMinimization');
      assert.equal(first('initialization for few steps'), 'maml');
      assert.equal(first('behavior of molecule analysis'), 'graphRewiring');
    });
    test('forgives a slip and names the word that was meant', () => {
      const [hit] = engine.search('translaton without recurrnce', 10);
      assert.equal(hit?.id, 'attentionAllNeed');
      assert.ok(hit.terms.includes('recurrence'));
      assert.deepEqual(hit.fields, ['abstract']);
    });
    test('completes the last word only', () => {
      assert.equal(first('reversible bran'), 'yolov9');
      assert.deepEqual(engine.search('revers qqqq', 10), []);
    });
    test('finds the frequent word that was meant, though a rare one begins so', async () => {
      const minima = Array.from({ length: 5 }, (_, i) => paper(`flat${i}`, `Finding flat minima ${i}`));
      const two = await loaded([...LIBRARY, ...minima, paper('game', 'Minmax Games'), paper('other', 'Flat Games')]);
      assert.deepEqual(ids(two.search('flat minma', 5)).sort(), ids(two.search('flat minima', 5)).sort());
      assert.ok(two.search('flat minma', 1)[0]?.terms.includes('minima'));
      assert.ok(two.search('minma', 1)[0]?.terms.includes('minima'));
      assert.deepEqual(ids(two.suggest('minma', 9)).sort(), ['flat0', 'flat1', 'flat2', 'flat3', 'flat4', 'game']);
      // what begins so stays first: it may be half typed
      assert.equal(two.suggest('minma', 9)[0]?.id, 'game');
      assert.ok(ids(two.suggest('flat minma', 9)).includes('flat0'));
      assert.equal(two.suggest('min', 9).length, 7);
    });
    test('finds a word written in one piece, with a hyphen or in two', () => {
      for (const query of ['metalearning', 'meta-learning', 'meta learning']) {
        assert.deepEqual(ids(engine.search(query, 2)).sort(), ['maml', 'metalearningSurvey'], query);
      }
    });
    test('finds an abbreviation by what it stands for, and the other way round, and says so', async () => {
      const three = await loaded([
        ...LIBRARY,
        paper('adapt', 'Learning to Adapt', 'Low-Rank Adaptation (LoRA) trains few weights.'),
        paper('short', 'What LoRA Forgets', 'It keeps what was known before.'),
        paper('long', 'Serving Many Customers', 'Each has a low-rank adaptation of one network.'),
        paper('other', 'Adaptation of Plants', 'Seeds wait for the rain in low places.'),
      ]);
      for (const query of ['lora', 'low-rank adaptation', 'low rank adaptation']) {
        const hits = three.search(query, 4);
        assert.deepEqual(ids(hits).slice(0, 3).sort(), ['adapt', 'long', 'short'], query);
        const terms = (id: string): readonly string[] => hits.find((hit) => hit.id === id)?.terms ?? [];
        assert.ok(terms('short').includes('lora'), query);
        assert.ok(terms('long').includes('adaptation'), query);
      }
    });
    test('finds words that mean the same behind those that are the same, and says which', async () => {
      const two = await loaded([
        ...LIBRARY,
        paper('photo', 'Sorting Holiday Images', 'Images are put in order by what they show.'),
        paper('print', 'Ordering Photographs by Their Colours', 'A study of prints.'),
      ]);
      const hits = two.search('sorting photographs', 5);
      assert.deepEqual(ids(hits).slice(0, 2).sort(), ['photo', 'print']);
      assert.ok(hits.find(({ id }) => id === 'photo')?.terms.includes('images'));
      assert.ok(!hits.find(({ id }) => id === 'print')?.terms.includes('images'));
      const [unknown] = two.search('which pictures of a vacation? ', 5);
      assert.equal(unknown?.id, 'photo');
    });
    test('finds Greek letters by their names and names by letters', async () => {
      const two = await loaded([
        paper('mup', 'Scaling with μP', 'Widths change, and the best learning rate stays.'),
        paper('mu', 'Feature Learning under mu Parametrisation', 'Of infinite width.'),
        paper('beta', 'Understanding β-VAE', 'Factors come apart.'),
      ]);
      const found = (query: string): string | undefined => two.search(query, 1)[0]?.id;
      assert.deepEqual(['mup ', 'μP ', 'mu ', 'μ ', 'beta vae ', 'β-VAE '].map(found), [
        'mup',
        'mup',
        'mu',
        'mu',
        'beta',
        'beta',
      ]);
    });
    test('finds names with digits and signs', () => {
      assert.equal(first('yolov9'), 'yolov9');
      assert.equal(first('YOLO v9'), 'yolov9');
      assert.equal(first('8-bit'), 'quantization8bit');
      assert.equal(first('foret'), 'sharpnessAwareMinimization');
    });
    test('answers a query of nothing but common words by titles', () => {
      assert.equal(first('all you'), 'attentionAllNeed');
    });
    test('takes a page that was pasted', () => {
      const words = Array.from({ length: 4000 }, (_, i) => `unheard${i} of`).join(' ');
      assert.equal(first(`${words} ${LIBRARY[5]!.abstract} ${words}`), 'graphRewiring');
      assert.deepEqual(engine.suggest(words, 10), []);
    });
    test('takes a word of any length, alone or beside others', function () {
      // dozens of the longest queries, on a machine that may be busy
      this.timeout(60_000);
      const unit = fc.constantFrom('q', 'ab', 'iz', 'Ab', '9', '.', '!', 'a-', "a'", 'é', '深', '😀');
      fc.assert(
        fc.property(unit, fc.constantFrom(5000, 10_000, 100_000), (part, length) => {
          const long = part.repeat(length / part.length);
          for (const typed of [long, `graph ${long}`, `${long} graph`]) {
            for (const hits of [engine.suggest(typed, 5), engine.search(typed, 5), engine.related(typed, 5)]) {
              assert.ok(hits.length <= 5);
            }
          }
        }),
        { numRuns: 12 },
      );
      const slip = 'q'.repeat(10_000);
      assert.equal(first(`${slip} curvature graph bottlenecks`), 'graphRewiring');
    });
    test('puts a title that begins so before one that has the words later', async () => {
      const two = await loaded([
        ...LIBRARY,
        paper(
          'swa',
          'Averaging Weights Leads to Wider Optima and Better Generalization',
          'Points of a path are averaged.',
        ),
        paper(
          'soups',
          'Model Soups: Averaging Weights of Several Models',
          'Averaging weights of models that were tuned apart: averaging weights costs nothing, and weights that are averaged do well.',
        ),
      ]);
      for (const query of ['averaging weights', 'averaging wei', 'Averaging weigths']) {
        assert.deepEqual(ids(two.search(query, 2)), ['swa', 'soups'], query);
      }
    });
    test('keeps to the limit, best first', () => {
      const hits = engine.search('learning deep networks gradient', 3);
      assert.equal(hits.length, 3);
      assert.deepEqual(
        hits.map(({ score }) => score).toSorted((a, b) => b - a),
        hits.map(({ score }) => score),
      );
      assert.deepEqual(engine.search('learning', 0), []);
    });
  });

  suite(`${name}: search among some papers`, () => {
    let engine: SearchEngine;
    suiteSetup(async () => (engine = await loaded(LIBRARY)));
    const holding = (word: string, isOpen = false): string[] =>
      LIBRARY.map(({ id }) => id).filter((id) => engine.holders(word, isOpen)?.(id));

    test('finds the best of those that are accepted, by whole titles, texts and first letters', () => {
      const without = (refused: string, query: string): string[] =>
        ids(engine.search(query, 3, (id) => id !== refused));
      assert.deepEqual(ids(engine.search('deep learning', 1, (id) => id === 'yolov9')), ['yolov9']);
      for (const query of ['Attention Is All You Need', 'attention', 'v', 'transformers']) {
        assert.ok(ids(engine.search(query, 3)).includes('attentionAllNeed'), query);
        assert.ok(!without('attentionAllNeed', query).includes('attentionAllNeed'), query);
        assert.ok(without('maml', query).includes('attentionAllNeed'), query);
      }
      assert.deepEqual(
        engine.search('deep learning', 5, () => false),
        [],
      );
    });
    test('knows who holds a word in any form, and what begins so', () => {
      assert.deepEqual(holding('gradients').sort(), ['maml', 'sharpnessAwareMinimization', 'yolov9']);
      assert.deepEqual(holding('metalearning').sort(), ['maml', 'metalearningSurvey']);
      assert.deepEqual(holding('vaswani'), ['attentionAllNeed']);
      assert.deepEqual(holding('2017').sort(), ['attentionAllNeed', 'maml']);
      assert.deepEqual(holding('vasw'), []);
      assert.deepEqual(holding('vasw', true), ['attentionAllNeed']);
      assert.equal(engine.holders('graph', false)?.('nobody'), false);
    });
  });

  suite(`${name}: related`, () => {
    test('finds the paper that a passage is about', async () => {
      const engine = await loaded(LIBRARY);
      const passage =
        'We should look at the curvature of the graph: at its bottlenecks too many messages are compressed into one vector, ' +
        'and more edges there might help our molecules.';
      assert.equal(engine.related(passage, 5)[0]?.id, 'graphRewiring');
      assert.deepEqual(engine.related('', 5), []);
    });
    test('takes what the passage cites as evidence, and marks it', async () => {
      const engine = await loaded([
        ...LIBRARY,
        paper('cited', 'Bees at Work', 'Foraging bees share the nectar of a meadow.'),
        paper('near', 'Wasps and Bees', 'Foraging in a meadow, they take nectar from each other.'),
        paper('far', 'Queues of Cars', 'Drivers share the road.'),
      ]);
      const passage = 'How is it shared among drivers or insects?';
      const place = (cited: readonly string[], id: string): number =>
        ids(engine.related(passage, 9, cited)).indexOf(id);
      assert.ok(place([], 'near') < 0 || place([], 'far') < place([], 'near'));
      assert.ok(place(['cited'], 'near') >= 0);
      const hits = engine.related(passage, 9, ['cited', 'unheard']);
      assert.deepEqual(ids(hits.filter(({ isCited }) => isCited)), ['cited']);
      const [near] = engine.related('', 9, ['cited']);
      assert.ok(near && near.terms.length > 0);
    });
  });

  suite(`${name}: update`, () => {
    test('forgets what is removed and follows what is changed', async () => {
      const papers = new Papers(LIBRARY);
      const engine = await load(papers);
      const renamed = paper('maml', 'Learning to Adapt Quickly', 'Now about zebras.');
      await engine.update(papers.change({ changed: [renamed], removed: ['yolov9'] }), breathe);
      assert.deepEqual(engine.search('yolov9 programmable', 10), []);
      assert.deepEqual(engine.suggest('yolov9', 10), []);
      assert.equal(engine.search('zebra', 10)[0]?.id, 'maml');
      assert.deepEqual(engine.search('architecture', 10), []);
      assert.equal(engine.suggest('adapt quick', 10)[0]?.id, 'maml');
    });
    test('says what matched in a paper that was gone for a moment', async () => {
      const papers = new Papers(LIBRARY);
      const engine = await load(papers);
      const [before] = engine.search('reversible branch', 1);
      const gone = papers.change({ removed: ['yolov9'] });
      engine.search('reversible branch', 1);
      const back = papers.change({ added: LIBRARY.filter(({ id }) => id === 'yolov9') });
      await engine.update({ ...back, removed: gone.removed }, breathe);
      assert.deepEqual(engine.search('reversible branch', 1)[0], before);
    });
    test('breathes while it works, and stops when breathing is refused', async () => {
      const papers = new Papers([]);
      const engine = await load(papers);
      const many = Array.from({ length: 3000 }, (_, i) =>
        paper(`p${i}`, `Title ${i}`, `Abstract number${i} of many words`),
      );
      let breaths = 0;
      const refuse = (): Promise<void> => (++breaths < 2 ? Promise.resolve() : Promise.reject(new Error('cancelled')));
      await assert.rejects(engine.update(papers.change({ added: many }), refuse), /cancelled/);
      await engine.update(papers.change({ added: many }), breathe);
      assert.equal(engine.search('number2999', 5)[0]?.id, 'p2999');
    });
    test('follows changes in the order in which they were announced', async () => {
      const papers = new Papers([]);
      const engine = await load(papers);
      const slowly = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
      const adding = engine.update(papers.change({ added: LIBRARY }), slowly);
      await engine.update(papers.change({ removed: ['maml'] }), breathe);
      await adding;
      assert.ok(!ids(engine.search('adaptation', 10)).includes('maml'));
    });
  });

  suite(`${name}: any library`, function () {
    // many libraries, on a machine that may be busy
    this.timeout(60_000);
    const word = fc.constantFrom(
      'graph',
      'graphs',
      'learning',
      'meta-learning',
      'the',
      'of',
      'Zürich',
      'naïve',
      '深度学习',
      'C++',
      '3.5',
      'net',
    );
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    const papers = fc
      .uniqueArray(
        fc.record({
          id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
          title: text,
          abstract: text,
          year: fc.constantFrom(null, 2020),
        }),
        { selector: ({ id }) => id, maxLength: 6 },
      )
      .map((list) =>
        list.map(({ id, title, abstract, year }) =>
          paper(id, title, abstract, { year, author: [author('Ada', 'Graph')] }),
        ),
      );
    const queries = [
      'graph',
      'learning graphs',
      'metalearning',
      'g',
      'zurich naive',
      '学习',
      'grpah net',
      'the of',
      'c++ 3.5',
      'b',
    ];
    const answers = (engine: SearchEngine): unknown =>
      queries.map((query) => [engine.suggest(query, 4), engine.search(query, 4), engine.related(query, 4)]);

    test('answers alike whatever the order of loading', async () => {
      const orders = papers.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      );
      await fc.assert(
        fc.asyncProperty(orders, async ([list, shuffled]) => {
          const some = new Papers([]);
          const engine = await load(some);
          for (const each of shuffled) await engine.update(some.change({ added: [each] }), breathe);
          assert.deepEqual(answers(engine), answers(await loaded(list)));
        }),
        { numRuns: 40 },
      );
    });
    test('answers alike whatever came and went before', async () => {
      await fc.assert(
        fc.asyncProperty(papers, papers, papers, async (one, two, final) => {
          const some = new Papers(one);
          const engine = await load(some);
          engine.search('graph', 5);
          await engine.update(some.change({ changed: two }), breathe);
          answers(engine);
          const kept = new Set(final.map(({ id }) => id));
          const removed = [...new Set([...one, ...two].map(({ id }) => id))].filter((id) => !kept.has(id));
          await engine.update(some.change({ changed: final, removed }), breathe);
          assert.deepEqual(answers(engine), answers(await loaded(final)));
        }),
        { numRuns: 40 },
      );
    });
    test('throws on no text, scores above 0, names words that are in the paper', async () => {
      const anything = fc.oneof(text, fc.string({ unit: 'binary' }), fc.string());
      await fc.assert(
        fc.asyncProperty(papers, anything, anything, async (list, title, query) => {
          const all = [...list.filter(({ id }) => id !== 'a'), paper('a', title, query)];
          const engine = await loaded(all);
          const cited = list.slice(0, 2).map(({ id }) => id);
          const related = [engine.related(query, 9), engine.related(query, 9, cited)];
          for (const hits of [engine.suggest(query, 9), engine.search(query, 9), ...related]) {
            assert.equal(new Set(ids(hits)).size, hits.length);
            for (const { id, score, terms } of hits) {
              assert.ok(score > 0 && Number.isFinite(score));
              const held = all.find((each) => each.id === id)!;
              const words = new Set(
                foldedWords([held.citekey, held.title, held.abstract, 'Ada Graph', held.year ?? ''].join(' ; ')),
              );
              for (const term of terms) {
                assert.equal(foldWord(term), term);
                assert.ok(words.has(term), term);
              }
            }
          }
        }),
        { numRuns: 100 },
      );
    });
  });
}
