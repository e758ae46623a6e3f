// Runs one scenario of a client against a server and prints what the client saw, as one line of JSON.
//   node run.js <kind> <scenario> <http url>
'use strict';

const [kind, scenario, url] = process.argv.slice(2);
const scenarios = require(`./${kind}.js`);

scenarios[scenario](url).then(
  (seen) => {
    process.stdout.write(`${JSON.stringify(seen)}\n`, () => process.exit(0));
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
