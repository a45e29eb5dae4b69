/** Fingerprints of titles that name a part of a publication and no work. */
const generic: ReadonlySet<string> = new Set(
  // English
  (
    'abstract abstracts acknowledgement acknowledgements acknowledgment acknowledgments addendum afterword announcement ' +
    'announcements appendix appendices authorindex authorreply authorsreply authorsresponse backmatter bibliography ' +
    'bookreview bookreviews booksreceived callforpapers comment commentary comments conclusion conclusions ' +
    'concludingremarks contents contributors copyright correction corrections correspondence corrigenda corrigendum ' +
    'cover coverimage dedication discussion editorial editorialboard editorialnote editorsnote editornote ' +
    'editorsintroduction epilogue errata erratum executivesummary finalremarks foreword frontmatter fromtheeditor ' +
    'fromtheeditors generaldiscussion glossary guesteditorial guesteditorsintroduction index indexofauthors inmemoriam ' +
    'inthisissue introduction introductoryremarks invitedtalk issueinformation keynote letter lettertotheeditor ' +
    'letterstotheeditor listofcontributors listoffigures listofpapers listofreviewers listoftables masthead message ' +
    'methods news newsandnotes note notes notesoncontributors obituary openingremarks overview panel paneldiscussion ' +
    'photo poster posters preface prologue publishersnote rebuttal references rejoinder reply replytothecomments ' +
    'response results retraction review reviews shortnotes subjectindex summary supplementarymaterial ' +
    'supplementaryinformation symposium tableofcontents thanks titlepage tutorial untitled welcome workshop ' +
    // French, German, Spanish, Portuguese, Italian, Dutch, Polish
    'avantpropos bibliographie comptesrendus conclusiongenerale introductiongenerale notedelaredaction postface ' +
    'remerciements resume sommaire tabledesmatieres abstraktum anhang buchbesprechung buchbesprechungen buchrezension ' +
    'danksagung diskussion einfuhrung einleitung fazit geleitwort impressum inhalt inhaltsverzeichnis leserbrief ' +
    'literatur literaturverzeichnis nachruf nachwort rezension rezensionen schluss vorwort zusammenfassung ' +
    'agradecimientos bibliografia comentario comentarios conclusiones conclusoes conclusioni discusion discussao ' +
    'editoriale introduccion introducao introduzione indice premessa prefacio prefazione presentacion presentation ' +
    'presentazione prologo recensione recensioni resena resenas resumen resumo ringraziamenti sumario besluit ' +
    'boekbespreking conclusie inhoud inleiding voorwoord przedmowa wprowadzenie wstep zakonczenie ' +
    // Russian, Chinese, Japanese, Korean
    'введение заключение предисловие послесловие содержание рецензия аннотация 前言 序 序言 序论 绪论 緒論 引言 导论 結論 结论 ' +
    '结语 后记 目录 摘要 书评 参考文献 致谢 編集後記 はじめに おわりに まえがき あとがき 目次 序論 巻頭言 書評 머리말 서론 결론 맺음말'
  ).split(' '),
);
const numberedPart =
  /^(?:annex|appendix|band|capitulo|chapitre|chapter|issue|kapitel|lecture|lesson|note|number|part|session|section|teil|unit|vol|volume)(?:\d+|[ivxlc]+|[a-z])$/;
const shortest = 4;

/**
 * Whether a title's fingerprint is shared by many works: "Introduction", "Chapter 3", "Special issue on ...", and what has
 * fewer than four letters (a Chinese character counts as two).
 */
export function isGeneric(fingerprint: string): boolean {
  if (generic.has(fingerprint) || numberedPart.test(fingerprint) || fingerprint.startsWith('specialissue')) return true;
  const beginning = fingerprint.slice(0, 200);
  const letters = beginning.match(/\p{L}/gu)?.length ?? 0;
  const characters = beginning.match(/[\p{Script=Han}\p{Script=Hangul}]/gu)?.length ?? 0;
  return letters + characters < shortest;
}
