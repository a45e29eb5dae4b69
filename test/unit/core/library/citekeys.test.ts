import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../../src/core/library/library';
import { isSimpleKey } from '../../../../src/core/notes/citationSyntax';
import type { PaperRecord } from '../../../../src/core/paper';
import { by, libraryOf, libraryWith, record, titles, type Files } from './records';

/** The keys of records that are a work each, in their order. */
async function keysOf(...all: readonly PaperRecord[]): Promise<string[]> {
  return [...(await libraryWith(...all)).papers()].map(({ citekey }) => citekey);
}

async function keyOf(title: string, more: Partial<PaperRecord> = {}): Promise<string> {
  return (await keysOf(record(title, more)))[0]!;
}

suite('A key that is derived from a title', () => {
  test("is the system's own name before a colon", async () => {
    assert.equal(
      await keyOf('YOLOv9: Learning What You Want to Learn Using Programmable Gradient Information'),
      'yolov9',
    );
    assert.equal(await keyOf('LLM-FP4: 4-Bit Floating-Point Quantized Transformers'), 'llm-fp4');
    assert.equal(await keyOf('VARGPT-v1.1: Improve Visual Autoregressive Large Unified Model'), 'vargpt-v1.1');
    assert.equal(await keyOf('PA&DA: Jointly Sampling PAth and DAta for Consistent NAS'), 'pada');
    assert.equal(await keyOf('μLO: Compute-Efficient Meta-Generalization of Learned Optimizers'), 'mlo');
  });

  test('is three significant words where there is no such name', async () => {
    assert.equal(
      await keyOf('Sharpness-Aware Minimization for Efficiently Improving Generalization'),
      'sharpnessAwareMinimization',
    );
    assert.equal(await keyOf('Why Can GPT Learn In-Context? Language Models Do'), 'gptLearnContext');
    assert.equal(
      await keyOf('Domain Generalization for Medical Image Analysis: A Survey'),
      'domainGeneralizationMedical',
    );
    assert.equal(await keyOf('Position: Intent Matters More'), 'positionIntentMatters');
    assert.equal(await keyOf("Don't Stop Pretraining"), 'dontStopPretraining');
    assert.equal(await keyOf('Re: Graph Nets'), 'reGraphNets');
    assert.equal(await keyOf('O(1): Graph Nets'), 'o1Graph');
    assert.equal(await keyOf(`${'a'.repeat(40)} Nets`), `${'a'.repeat(30)}Nets`);
  });

  test('is plain ASCII, whatever the script', async () => {
    assert.equal(await keyOf('Über die Nyström-Methode'), 'ueberDieNystroem');
    assert.equal(await keyOf('Обучение с подкреплением'), 'obucheniePodkrepleniem');
    assert.equal(await keyOf('β-VAE: Learning Concepts'), 'beta-vae');
    assert.equal(await keyOf('ﬁne ＡＢＣ of ‘Nets’'), 'fineAbcNets');
    assert.equal(await keyOf('Don‛t Stop Pretraining'), 'dontStopPretraining');
    assert.match(await keyOf('深度学习'), /^paper-[a-z0-9]+$/);
    assert.match(await keyOf(''), /^paper-[a-z0-9]+$/);
  });

  test('that two papers would share is used by neither, and may mean both', async () => {
    const unified = record('MetaFormer: A Unified Framework');
    const vision = record('MetaFormer: Vision at Scale', { author: by('Yu'), year: 2022 });
    for (const files of [
      { 'a.txt': [unified], 'b.txt': [vision] },
      { 'b.txt': [vision], 'a.txt': [unified] },
    ] satisfies Files[]) {
      const library = await libraryOf(files);
      assert.equal(library.named('metaformer'), undefined);
      assert.deepEqual(
        library
          .choices('MetaFormer')
          .map(({ title }) => title)
          .sort(),
        [unified.title, vision.title],
      );
      assert.equal(library.named('metaformerUnified')?.title, unified.title);
      assert.equal(library.named('metaformerVision')?.title, vision.title);
      assert.deepEqual(library.choices('metaformerVision'), []);
    }
  });

  test('grows until the two differ', async () => {
    assert.deepEqual(
      await keysOf(record('Deep Learning in Vision Systems'), record('Deep Learning in Vision Sensors')),
      ['deepLearningVisionSystems', 'deepLearningVisionSensors'],
    );
  });

  test('grows by the number at the end', async () => {
    assert.deepEqual(await keysOf(record('Graph Nets Everywhere, Part I'), record('Graph Nets Everywhere, Part II')), [
      'graphNetsEverywherePartI',
      'graphNetsEverywherePartIi',
    ]);
    const more = { author: by('Li'), year: 2020 };
    assert.deepEqual(await keysOf(record('Graph Nets, Part I', more), record('Graph Nets, Part II', more)), [
      'liGraphNetsPartI2020',
      'liGraphNetsPartII2020',
    ]);
  });

  test('tells works of one title apart', async () => {
    const [a, b] = await keysOf(
      record('Graph Nets Everywhere', { doi: '10.1/a' }),
      record('Graph Nets Everywhere', { doi: '10.1/b' }),
    );
    assert.match(a!, /^graphNetsEverywhere-[a-z0-9]+$/);
    assert.match(b!, /^graphNetsEverywhere-[a-z0-9]+$/);
    assert.notEqual(a, b);
  });
});

