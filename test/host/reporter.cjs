// A mocha reporter: mocha's own "spec", and the counts as JSON in the file of the reporter option `output`.
const fs = require('node:fs');
const { Spec } = require('mocha').reporters;

module.exports = class SpecWithCounts extends Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      fs.writeFileSync(options.reporterOptions.output, JSON.stringify({ passed: passes, failed: failures, pending }));
    });
  }
};
