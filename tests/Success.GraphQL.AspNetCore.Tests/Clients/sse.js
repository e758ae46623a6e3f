// graphql-sse, the reference client of GraphQL over server-sent events, in both modes.
'use strict';

const { createClient } = require('graphql-sse');

const collect = (client, payload) =>
  new Promise((resolve) => {
    const results = [];
    client.subscribe(payload, {
      next: (value) => results.push(value),
      error: (error) => resolve({ results, end: { name: error.constructor.name, status: error.response?.status } }),
      complete: () => resolve({ results, end: 'complete' }),
    });
  });

for (const [mode, singleConnection] of [['distinct', false], ['single', true]]) {
  const connect = (url, options = {}) => createClient({ url, singleConnection, lazy: true, retryAttempts: 0, fetchFn: fetch, ...options });

  const one = (payload) => async (url) => {
    const client = connect(url);
    const seen = await collect(client, payload);
    client.dispose();
    return seen;
  };

  exports[`${mode}Query`] = one({ query: '{ hello }' });
  exports[`${mode}Mutation`] = one({ query: 'mutation { rename(to: "ship") }' });
  exports[`${mode}Subscription`] = one({ query: 'subscription($n: Int!) { tick(n: $n) }', variables: { n: 5 } });
  exports[`${mode}ParseError`] = one({ query: '{ hello' });
  exports[`${mode}BrokenSubscription`] = one({ query: 'subscription { breaksAfter(n: 2) }' });

  exports[`${mode}Interleaved`] = async (url) => {
    const client = connect(url);
    const runs = Array.from({ length: singleConnection ? 100 : 20 }, () =>
      collect(client, { query: 'subscription($n: Int!) { tick(n: $n) }', variables: { n: 20 } }),
    );
    const all = await Promise.all(runs);
    client.dispose();
    const expected = JSON.stringify(Array.from({ length: 20 }, (_, i) => i));
    return all.filter((run) => run.end === 'complete' && JSON.stringify(run.results.map((result) => result.data.tick)) === expected).length;
  };

  exports[`${mode}Cancellation`] = async (url) => {
    const client = connect(url);
    const results = [];
    await new Promise((resolve, reject) => {
      const stop = client.subscribe(
        { query: 'subscription { forever }' },
        {
          next: (value) => {
            results.push(value.data.forever);
            if (results.length === 3) {
              stop();
            }
          },
          error: reject,
          complete: resolve,
        },
      );
    });
    const after = await collect(client, { query: '{ hello }' });
    // The sources of other tests in the server's process are among them, and end when they do.
    let open = 1;
    for (const end = Date.now() + 60_000; open > 0 && Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 5))) {
      open = (await (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ openSources }"}' })).json()).data.openSources;
    }

    client.dispose();
    return { results: results.slice(0, 3), after, open };
  };
}

exports.untilClosed = (url) =>
  new Promise((resolve) => {
    const client = createClient({ url, retryAttempts: 0, fetchFn: fetch });
    let seen = 0;
    const end = (how) => () => resolve(how);
    client.subscribe(
      { query: 'subscription { forever }' },
      {
        next: () => {
          if (++seen === 3) {
            console.log('ready');
          }
        },
        error: end('error'),
        complete: end('complete'),
      },
    );
  });