suite('A key that is derived from author, title and year', () => {
  const key = (title: string, author: PaperRecord['author'], year = 2020) => keyOf(title, { author, year });

  test("is Better BibTeX's", async () => {
    assert.equal(await key('Attention Is All You Need', by('Vaswani', 'Ashish'), 2017), 'vaswaniAttentionAllYou2017');
    assert.equal(
      await key('Sharpness-Aware Minimization for Efficiently Improving Generalization', by('Foret'), 2021),
      'foretSharpnessAwareMinimizationEfficiently2021',
    );
    assert.equal(await key('YOLOv9: Learning What You Want', by('Wang'), 2024), 'wangYOLOv9LearningWhat2024');
    assert.equal(
      await key('A Theory of Learning from Different Domains', by('Ben-David'), 2010),
      'ben-davidTheoryLearningDifferent2010',
    );
    assert.equal(await key('Input/Output and the p Value', by("O'Brien")), 'obrienInputOutputValue2020');
  });

  test('takes the particle that belongs to the name along', async () => {
    assert.equal(await key('On Graphs', [{ family: 'Berg', nonDroppingParticle: 'van der' }]), 'vanderbergGraphs2020');
    assert.equal(
      await key('On Democracy', [{ family: 'Tocqueville', droppingParticle: 'de' }]),
      'tocquevilleDemocracy2020',
    );
    assert.equal(
      await key('World Health', [{ literal: 'World Health Organization' }]),
      'worldhealthorganizationWorldHealth2020',
    );
  });

  test('is plain ASCII', async () => {
    assert.equal(await key('Über Größe', by('Müller')), 'mullerUberGrosse2020');
    assert.equal(await key('Łódź', by('Иванов')), 'ivanovLodz2020');
    assert.equal(await key('深度学习', by('Wang')), 'wang2020');
    assert.equal(await key('Graph Learning', by('王')), 'graphLearning');
  });

  test("takes the first editor's name where there is no author", async () => {
    assert.equal(await keyOf('Handbook of Graphs', { editor: by('Diestel'), year: 2000 }), 'diestelHandbookGraphs2000');
  });

  test('grows where two would share it', async () => {
    const more = { author: by('Li'), year: 2020 };
    const library = await libraryWith(
      record('Deep Learning in Vision Systems', more),
      record('Deep Learning in Vision Sensors', more),
    );
    assert.equal(library.named('liDeepLearningVisionSystems2020')?.title, 'Deep Learning in Vision Systems');
    assert.equal(library.named('liDeepLearningVision2020'), undefined);
    assert.equal(library.choices('liDeepLearningVision2020').length, 2);
  });

  test('is not what another derives from its title', async () => {
    const library = await libraryWith(record('深度学习', { author: by('Wang'), year: 2020 }), record('Wang2020'));
    assert.equal(library.named('wang2020')?.title, 'Wang2020');
    assert.match([...library.papers()][0]!.citekey, /^wang2020-[a-z0-9]+$/);
  });

  test('does not start with what stands for others', async () => {
    assert.equal(await key('On Graphs', [{ literal: 'Berg et al.' }]), 'bergGraphs2020');
    assert.equal(await key('On Graphs', [{ family: 'al.', given: 'Anna Berg et' }]), 'bergGraphs2020');
    assert.equal(await key('On Graphs', [{ literal: 'Lee AB' }]), 'leeGraphs2020');
  });

  test('of a record names the work that it became part of', async () => {
    const adam = { author: by('Kingma'), arxiv: '1412.6980' };
    const library = await libraryWith(
      record('Adam: A Method', { ...adam, year: 2014 }),
      record('ADAM - A Method for Optimization', { ...adam, year: 2015, containerTitle: 'ICLR' }),
    );
    const [paper] = [...library.papers()];
    for (const name of ['kingmaAdamMethod2014', 'kingmaADAMMethodOptimization2015', 'adam', 'adamMethodOptimization'])
      assert.equal(library.named(name), paper, name);
    const [lora, v2] = [record('LoRA: Adapters', { arxiv: '2106.09685' }), record('LoRA of Adapters, v2')];
    const others = await libraryWith({ ...v2, arxiv: '2106.09685', doi: '10.1000/lora' }, lora, record('LoRA: Radio'));
    assert.equal(others.named('lora')?.title, 'LoRA: Radio');
    const both = await libraryWith(lora, { ...v2, arxiv: '2106.09685' }, record('LoRA: Radio'), record('LoRA: Waves'));
    assert.equal(both.named('lora'), undefined);
  });

  test('leaves the key of the title as another name', async () => {
    const [paper] = [...(await libraryWith(record('YOLOv9: Learning', { author: by('Wang'), year: 2024 }))).papers()];
    assert.deepEqual([paper?.citekey, paper?.aliases], ['wangYOLOv9Learning2024', ['yolov9']]);
  });
});

