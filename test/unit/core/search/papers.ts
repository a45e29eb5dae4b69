import type { LibraryChange } from '../../../../src/core/library/change';
import type { Name, Paper } from '../../../../src/core/paper';

/** A paper with only what a test is about. */
export function paper(id: string, title: string, abstract = '', more: Partial<Paper> = {}): Paper {
  return {
    id,
    citekey: id,
    aliases: [],
    title,
    abstract,
    author: [],
    year: null,
    links: [],
    sources: [{ file: 'papers.txt', line: 1 }],
    ...more,
  };
}

export function author(given: string, family: string): Name {
  return { given, family };
}

/** The papers of a library, as an engine asks for them. */
export class Papers {
  readonly #byId: Map<string, Paper>;

  constructor(papers: readonly Paper[]) {
    this.#byId = new Map(papers.map((each) => [each.id, each]));
  }

  get all(): readonly Paper[] {
    return [...this.#byId.values()];
  }

  readonly of = (id: string): Paper | undefined => this.#byId.get(id);

  /** Changes the library, and says how. */
  change(
    some: Partial<Record<'added' | 'changed', readonly Paper[]>> & { removed?: readonly string[] },
  ): LibraryChange {
    const { added = [], changed = [], removed = [] } = some;
    for (const id of removed) this.#byId.delete(id);
    for (const each of [...changed, ...added]) this.#byId.set(each.id, each);
    const ids = (papers: readonly Paper[]): string[] => papers.map(({ id }) => id);
    return { added: ids(added), changed: ids(changed), removed, moved: [] };
  }
}

/** A small library of known papers, described in our own words. */
export const LIBRARY: readonly Paper[] = [
  paper(
    'sharpnessAwareMinimization',
    'Sharpness-Aware Minimization for Efficiently Improving Generalization',
    'Training error alone says little about how a network will do on new data. Each step first moves the weights to the worst point nearby and takes the gradient there, so that flat valleys are preferred. It costs two backward passes.',
    { author: [author('Pierre', 'Foret'), author('Ariel', 'Kleiner')], year: 2021 },
  ),
  paper(
    'maml',
    'Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks',
    'An initialisation is learned from which a few gradient steps suffice for a task never seen before. The method asks nothing of the architecture and serves regression, classification and control alike.',
    { author: [author('Chelsea', 'Finn')], year: 2017 },
  ),
  paper(
    'attentionAllNeed',
    'Attention Is All You Need',
    'Sequences are translated without recurrence or convolution: every position looks at every other one. The resulting transformer trains in parallel and reaches better translations in a fraction of the time.',
    { author: [author('Ashish', 'Vaswani')], year: 2017 },
  ),
  paper(
    'yolov9',
    'YOLOv9: Learning What You Want to Learn Using Programmable Gradient Information',
    'Deep detectors lose information layer by layer. An auxiliary reversible branch keeps the gradients reliable, and lightweight models profit the most.',
    { year: 2024 },
  ),
  paper(
    'quantization8bit',
    'LLM.int8(): 8-bit Matrix Multiplication for Transformers at Scale',
    'Inference in 8 bits normally fails once outlier features emerge. Keeping those few dimensions in 16 bits preserves accuracy, e.g. for models of 175 billion parameters.',
  ),
  paper(
    'graphRewiring',
    'Over-squashing and Curvature in Graph Neural Networks',
    'Messages from far away are compressed at bottlenecks of a graph. Negatively curved edges are to blame, and adding edges around them helps. The behaviour was analysed on molecules.',
  ),
  paper(
    'nystrom',
    'Nyströmformer: A Nyström-Based Algorithm for Approximating Self-Attention',
    'Self-attention is replaced by a low-rank product with landmarks, so that long inputs cost linear time.',
  ),
  paper(
    'metalearningSurvey',
    'A Survey of Deep Metalearning',
    'What is known about learning to learn with deep models.',
  ),
];
