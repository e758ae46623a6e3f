// mercurius with its just-in-time compiler on: the fastest of the usual servers for Node.
'use strict';

const fastify = require('fastify');
const mercurius = require('mercurius');
const { typeDefs, resolvers } = require('./schema.js');

const app = fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 });
app.listen({ port: 0, host: '127.0.0.1' }).then((address) => console.log(`${address}/graphql`));
process.stdin.resume().on('end', () => process.exit(0));