suite('A key that a source gives', () => {
  const foret = { author: by('Foret'), year: 2021 };
  const sam = record('Sharpness-Aware Minimization', foret);
  const maml = record('Model-Agnostic Meta-Learning', { author: by('Finn'), year: 2017 });

  test('is the key, and what would be derived are other names', async () => {
    const library = await libraryWith({ ...sam, citekey: 'Foret:2021/sam', aliases: ['sam'] });
    const [paper] = [...library.papers()];
    assert.equal(paper?.citekey, 'Foret:2021/sam');
    assert.deepEqual(paper.aliases, ['sam', 'foretSharpnessAwareMinimization2021', 'sharpnessAwareMinimization']);
    for (const key of ['FORET:2021/SAM', 'Sam', 'sharpnessawareminimization']) assert.equal(library.named(key), paper);
  });

  test("is the bibliography's rather than a dump's, then the publication's", async () => {
    const library = await libraryOf({
      'a.txt': [
        { ...sam, citekey: 'a-preprint', arxiv: '2010.01412' },
        { ...sam, citekey: 'z-published', doi: '10.1000/sam' },
      ],
    });
    assert.equal(library.named('a-preprint')?.citekey, 'z-published');
    const cited = await libraryOf({
      'a.txt': [{ ...sam, citekey: 'a', doi: '10.1000/sam' }],
      'refs.bib': [{ ...sam, citekey: 'z' }],
    });
    assert.deepEqual(
      [...cited.papers()].map(({ citekey, aliases }) => [citekey, aliases[0]]),
      [['z', 'a']],
    );
  });

  test('that two works are given belongs to neither, but for a bibliography', async () => {
    const both = await libraryWith({ ...sam, citekey: 'key', aliases: ['foret'] }, { ...maml, citekey: 'key' });
    assert.equal(both.named('key'), undefined);
    assert.deepEqual(
      both
        .choices('KEY')
        .map(({ citekey }) => citekey)
        .sort(),
      ['finnModelAgnosticMetaLearning2017', 'foret'],
    );
    const cited = await libraryOf({ 'a.txt': [{ ...maml, citekey: 'key' }], 'refs.bib': [{ ...sam, citekey: 'key' }] });
    assert.equal(cited.named('KEY')?.title, sam.title);
    assert.deepEqual(cited.choices('key'), []);
    assert.equal(cited.named('finnModelAgnosticMetaLearning2017')?.title, maml.title);
  });

  test('in another case than another work names each in its own spelling, and in any other neither', async () => {
    for (const files of [
      { 'a.txt': [{ ...sam, citekey: 'Smith2020' }], 'b.txt': [{ ...maml, citekey: 'smith2020' }] },
      { 'b.txt': [{ ...maml, citekey: 'smith2020' }], 'refs.bib': [{ ...sam, citekey: 'Smith2020' }] },
    ] satisfies Files[]) {
      const library = await libraryOf(files);
      for (const one of [library, new Library(library.state())]) {
        assert.equal(one.named('Smith2020')?.title, sam.title);
        assert.equal(one.named('smith2020')?.title, maml.title);
        assert.deepEqual([...one.papers()].map(({ citekey }) => citekey).sort(), ['Smith2020', 'smith2020']);
        assert.deepEqual([one.choices('Smith2020'), one.choices('smith2020')], [[], []]);
        assert.equal(one.named('SMITH2020'), undefined);
        assert.deepEqual(
          one
            .choices('SMITH2020')
            .map(({ title }) => title)
            .sort(),
          [maml.title, sam.title],
        );
      }
    }
  });

  test('in several spellings names the work in all of them, but for that which another is given as well', async () => {
    const library = await libraryOf({
      'a.txt': [
        { ...sam, citekey: 'Key' },
        { ...sam, citekey: 'KEY' },
        { ...sam, citekey: 'key' },
      ],
      'b.txt': [{ ...maml, citekey: 'key' }],
    });
    for (const one of [library, new Library(library.state())]) {
      assert.equal(one.named('Key')?.title, sam.title);
      assert.equal(one.named('KEY')?.title, sam.title);
      assert.equal(one.choices('key').length, 2);
    }
    const alone = await libraryWith({ ...sam, citekey: 'Key' }, { ...sam, citekey: 'key' });
    assert.deepEqual(
      [...alone.papers()].map(({ citekey, aliases }) => [citekey, aliases.includes('key')]),
      [['Key', false]],
    );
    assert.equal(alone.named('kEY')?.citekey, 'Key');
  });

  test('is not derived for a third in whatever case', async () => {
    const third = record('MetaFormer: Vision at Scale');
    const library = await libraryOf({
      'one.bib': [{ ...sam, citekey: 'Metaformer' }],
      'two.bib': [{ ...maml, citekey: 'metaformer' }],
      'a.txt': [third],
    });
    assert.deepEqual(
      ['Metaformer', 'metaformer', 'metaformerVision'].map((key) => library.named(key)?.title),
      [sam.title, maml.title, third.title],
    );
    assert.equal(library.choices('MetaFormer').length, 2);
  });

  test('for its own record beats one that is another name elsewhere', async () => {
    const library = await libraryWith({ ...sam, aliases: ['key'] }, { ...maml, citekey: 'key' });
    assert.equal(library.named('key')?.title, maml.title);
  });

  const vision = record('MetaFormer: Vision at Scale');

  test('by a bibliography is kept out of what others derive', async () => {
    const library = await libraryOf({ 'a.txt': [vision], 'refs.bib': [{ ...sam, citekey: 'metaformer' }] });
    assert.equal(library.named('metaformer')?.title, sam.title);
    assert.equal(library.named('metaformerVision')?.title, vision.title);
    assert.deepEqual(library.choices('metaformer'), []);
  });

  test('by a dump may mean the work as well that has derived it and is given none', async () => {
    const before = await libraryOf({ 'feed.txt': [vision] });
    assert.equal(before.named('metaformer')?.title, vision.title);
    for (const files of [
      { 'feed.txt': [vision], 'zotero.txt': [{ ...sam, citekey: 'metaformer' }] },
      { 'zotero.txt': [{ ...sam, citekey: 'metaformer' }], 'feed.txt': [vision] },
    ] satisfies Files[]) {
      const library = await libraryOf(files);
      for (const one of [library, new Library(library.state())]) {
        assert.equal(one.named('metaformer'), undefined);
        assert.deepEqual(
          one
            .choices('metaformer')
            .map(({ citekey }) => citekey)
            .sort(),
          ['foretSharpnessAwareMinimization2021', 'metaformerVision'],
        );
      }
    }
  });

  test('by a dump names its work alone where it is spelled otherwise than what the other derived', async () => {
    const library = await libraryOf({ 'feed.txt': [vision], 'zotero.txt': [{ ...sam, citekey: 'MetaFormer' }] });
    for (const one of [library, new Library(library.state())]) {
      assert.equal(one.named('MetaFormer')?.title, sam.title);
      assert.equal(one.named('metaformerVision')?.title, vision.title);
      assert.equal(one.choices('metaformer').length, 2);
    }
  });

  test('by a dump stands against works that dumps give keys', async () => {
    const zotero = [
      { ...sam, citekey: 'foretSharpnessAwareMinimization2021' },
      record('Sharpness Aware Minimization, Again', { ...foret, citekey: 'foretSharpnessAwareMinimization2021a' }),
      { ...maml, citekey: 'metaformer' },
      { ...vision, citekey: 'yu2022' },
    ];
    const library = await libraryWith(...zotero);
    assert.deepEqual(
      [...library.papers()].map(({ citekey }) => citekey),
      zotero.map(({ citekey }) => citekey),
    );
    for (const { citekey = '' } of zotero) assert.equal(library.named(citekey.toUpperCase())?.citekey, citekey);
  });

  test('by a dump stands where the work derives it itself, however many records it has', async () => {
    const key = 'foretSharpnessAwareMinimization2021';
    const library = await libraryOf({ 'zotero.txt': [{ ...sam, citekey: key }], 'feed.txt': [sam], 'b.txt': [vision] });
    assert.equal(library.named(key)?.sources.length, 2);
    assert.deepEqual([...library.ambiguous()], []);
  });

  test('by a dump, derived by its own work and another, is used by neither of them', async () => {
    const other = record('MetaFormer: A Unified Framework');
    const library = await libraryOf({ 'zotero.txt': [{ ...other, citekey: 'metaformer' }], 'feed.txt': [vision] });
    assert.deepEqual([...library.papers()].map(({ citekey }) => citekey).sort(), [
      'metaformerUnified',
      'metaformerVision',
    ]);
    assert.equal(library.choices('metaformer').length, 2);
    const cited = await libraryOf({ 'refs.bib': [{ ...other, citekey: 'metaformer' }], 'feed.txt': [vision] });
    assert.equal(cited.named('metaformer')?.title, other.title);
  });

  test('that a title makes stands against another author and year', async () => {
    const [wang, titled] = [record('深度学习', { author: by('Wang'), year: 2020 }), record('Wang2020')];
    const library = await libraryWith(wang, { ...titled, citekey: 'wang2020' });
    assert.equal(library.named('wang2020')?.title, 'Wang2020');
    assert.match([...library.papers()][0]!.citekey, /^wang2020-[a-z0-9]+$/);
  });

  test('changes nobody else’s key', async () => {
    const [unified, vision] = [record('MetaFormer: A Unified Framework'), record('MetaFormer: Vision at Scale')];
    const before = await libraryWith(unified, vision);
    const after = await libraryOf({
      'a.txt': [unified, vision],
      'refs.bib': [{ ...unified, citekey: 'metaformerUnified' }],
    });
    assert.deepEqual(
      [...after.papers()].map(({ citekey }) => citekey),
      [...before.papers()].map(({ citekey }) => citekey),
    );
    assert.deepEqual(after.named('metaformerUnified')?.aliases, []);
  });

  test('is kept as it is written, if Pandoc can hold it at all', async () => {
    for (const given of ['Foret_2021.a', 'föret', '{a}b', 'a:b//c', '*', 'a"b']) {
      assert.equal(await keyOf(sam.title, { citekey: given }), given);
    }
    for (const unusable of ['a b', 'a\u00a0b', '', '{a', 'a}b{', 'a\u0007']) {
      assert.equal(await keyOf(sam.title, { citekey: unusable }), 'sharpnessAwareMinimization', unusable);
    }
  });
});

