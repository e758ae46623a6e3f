// graphql-yoga on Node's own HTTP server.
'use strict';

const { createServer } = require('node:http');
const { createSchema, createYoga } = require('graphql-yoga');

const yoga = createYoga({ schema: createSchema(require('./schema.js')), graphiql: false, logging: false });
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/graphql`));
process.stdin.resume().on('end', () => process.exit(0));
