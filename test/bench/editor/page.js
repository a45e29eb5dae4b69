// Runs in the workbench's page: tells how long after the last key, or move of the mouse, something stood there.
(() => {
  let last = 0;
  const note = (event) => (last = event.timeStamp);
  addEventListener('keydown', note, true);
  addEventListener('mousemove', note, true);

  const rows = () => {
    const shown = [...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')];
    const sorted = shown.sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index));
    return sorted.map((row) => row.querySelector('.label-name')?.textContent ?? '');
  };
  const card = () => {
    const shown = [...document.querySelectorAll('.monaco-hover')].filter(
      (it) => it.offsetParent && it.offsetHeight > 5,
    );
    return shown.map((it) => it.textContent).join(' ');
  };

  /** Resolves with the ms after the last event at which `isThere` holds. */
  const awaited = (isThere) =>
    new Promise((resolve) => {
      const look = () => {
        if (!isThere()) return;
        const time = performance.now() - last;
        observer.disconnect();
        clearInterval(timer);
        resolve(time);
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['class', 'style'],
      });
      const timer = setInterval(look, 4);
    });

  let promise;
  window.lecternBench = {
    rows,
    card,
    /** Begins to wait for these labels at the top of the list; for any row where there are none. */
    awaitRows(labels) {
      promise = awaited(() => {
        const shown = rows();
        return shown.length > 0 && labels.every((label, i) => shown[i] === label);
      });
    },
    /** Begins to wait for a card that says so. */
    awaitCard(text) {
      promise = awaited(() => card().includes(text));
    },
    /** What was waited for. */
    time: () => promise,
    /** The middle of the first such text in the editor. */
    placeOf(text) {
      const walker = document.createTreeWalker(
        document.querySelector('.editor-instance .view-lines'),
        NodeFilter.SHOW_TEXT,
      );
      for (let node; (node = walker.nextNode());) {
        const at = node.textContent.indexOf(text);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    },
  };
})();