suite('All keys', () => {
  const anyRecord = fc
    .tuple(
      fc.oneof(titles, fc.string({ unit: 'grapheme' })),
      fc.oneof(
        fc.constant([]),
        fc.string({ unit: 'grapheme' }).map((family) => [{ family }]),
      ),
      fc.oneof(fc.constant(null), fc.integer({ min: -50_000, max: 50_000 }), fc.double()),
      fc.constantFrom({}, { citekey: 'paper' }, { citekey: 'Introduction' }, { aliases: ['metaformer', 'PAPER'] }),
    )
    .map(([title, author, year, given]) => record(title, { author, year, ...given }));

  test('are unique, without regard to case unless they are given, and readable by Pandoc without braces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 20 }), async (all) => {
        const library = await libraryWith(...all);
        const keys = [...library.papers()].flatMap(({ citekey, aliases }) => [citekey, ...aliases]);
        const given = new Set(all.flatMap(({ citekey, aliases = [] }) => [citekey ?? '', ...aliases]));
        assert.equal(new Set(keys).size, keys.length);
        const derived = keys.filter((key) => !given.has(key)).map((key) => key.toLowerCase());
        assert.equal(new Set(derived).size, derived.length);
        const others = new Set(keys.filter((key) => given.has(key)).map((key) => key.toLowerCase()));
        for (const key of derived) assert.ok(!others.has(key), key);
        for (const key of keys) assert.ok(isSimpleKey(key), key);
      }),
    );
  });

  test('name their paper, and ambiguous ones none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 20 }), async (all) => {
        const settled = await libraryWith(...all);
        for (const library of [settled, new Library(settled.state())]) {
          const papers = [...library.papers()];
          const spelled = new Set(papers.flatMap(({ citekey, aliases }) => [citekey, ...aliases]));
          const ambiguous = new Set(Array.from(library.ambiguous(), ({ key }) => key));
          for (const paper of papers) {
            for (const key of [paper.citekey, ...paper.aliases]) {
              assert.equal(library.named(key), paper);
              if (!ambiguous.has(key.toLowerCase())) assert.equal(library.named(key.toUpperCase()), paper);
            }
          }
          for (const { key, choices } of library.ambiguous()) {
            assert.ok(choices.length > 1);
            for (const spelling of [key, key.toUpperCase()].filter((one) => !spelled.has(one))) {
              assert.equal(library.named(spelling), undefined);
              assert.deepEqual(library.choices(spelling), choices);
            }
          }
        }
      }),
    );
  });
});

