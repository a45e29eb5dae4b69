/** An address, taken apart. */
export interface PageAddress {
  /** In lower case. */
  readonly host: string;
  /** Decoded, without its first slash, a query and a fragment. */
  readonly path: string;
}

/** Pages of papers whose identifiers their addresses do not spell out as a DOI. */
export interface PaperPages {
  readonly host: RegExp;
  /** Its first group is what names the paper on this site. */
  readonly path: RegExp;
  /** The paper's DOI, or arXiv identifier, by that name. */
  readonly identifier: (name: string) => string;
}

const arxivId = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?`;
const itself = (name: string) => name;

/** The sites, where they differ from those that have a paper's DOI at the end of its address. */
export const paperPages: readonly PaperPages[] = [
  {
    host: /(?:^|\.)(?:arxiv|ar5iv|alphaxiv)\.org$/,
    path: new RegExp(`^(?:abs|pdf|html|format|ps|e-print|src|overview)/${arxivId}$`, 'i'),
    identifier: itself,
  },
  { host: /^(?:www\.)?huggingface\.co$/, path: new RegExp(`^papers/${arxivId}$`, 'i'), identifier: itself },
  {
    host: /(?:^|[.-])nature[.-]com(?:\.|$)/,
    path: /^articles\/([a-z0-9][\w.-]*?)(?:_reference)?(?:\.(?:pdf|epdf|ris))?(?:\/(?:figures|tables)\/\d+|\/metrics)?\/?$/i,
    identifier: (name) => `10.1038/${name}`,
  },
  {
    // https://aclanthology.org/info/ids/
    host: /^(?:www\.)?acl(?:anthology\.org|web\.org)$/,
    path: /^(?:anthology\/)?([a-z]\d\d-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:v\d+)?(?:\.[a-z]+)?\/?$/i,
    identifier: (name) => `10.18653/v1/${name}`,
  },
  {
    // a preprint's versions have addresses of their own, but one DOI
    host: /(?:^|[.-])(?:bio|med)rxiv[.-]org(?:\.|$)/,
    path: /^content\/(?:[\w.-]+\/)*?(10\.\d{4,9}\/[\d.]+?)(?:v\d+)?(?:\.[a-z][a-z+.-]*)*\/?$/i,
    identifier: itself,
  },
  {
    host: /(?:^|[.-])(?:bio|med)rxiv[.-]org(?:\.|$)/,
    path: /^content\/(?:[\w-]+\/)?early\/\d{4}\/\d\d\/\d\d\/([\d.]+?)(?:v\d+)?(?:\.[a-z][a-z+.-]*)*\/?$/i,
    identifier: (name) => `10.1101/${name}`,
  },
  {
    // behind the DOI stands the article's number there, and perhaps its title
    host: /(?:^|[.-])(?:academic[.-]oup[.-]com|direct[.-]mit[.-]edu|pubs[.-]aip[.-]org)(?:\.|$)/,
    path: /\/doi\/(10\.\d{4,9}\/.+?)\/\d{4,}(?:\/[^/]*[a-z][^/]*)?\/?$/i,
    identifier: itself,
  },
  {
    host: /^elifesciences\.org$/,
    path: /^(?:articles|reviewed-preprints)\/(\d+)(?:v\d+)?(?:\/[a-z]+)?\/?$/i,
    identifier: (name) => `10.7554/elife.${name}`,
  },
  {
    host: /^(?:www\.)?peerj\.com$/,
    path: /^articles\/((?:[a-z]+-)?\d+)(?:\.pdf)?\/?$/i,
    // of a section: `cs-123`
    identifier: (name) => `10.7717/peerj${name.includes('-') ? `-${name.replace('-', '.')}` : `.${name}`}`,
  },
  {
    host: /(?:^|[.-])pubs[.-]rsc[.-]org(?:\.|$)/,
    path: /^en\/content\/article\w+\/\d{4}\/[a-z]+\/([a-z]\w{6,8}[a-z])\/?$/i,
    identifier: (name) => `10.1039/${name}`,
  },
  {
    host: /^(?:www\.)?zenodo\.org$/,
    path: /^records?\/(\d+)(?:\/[\w.-]+)*\/?$/i,
    identifier: (name) => `10.5281/zenodo.${name}`,
  },
];
