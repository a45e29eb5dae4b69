import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identifiersIn, mayNamePapers } from '../../../../src/core/text/pastedIdentifiers';
import { identifierIn } from '../../../../src/core/text/pastedText';

/** A DOI, and addresses of its pages as publishers have them. */
const pages: Readonly<Record<string, readonly string[]>> = {
  '10.1145/3292500.3330701': [
    'https://dl.acm.org/doi/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/abs/10.1145/3292500.3330701?casa_token=x',
    'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701#page=3',
    'https://dl-acm-org.proxy.example.edu/doi/fullHtml/10.1145/3292500.3330701',
  ],
  '10.1007/s11263-015-0816-y': [
    'https://link.springer.com/article/10.1007/s11263-015-0816-y#Sec2',
    'https://link.springer.com/content/pdf/10.1007%2Fs11263-015-0816-y.pdf',
    'https://link.springer.com/article/10.1007/s11263-015-0816-y/figures/1',
    'https://link.springer.com/article/10.1007/s11263-015-0816-y/metrics',
  ],
  '10.1007/978-3-319-46448-0_2': ['https://link.springer.com/chapter/10.1007/978-3-319-46448-0_2'],
  '10.1111/j.1467-9868.2005.00503.x': [
    'https://onlinelibrary.wiley.com/doi/10.1111/j.1467-9868.2005.00503.x',
    'https://rss.onlinelibrary.wiley.com/doi/full/10.1111/j.1467-9868.2005.00503.x',
    'https://onlinelibrary.wiley.com/doi/epdf/10.1111/j.1467-9868.2005.00503.x',
    'https://onlinelibrary.wiley.com/doi/10.1111/j.1467-9868.2005.00503.x/abstract',
  ],
  '10.1080/01621459.2017.1285773': [
    'https://www.tandfonline.com/doi/full/10.1080/01621459.2017.1285773?scroll=top&needAccess=true',
  ],
  '10.1177/0956797611417632': ['https://journals.sagepub.com/doi/reader/10.1177/0956797611417632'],
  '10.1021/acs.jpcc.5b01234': ['https://pubs.acs.org/doi/10.1021/acs.jpcc.5b01234'],
  '10.1126/science.1127647': ['https://www.science.org/doi/epdf/10.1126/science.1127647'],
  '10.1073/pnas.1611835114': ['https://www.pnas.org/doi/abs/10.1073/pnas.1611835114'],
  '10.1038/nature14539': [
    'https://www.nature.com/articles/nature14539',
    'https://www.nature.com/articles/nature14539.pdf',
    'https://www.nature.com/articles/nature14539/figures/1',
    'nature.com/articles/nature14539#Abs1',
  ],
  '10.1103/physrevlett.116.061102': [
    'https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102',
    'https://link.aps.org/doi/10.1103/PhysRevLett.116.061102',
  ],
  '10.1088/1742-6596/1/2/003': [
    'https://iopscience.iop.org/article/10.1088/1742-6596/1/2/003/meta',
    'https://iopscience.iop.org/article/10.1088/1742-6596/1/2/003/pdf',
    'https://iopscience.iop.org/article/10.1088/1742-6596/1/2/003/ampdf',
  ],
  '10.1098/rspa.2020.0001': ['https://royalsocietypublishing.org/doi/pdf/10.1098/rspa.2020.0001'],
  '10.1101/2020.01.01.123456': [
    'https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1',
    'https://www.biorxiv.org/content/10.1101/2020.01.01.123456v12.full.pdf+html',
    'https://www.medrxiv.org/content/10.1101/2020.01.01.123456v1.full-text',
    'https://www.biorxiv.org/content/biorxiv/early/2020/01/01/2020.01.01.123456.full.pdf',
  ],
  '10.18653/v1/2020.acl-main.1': ['https://aclanthology.org/2020.acl-main.1/'],
  '10.18653/v1/n19-1423': ['https://aclanthology.org/N19-1423.pdf', 'https://www.aclweb.org/anthology/N19-1423'],
  '10.1093/nar/gkaa1100': [
    'https://academic.oup.com/nar/advance-article/doi/10.1093/nar/gkaa1100/5999886',
    'https://academic.oup.com/nar/article-abstract/doi/10.1093/nar/gkaa1100/5999886?redirectedFrom=fulltext',
    'https://academic.oup.com/nar/article-lookup/doi/10.1093/nar/gkaa1100',
  ],
  '10.1162/neco_a_01234': [
    'https://direct.mit.edu/neco/article-abstract/doi/10.1162/neco_a_01234/95618/On-Learning?redirectedFrom=fulltext',
  ],
  '10.7554/elife.12345': [
    'https://elifesciences.org/articles/12345',
    'https://elifesciences.org/articles/12345/figures',
  ],
  '10.7717/peerj.4375': ['https://peerj.com/articles/4375/'],
  '10.7717/peerj-cs.123': ['https://peerj.com/articles/cs-123.pdf'],
  '10.1039/d0sc01234a': ['https://pubs.rsc.org/en/content/articlelanding/2020/sc/d0sc01234a'],
  '10.5281/zenodo.3509134': ['https://zenodo.org/records/3509134', 'https://zenodo.org/record/3509134#.X'],
  '10.1371/journal.pone.0000001': ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001'],
  '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o': [
    'https://onlinelibrary.wiley.com/doi/abs/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O',
    '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
    '<https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O>',
  ],
  '10.1002/1097-0142(20010815)92:4<771::aid-cncr1380>3.0.co;2-#': [
    '10.1002/1097-0142(20010815)92:4<771::AID-CNCR1380>3.0.CO;2-#',
    'https://doi.org/10.1002/1097-0142(20010815)92:4%3C771::AID-CNCR1380%3E3.0.CO;2-%23',
  ],
  '10.1016/s0140-6736(05)61020-1': ['(10.1016/S0140-6736(05)61020-1).', 'doi:10.1016/S0140-6736(05)61020-1'],
  '10.1000/full': ['10.1000/full'],
};