suite('A key of a paper', () => {
  const li = { author: by('Li'), year: 2020 };
  const plain = ['x', 'X', 'y'];
  const derived = ['metaformer', 'MetaFormer', 'liDeepLearningVision2020', 'deepLearningVision'];
  const works = (prefix: string, keys: readonly string[]) =>
    fc
      .array(fc.tuple(titles, fc.constantFrom({}, li), fc.option(fc.constantFrom(...keys), { nil: undefined })), {
        maxLength: 8,
      })
      .map((all) =>
        all.map(([title, more, citekey], i) =>
          record(title, { ...more, ...(citekey === undefined ? {} : { citekey }), doi: `10.1/${prefix}${i}` }),
        ),
      );

  test('never comes to name another because a dump is added or removed', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        works('a', plain),
        works('b', [...plain, ...derived]),
        works('c', plain),
        async (feed, dump, cited) => {
          const fewer = await libraryOf({ 'a.txt': feed, 'refs.bib': cited });
          const more = await libraryOf({ 'a.txt': feed, 'b.txt': dump, 'refs.bib': cited });
          for (const [before, after] of [
            [fewer, more],
            [more, fewer],
          ] as const) {
            for (const { id, citekey } of before.papers()) {
              const now = after.named(citekey);
              if (now && after.withId(id)) assert.equal(now.id, id, citekey);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

suite('A longer key', () => {
  const work = (title: string, more: Partial<PaperRecord> = {}) => record(title, more);
  const li = { author: by('Li'), year: 2020 };

  /** What two works are called, and what their keys name when the second has gone. */
  async function afterTheOtherWent(one: PaperRecord, other: PaperRecord): Promise<void> {
    const both = await libraryWith(one, other);
    const names = (paper = both.withId([...both.papers()][0]!.id)!) => [paper.citekey, ...paper.aliases];
    const alone = await libraryWith(one);
    for (const library of [alone, new Library(alone.state())]) {
      for (const key of names()) {
        assert.equal(library.named(key)?.title, one.title, key);
        assert.equal(library.named(key.toUpperCase())?.title, one.title, key);
        assert.deepEqual(library.choices(key), []);
      }
      assert.ok(!names().includes([...library.papers()][0]!.citekey));
    }
  }

  test('goes on naming the paper when that which shared the shorter one has gone', async () => {
    await afterTheOtherWent(work('MetaFormer: A Unified Framework'), work('MetaFormer: Vision at Scale'));
    await afterTheOtherWent(work('Deep Learning in Vision Systems', li), work('Deep Learning in Vision Sensors', li));
    await afterTheOtherWent(work('Graph Nets, Part I', li), work('Graph Nets, Part II', li));
    await afterTheOtherWent(
      work('Graph Nets 7', { ...li, doi: '10.1/a' }),
      work('Graph Nets 7', { ...li, doi: '10.1/b' }),
    );
    await afterTheOtherWent(work('Graph Nets', { doi: '10.1/a' }), work('Graph Nets', { doi: '10.1/b' }));
    await afterTheOtherWent(work('深度学习', li), work('深度理解', li));
  });

  test('goes on when a dump has given the shorter one to another paper, and is gone', async () => {
    const vision = work('MetaFormer: Vision at Scale');
    const given = await libraryOf({ 'a.txt': [vision], 'b.txt': [work('Adam', { citekey: 'metaformer' })] });
    assert.equal(given.named('metaformerVision')?.title, vision.title);
    assert.equal((await libraryWith(vision)).named('metaformerVision')?.title, vision.title);
  });

  test('is no longer the paper’s when another has it', async () => {
    const library = await libraryWith(work('MetaFormer: Vision at Scale'), work('Metaformer Vision'));
    assert.equal(library.named('metaformerVision')?.title, 'Metaformer Vision');
    assert.equal(library.named('metaformerVisionScale')?.title, 'MetaFormer: Vision at Scale');
  });

  test('that two papers could have means both', async () => {
    const [one, two] = [work('MetaFormer: Vision at Scale'), work('MetaFormer Vision at Scale')];
    const library = await libraryWith({ ...one, doi: '10.1/a' }, { ...two, doi: '10.1/b' });
    assert.deepEqual(
      [...library.papers()].map(({ citekey }) => citekey),
      ['metaformer', 'metaformerVisionScale'],
    );
    const longer = await libraryWith(
      work('Graph: Nets in Vision Now', { doi: '10.1/a' }),
      work('Graph Nets in: Vision Now', { doi: '10.1/b' }),
    );
    assert.equal(longer.named('graphNetsVisionNow'), undefined);
    assert.equal(longer.choices('GraphNetsVisionNow').length, 2);
  });

  test('is only one that the paper could have', async () => {
    const library = await libraryWith(work('MetaFormer: Vision at Scale', li));
    for (const key of ['metaformerVisio', 'metaformerScale', 'metaformerVision2020', 'x'.repeat(100_000), '2020', '']) {
      assert.equal(library.named(key), undefined, key.slice(0, 50));
      assert.deepEqual(library.choices(key), []);
    }
  });

  test('is found for any works that had one', async function () {
    this.timeout(60_000);
    const anyWork = fc.tuple(titles, fc.constantFrom({}, li));
    await fc.assert(
      fc.asyncProperty(fc.array(anyWork, { minLength: 1, maxLength: 8 }), fc.nat(), async (all, n) => {
        const works = all.map(([title, more], i) => work(title, { ...more, doi: `10.1/${i}` }));
        const library = await libraryWith(...works);
        const paper = [...library.papers()][n % library.size]!;
        const alone = await libraryWith(works[n % library.size]!);
        // of a title without a word in Latin letters nothing but the checksum is left
        for (const key of [paper.citekey, ...paper.aliases].filter((one) => !one.startsWith('paper-')))
          assert.equal(alone.named(key)?.title, paper.title, key);
      }),
      { numRuns: 300 },
    );
  });
});
