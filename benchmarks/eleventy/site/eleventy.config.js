import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";

const LANGUAGES = ["id", "en"];
const PAGE_SIZE = 10;
const FEED_LENGTH = 20;
const ROOTS = {
  id: { all: "/", category: "/kategori/", tag: "/tag/" },
  en: { all: "/en/", category: "/en/category/", tag: "/en/tag/" },
};

const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

const newestFirst = (api, lang) => api.getFilteredByGlob(`content/${lang}/**/*.md`).reverse();

// Eleventy's own filters for older and newer items look through the whole list each time.
const neighbours = new Map();

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true, typographer: true }).use(footnotes));
  config.addFilter("moment", (date) => date.toISOString().slice(0, 16));
  config.addFilter("tagAddress", (tag, lang) => ROOTS[lang].tag + slug(tag) + "/");
  config.addFilter("categoryAddress", (name, lang) => ROOTS[lang].category + slug(name) + "/");
  config.addFilter("neighbour", (page, side) => neighbours.get(page.url)[side]);
  config.addFilter("latest", (items) => items.slice(0, FEED_LENGTH));

  for (const lang of LANGUAGES) {
    config.addCollection(`news_${lang}`, (api) => {
      const items = newestFirst(api, lang);
      items.forEach((item, index) => {
        neighbours.set(item.url, { newer: items[index - 1], older: items[index + 1] });
      });
      return items;
    });
  }

  // Eleventy paginates one list; every list of the site is cut into pages here, so that one
  // template writes them all.
  config.addCollection("listings", (api) =>
    LANGUAGES.flatMap((lang) => {
      const all = newestFirst(api, lang);
      const lists = new Map([[ROOTS[lang].all, { name: "Kabar Kota", items: all }]]);
      const add = (address, name, item) => {
        if (!lists.has(address)) lists.set(address, { name, items: [] });
        lists.get(address).items.push(item);
      };
      for (const item of all) {
        const { category, topics } = item.data;
        add(ROOTS[lang].category + slug(category) + "/", category, item);
        for (const tag of topics) add(ROOTS[lang].tag + slug(tag) + "/", tag, item);
      }
      return [...lists].flatMap(([base, list]) => {
        const count = Math.ceil(list.items.length / PAGE_SIZE);
        const address = (page) => (page === 1 ? base : `${base}page/${page}/`);
        return Array.from({ length: count }, (_, index) => ({
          lang,
          name: list.name,
          address: address(index + 1),
          items: list.items.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
          older: index + 1 < count ? address(index + 2) : null,
          newer: index > 0 ? address(index) : null,
          number: index + 1,
        }));
      });
    }));

  return {
    dir: { input: ".", output: "output", includes: "_includes" },
    templateFormats: ["md", "njk"],
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
