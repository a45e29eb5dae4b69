import assert from 'node:assert/strict';
import { identifierIn, mayNamePapers } from '../../../../src/core/text/pastedText';

suite('A pasted text', () => {
  test('is an identifier however people copy it', () => {
    const dois = [
      '10.1145/3292500.3330701',
      'doi:10.1145/3292500.3330701',
      ' https://doi.org/10.1145/3292500.3330701\n',
      '<https://dx.doi.org/10.1145/3292500.3330701>',
      'https://dl.acm.org/doi/abs/10.1145/3292500.3330701?casa_token=x',
      'https://dl.acm.org/doi/10.1145/3292500.3330701.',
    ];
    for (const text of dois) assert.deepEqual(identifierIn(text), { doi: '10.1145/3292500.3330701' }, text);
    const ids = [
      '2010.01412',
      'arXiv:2010.01412v3 [cs.LG]',
      'https://arxiv.org/abs/2010.01412',
      'arxiv.org/pdf/2010.01412v2.pdf',
    ];
    for (const text of ids) assert.deepEqual(identifierIn(text), { arxiv: '2010.01412' }, text);
    assert.deepEqual(identifierIn('https://doi.org/10.48550/arXiv.2010.01412'), { arxiv: '2010.01412' });
  });

  test('is none where there is more than an identifier', () => {
    for (const text of ['', 'see 10.1145/3292500.3330701', 'https://example.org', '2010.01412 and 2010.01413', '33']) {
      assert.equal(identifierIn(text), undefined, text);
      assert.equal(mayNamePapers(text), false, text);
    }
  });

  test('may be BibTeX, unless it is a whole library', () => {
    assert.ok(mayNamePapers('% from my library\n@article{a,\n title = {A}}'));
    assert.ok(!mayNamePapers('@someone wrote'));
    assert.ok(!mayNamePapers(`@article{a, title = {A}}${' '.repeat(200_000)}`));
  });
});
