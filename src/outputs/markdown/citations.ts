/** BibTeX of the program and of the works that its method rests on. The program's entry says what CITATION.cff says; a test compares them. */

/** A work: key, sort and fields, as BibTeX has them. */
interface Work {
  readonly key: string;
  readonly sort: "article" | "inproceedings" | "misc";
  readonly fields: Readonly<Record<string, string>>;
}

const WORKS: readonly Work[] = [
  {
    key: "benjamini1995",
    sort: "article",
    fields: {
      author: "Benjamini, Yoav and Hochberg, Yosef",
      title: "Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple Testing",
      journal: "Journal of the Royal Statistical Society: Series B (Methodological)",
      volume: "57",
      number: "1",
      pages: "289--300",
      year: "1995",
      doi: "10.1111/j.2517-6161.1995.tb02031.x",
    },
  },
  {
    key: "traag2019",
    sort: "article",
    fields: {
      author: "Traag, Vincent A. and Waltman, Ludo and van Eck, Nees Jan",
      title: "From {Louvain} to {Leiden}: Guaranteeing Well-Connected Communities",
      journal: "Scientific Reports",
      volume: "9",
      pages: "5233",
      year: "2019",
      doi: "10.1038/s41598-019-41695-z",
    },
  },
  {
    key: "wang2022",
    sort: "article",
    fields: {
      author: "Wang, Ruodu and Ramdas, Aaditya",
      title: "False Discovery Rate Control with E-Values",
      journal: "Journal of the Royal Statistical Society: Series B (Statistical Methodology)",
      volume: "84",
      number: "3",
      pages: "822--852",
      year: "2022",
      doi: "10.1111/rssb.12489",
    },
  },
  {
    key: "pacheco2021",
    sort: "inproceedings",
    fields: {
      author:
        "Pacheco, Diogo and Hui, Pik-Mai and Torres-Lugo, Christopher and Truong, Bao Tran and Flammini, Alessandro and Menczer, Filippo",
      title: "Uncovering Coordinated Networks on Social Media: Methods and Case Studies",
      booktitle: "Proceedings of the International AAAI Conference on Web and Social Media",
      volume: "15",
      pages: "455--466",
      year: "2021",
      doi: "10.1609/icwsm.v15i1.18075",
    },
  },
];

/** The program as a work. */
export const program = (version: string): Work => ({
  key: "claque",
  sort: "misc",
  fields: {
    author: "{The claque contributors}",
    title: "claque",
    note: "Software, version ".concat(version.replace(/[^\w.+-]/g, "")),
  },
});

/** BibTeX of the program and of every work. */
export const bibtex = (version: string): string =>
  [program(version), ...WORKS]
    .map(
      ({ key, sort, fields }) =>
        `@${sort}{${key},\n${Object.entries(fields)
          .map(([name, value]) => `  ${name} = {${value}}`)
          .join(",\n")}\n}`,
    )
    .join("\n\n");