/** A word of a DOI. */
const word = fc.string({ unit: fc.constantFrom(...Array.from('abcxyz0123456789')), minLength: 1, maxLength: 8 });
const dois = fc
  .tuple(
    fc.integer({ min: 1000, max: 99_999 }),
    fc.array(
      fc.oneof(
        word,
        fc.tuple(word, fc.constantFrom('()', '<>', '[]')).map(([a, [o, c]]) => `${o!}${a}${c!}`),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.constantFrom('-', '/', '.', ':', ';', '_'),
    word,
  )
  .map(([registrant, parts, joint, last]) => `10.${registrant}/q${[...parts, last].join(joint)}9`);

suite('A pasted text', () => {
  test('is an identifier however people copy it', () => {
    const ways = [
      '10.1145/3292500.3330701',
      'doi:10.1145/3292500.3330701',
      ' https://doi.org/10.1145/3292500.3330701\n',
      '<https://dx.doi.org/10.1145/3292500.3330701>',
      'https://doi.org/10.1145/3292500.3330701?utm_source=x',
      '10.1145/3292500.3330701/abstract',
      '“10.1145/3292500.3330701”,',
      '10.1145/3292500.3330701.',
      'DOI: https://doi.org/10.1145/3292500.3330701.',
      'https://doi.org/doi:10.1145/3292500.3330701',
      'https://doi.org/10.1145/\u200b3292500.3330701\u200b',
      '{10.1145/3292500.3330701},',
      '`10.1145/3292500.3330701`',
      'https://login.proxy.example.edu/login?url=https://dl.acm.org/doi/10.1145/3292500.3330701?casa_token=x&y=z',
      'https://login.proxy.example.edu/login?auth=a&qurl=https%3A%2F%2Fdoi.org%2F10.1145%2F3292500.3330701&x=y',
      'https://www.google.com/url?q=https://doi.org/10.1145/3292500.3330701&sa=D',
    ];
    for (const text of ways) assert.deepEqual(identifierIn(text), { doi: '10.1145/3292500.3330701' }, text);
    const ids = [
      '2010.01412',
      'arXiv:2010.01412v3 [cs.LG]',
      'https://arxiv.org/abs/2010.01412',
      'arxiv.org/pdf/2010.01412v2.pdf',
      'https://arxiv.org/html/2010.01412v2#S3',
      'https://arxiv.org/ps/2010.01412',
      'https://www.alphaxiv.org/overview/2010.01412v3',
      'https://ar5iv.labs.arxiv.org/html/2010.01412',
      'https://ar5iv.org/abs/2010.01412',
      'https://huggingface.co/papers/2010.01412?ref=x',
      'https://doi.org/10.48550/arXiv.2010.01412',
      '(https://arxiv.org/abs/2010.01412v3).',
      'arXiv:2010.01412v3  [cs.LG]  29 Apr 2021',
      'arXiv preprint arXiv:2010.01412',
    ];
    for (const text of ids) assert.deepEqual(identifierIn(text), { arxiv: '2010.01412' }, text);
  });

  test("is one as the address of a paper's page", () => {
    for (const [doi, texts] of Object.entries(pages)) {
      for (const text of texts) assert.deepEqual(identifierIn(text), { doi }, text);
    }
  });

  test('is none where there is more than an identifier, or another one', () => {
    for (const text of [
      '',
      'see 10.1145/3292500.3330701',
      'https://doi.org/10.1145/3292500.3330701 and more',
      'see https://example.org/login?url=https://doi.org/10.1145/3292500.3330701',
      'https://example.org/login?url=https://example.org/10',
      'https://example.org',
      '2010.01412 and 2010.01413',
      '33',
      'https://paperswithcode.com/paper/sharpness-aware-minimization',
      'https://openreview.net/forum?id=6Tm1mposlrM',
      'https://www.semanticscholar.org/paper/Sharpness/a2cd073b57be744533152202989228cb4122270a',
      'https://huggingface.co/papers/date/2024-01-01',
      'https://aclanthology.org/volumes/2020.acl-main/',
      'https://arxiv.org/list/cs.LG/recent',
    ]) {
      assert.equal(identifierIn(text), undefined, text);
      assert.equal(mayNamePapers(text), false, text);
    }
  });

  test('keeps all of a DOI, and nothing else, wherever it stands', () => {
    const before = fc.constantFrom(
      '',
      'doi:',
      'https://doi.org/',
      'https://dl.acm.org/doi/full/',
      'https://link.springer.com/article/',
      'https://onlinelibrary.wiley.com/doi/',
    );
    const behind = fc.constantFrom(
      '',
      '/abstract',
      '/full',
      '.pdf',
      '/pdf',
      '/full.pdf',
      '?utm_source=a.b/c',
      '#sec-2',
    );
    const around = fc.constantFrom(['', ''], ['<', '>'], ['(', ').'], ['', '.'], [' ', ',\n'], ['"', '"']);
    fc.assert(
      fc.property(dois, before, behind, around, (doi, prefix, form, [open, close]) => {
        const isAddress = prefix.startsWith('https');
        const name = isAddress ? encodeURI(doi) : doi;
        assert.deepEqual(identifierIn(`${open}${prefix}${name}${form}${close}`), { doi });
        if (isAddress)
          assert.deepEqual(identifierIn(prefix + doi.replace(/[/<>]/g, encodeURIComponent) + form), { doi });
      }),
      { numRuns: 300 },
    );
  });

  test('of any kind is looked at without a fault', () => {
    const units = fc.constantFrom(
      '10.1000/',
      '.',
      '/',
      '(',
      ')',
      '<',
      '>',
      '%3',
      '%',
      '#',
      '?id=',
      'https://',
      'a.org/',
      'arxiv',
    );
    fc.assert(
      fc.property(fc.string({ unit: units }), (text) => {
        const found = identifierIn(text);
        assert.ok(found === undefined || /^10\.\d{4,9}[\d.]*\/\S+$/.test(found.doi ?? '') || found.arxiv !== undefined);
      }),
    );
  });

  test('may be a list of identifiers, one in a line, or of links to them', () => {
    const sam = { arxiv: '2010.01412' };
    const other = { doi: '10.1000/other' };
    for (const text of [
      'https://arxiv.org/abs/2010.01412\r\n\r\nhttps://doi.org/10.1000/other\r\n',
      '- 2010.01412\n- doi:10.1000/other',
      '1. <https://arxiv.org/abs/2010.01412>\n2. https://doi.org/10.1000/other.',
    ]) {
      assert.deepEqual(identifiersIn(text), { identifiers: [sam, other], isAll: true }, text);
      assert.ok(mayNamePapers(text));
    }
    for (const text of ['[Foret 2021](https://arxiv.org/abs/2010.01412)', '[SAM](<arXiv:2010.01412> "title").']) {
      assert.deepEqual(identifiersIn(text), { identifiers: [sam], isAll: false }, text);
    }
    for (const text of ['', '2010.01412\nand more', 'see [SAM](https://arxiv.org/abs/2010.01412)', '- 2010.01412 -']) {
      assert.equal(identifiersIn(text), undefined, text);
    }
    assert.equal(identifiersIn('2010.01412\n'.repeat(31)), undefined);
  });

  test('may be BibTeX, in a fence or not, unless it is a whole library', () => {
    assert.ok(mayNamePapers('% from my library\n@article{a,\n title = {A}}'));
    assert.ok(mayNamePapers('```bibtex\r\n@article{a,\n title = {A}}\r\n```\r\n'));
    assert.ok(!mayNamePapers('```\n@article{a,\n title = {A}}\n``` and more'));
    assert.ok(!mayNamePapers('@someone wrote'));
    assert.ok(!mayNamePapers(`@article{a, title = {A}}${' '.repeat(200_000)}`));
  });
});
