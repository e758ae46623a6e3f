// graphql-ws, the reference client of graphql-transport-ws, and bare sockets for what it never does wrong itself.
'use strict';

const { createClient } = require('graphql-ws');
const WebSocket = require('ws');

const address = (url) => url.replace(/^http/, 'ws');

const connect = (url, options = {}) =>
  createClient({ url: address(url), webSocketImpl: WebSocket, retryAttempts: 0, ...options });

// Asks until the answer is so, or for a minute: what the server lets go of, it may let go of late.
const until = async (ask, isSo) => {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer) || Date.now() > end) {
      return answer;
    }

    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

// Everything that one operation yields: results, then how it ended.
const collect = (client, payload) =>
  new Promise((resolve) => {
    const results = [];
    client.subscribe(payload, {
      next: (value) => results.push(value),
      error: (error) => resolve({ results, end: Array.isArray(error) ? error : { code: error.code, reason: error.reason } }),
      complete: () => resolve({ results, end: 'complete' }),
    });
  });

const one = (payload, options) => async (url) => {
  const client = connect(url, options);
  const seen = await collect(client, payload);
  await client.dispose();
  return seen;
};

exports.query = one({ query: '{ hello }' });
exports.mutation = one({ query: 'mutation { rename(to: "ship") }' });
exports.subscription = one({ query: 'subscription($n: Int!) { tick(n: $n) }', variables: { n: 5 } });
exports.parseError = one({ query: '{ hello' });
exports.validationError = one({ query: '{ nothing }' });
exports.variableError = one({ query: 'subscription($n: Int!) { tick(n: $n) }', variables: { n: null } });
exports.fieldError = one({ query: '{ broken }' });
exports.brokenSubscription = one({ query: 'subscription { breaksAfter(n: 2) }' });
exports.refusedInit = one({ query: '{ hello }' }, { connectionParams: { refuse: true } });

// The client stops in the middle; the source must end, and the socket must still serve.
exports.cancellation = async (url) => {
  const client = connect(url, { lazy: false });
  const results = [];
  await new Promise((resolve) => {
    const stop = client.subscribe(
      { query: 'subscription { forever }' },
      {
        next: (value) => {
          results.push(value);
          if (results.length === 3) {
            stop();
          }
        },
        error: resolve,
        complete: resolve,
      },
    );
  });
  const after = await collect(client, { query: '{ hello }' });
  // The sources of other tests in the server's process are among them.
  const open = await until(
    async () => (await collect(client, { query: '{ openSources }' })).results[0].data.openSources,
    (sources) => sources === 0,
  );
  await client.dispose();
  return { results: results.slice(0, 3), after, open };
};

// The connection is cut; the client comes back by itself and is served again.
exports.reconnect = async (url) => {
  let sockets = 0;
  const client = connect(url, {
    lazy: false,
    retryAttempts: 3,
    retryWait: async () => {},
    shouldRetry: () => true,
    on: { opened: () => sockets++ },
  });
  const first = await collect(client, { query: '{ hello }' });
  const results = [];
  await new Promise((resolve, reject) => {
    let stop;
    stop = client.subscribe(
      { query: 'subscription { forever }' },
      {
        next: (value) => {
          results.push(value.data.forever);
          if (results.length === 2) {
            client.terminate();
          } else if (results.length > 2 && value.data.forever === 0) {
            stop();
          }
        },
        error: reject,
        complete: resolve,
      },
    );
  });
  await client.dispose();
  return { first, starts: results.filter((result) => result === 0).length, sockets };
};

exports.interleaved = async (url) => {
  const client = connect(url);
  const order = [];
  const runs = Array.from({ length: 100 }, (_, i) =>
    new Promise((resolve, reject) => {
      const results = [];
      client.subscribe(
        { query: 'subscription($n: Int!) { tick(n: $n) }', variables: { n: 20 } },
        {
          next: (value) => {
            results.push(value.data.tick);
            order.push(i);
          },
          error: reject,
          complete: () => resolve(results),
        },
      );
    }),
  );
  const all = await Promise.all(runs);
  await client.dispose();
  const expected = JSON.stringify(Array.from({ length: 20 }, (_, i) => i));
  return {
    right: all.filter((results) => JSON.stringify(results) === expected).length,
    isInterleaved: order.some((id, at) => at > 0 && order[at - 1] > id),
  };
};

