import assert from 'node:assert/strict';
import fc from 'fast-check';
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
  const sam = record('Sharpness-Aware Minimization', { author: by('Foret'), year: 2021 });
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
    const both = await libraryWith({ ...sam, citekey: 'Key', aliases: ['foret'] }, { ...maml, citekey: 'key' });
    assert.equal(both.named('key'), undefined);
    assert.deepEqual(
      both
        .choices('KEY')
        .map(({ citekey }) => citekey)
        .sort(),
      ['finnModelAgnosticMetaLearning2017', 'foret'],
    );
    const cited = await libraryOf({ 'a.txt': [{ ...maml, citekey: 'key' }], 'refs.bib': [{ ...sam, citekey: 'Key' }] });
    assert.equal(cited.named('key')?.title, sam.title);
    assert.deepEqual(cited.choices('key'), []);
    assert.equal(cited.named('finnModelAgnosticMetaLearning2017')?.title, maml.title);
  });

  test('for its own record beats one that is another name elsewhere', async () => {
    const library = await libraryWith({ ...sam, aliases: ['key'] }, { ...maml, citekey: 'key' });
    assert.equal(library.named('key')?.title, maml.title);
  });

  test('is kept out of what others derive', async () => {
    const library = await libraryWith({ ...sam, citekey: 'metaformer' }, record('MetaFormer: Vision at Scale'));
    assert.equal(library.named('metaformer')?.title, sam.title);
    assert.equal(library.named('metaformerVision')?.title, 'MetaFormer: Vision at Scale');
    assert.deepEqual(library.choices('metaformer'), []);
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

  test('are unique without regard to case, and the derived ones readable by Pandoc without braces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 20 }), async (all) => {
        const library = await libraryWith(...all);
        const keys = [...library.papers()].flatMap(({ citekey, aliases }) => [citekey, ...aliases]);
        assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, keys.length);
        for (const key of keys) assert.ok(isSimpleKey(key), key);
      }),
    );
  });

  test('name their paper, and ambiguous ones none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 20 }), async (all) => {
        const library = await libraryWith(...all);
        for (const paper of library.papers()) {
          for (const key of [paper.citekey, ...paper.aliases]) assert.equal(library.named(key.toUpperCase()), paper);
        }
        for (const key of library.state().ambiguous.keys()) {
          assert.equal(library.named(key), undefined);
          assert.ok(library.choices(key).length > 1);
        }
      }),
    );
  });
});
