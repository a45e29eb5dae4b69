/** The endings of notes: Markdown in its dialects, plain, Quarto and R Markdown. */
export const noteExtensions = ['.md', '.markdown', '.qmd', '.rmd'] as const;
