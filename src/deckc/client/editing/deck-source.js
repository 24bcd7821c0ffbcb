// @ts-check
/** Deck source: what a slide's author wrote, asked of the preview's server and written back into the deck's file. */

/**
 * @typedef {object} Edited the server's answer
 * @property {number} id of the question
 * @property {number} no of the slide
 * @property {string} [problem] why nothing was written
 * @property {{ content: string, note: string }} [revisions] of both, for the next change
 * @property {string} [content] frontmatter and body
 * @property {string} [note]
 *
 * @typedef {object} Change
 * @property {string} [content]
 * @property {string} [note]
 * @property {string} [name] of an element that is dragged, in `dragPos`
 * @property {number[]} [former] its place until now
 * @property {number[]} [place]
 */

const CLOSED = "the preview does not answer";

/** Bytes of a message that the server still takes. */
const LONGEST = 900_000;

/** @param {(message: object) => boolean} send whether the message is on its way */
export function makeSource(send) {
  /** @type {Map<number, (edited: Edited) => void>} */
  const waiting = new Map();
  let last = 0;

  /**
   * @param {number} no
   * @param {object} change
   * @returns {Promise<Edited>}
   */
  function request(no, change) {
    const id = ++last;
    const edit = { id, no, ...change };
    if (new Blob([JSON.stringify(edit)]).size > LONGEST) return Promise.resolve({ id, no, problem: "the text is too long" });
    if (!send({ edit })) return Promise.resolve({ id, no, problem: CLOSED });
    return new Promise((done) => waiting.set(id, done));
  }

  return {
    /**
     * The text of a slide.
     * @param {number} no
     */
    ask: (no) => request(no, {}),
    /**
     * Writes a change; the answer holds the text as it is then.
     * @param {number} no
     * @param {string} revision of the note where that is changed, else of the content
     * @param {Change} change
     */
    write: (no, revision, change) => request(no, { revision, ...change }),
    /** @param {Edited} edited */
    receive(edited) {
      waiting.get(edited.id)?.(edited);
      waiting.delete(edited.id);
    },
    /** The channel is closed: nobody answers any more. */
    close() {
      for (const [id, done] of waiting) done({ id, no: 0, problem: CLOSED });
      waiting.clear();
    },
  };
}

/** @typedef {ReturnType<typeof makeSource>} Source */