// A bare socket: sends messages one after the other and collects what comes until the server closes.
const bare = (messages, protocol = 'graphql-transport-ws') => (url) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address(url), protocol);
    const received = [];
    socket.on('open', () => messages.forEach((message) => socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message))));
    socket.on('message', (data) => received.push(JSON.parse(data)));
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString(), received }));
    socket.on('error', reject);
  });

const init = { type: 'connection_init' };
const forever = (id) => ({ id, type: 'subscribe', payload: { query: 'subscription { forever }' } });

exports.notJson = bare(['{']);
exports.binary = bare([Buffer.from('{"type":"connection_init"}')]);
exports.unknownType = bare([{ type: 'hello' }]);
exports.emptyId = bare([init, { id: '', type: 'subscribe', payload: { query: '{ hello }' } }]);
exports.numberAsQuery = bare([init, { id: '1', type: 'subscribe', payload: { query: 1 } }]);
exports.subscribeBeforeInit = bare([{ id: '1', type: 'subscribe', payload: { query: '{ hello }' } }]);
exports.otherProtocol = bare([], 'graphql-ws');
exports.neverInit = bare([]);
exports.idTwice = bare([init, forever('1'), forever('1')]);
exports.initTwice = bare([init, init]);
exports.tooLongInit = bare([{ type: 'connection_init', payload: { filler: 'x'.repeat(17 * 1024) } }]);
exports.tooLongMessage = bare([init, { id: '1', type: 'subscribe', payload: { query: `{ hello } #${'x'.repeat(256 * 1024)}` } }]);

// Sockets that stay open: what came, after the server answered a last ping.
const conversation = (messages, isWanted = () => true) => (url) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address(url), 'graphql-transport-ws');
    const received = [];
    socket.on('open', () => messages.forEach((message) => socket.send(JSON.stringify(message))));
    socket.on('message', (data) => {
      const message = JSON.parse(data);
      if (message.type === 'pong' && message.payload?.last) {
        socket.close(1000);
      } else if (isWanted(message)) {
        received.push(message);
      }
    });
    socket.on('close', (code) => resolve({ code, received }));
    socket.on('error', reject);
  });

const last = { type: 'ping', payload: { last: true } };

exports.pings = conversation([{ type: 'ping' }, init, { type: 'ping', payload: { at: 7 } }, { type: 'pong' }, last]);
exports.tooManyOperations = conversation([init, ...Array.from({ length: 101 }, (_, i) => forever(`${i}`)), last], (message) => message.type === 'error');
exports.idAgain = conversation([
  init,
  { id: 'a', type: 'subscribe', payload: { query: '{ hello }' } },
  { id: 'a', type: 'subscribe', payload: { query: '{ hello }' } },
  last,
]);

// As many sockets as allowed stay open, one more is turned away, and a closed one makes room.
exports.sockets = async (url) => {
  const open = () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(address(url), 'graphql-transport-ws');
      socket.on('open', () => socket.send(JSON.stringify(init)));
      socket.on('message', () => resolve(socket));
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
      socket.on('error', reject);
    });
  const sockets = [];
  for (let i = 0; i < 50; i++) {
    sockets.push(await open());
  }

  const refused = await open();
  await new Promise((resolve) => {
    sockets[0].on('close', resolve);
    sockets[0].close(1000);
  });
  const again = await until(open, (socket) => socket.send);
  return { admitted: sockets.filter((socket) => socket.send).length, refused, again: Boolean(again.send) };
};

// Says on standard output when it is ready, and waits for the server's end of it.
exports.untilClosed = (url) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address(url), 'graphql-transport-ws');
    let seen = 0;
    socket.on('open', () => [init, forever('1')].forEach((message) => socket.send(JSON.stringify(message))));
    socket.on('message', () => {
      if (++seen === 3) {
        console.log('ready');
      }
    });
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    socket.on('error', reject);
  });
