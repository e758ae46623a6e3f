// The test server's schema, as the servers that ours is compared with resolve it.
'use strict';

exports.typeDefs = `
  type Query {
    hello: String!
    items(n: Int!): [Item!]!
  }

  type Item {
    id: ID!
    name: String!
    qty: Int!
    price: Float!
    active: Boolean!
  }
`;

// The same values as the test server's, there before they are asked for.
const items = Array.from({ length: 1000 }, (_, i) => ({ id: `item-${i}`, name: `Item number ${i}`, qty: i * 3, price: i * 1.25, active: i % 2 === 0 }));

exports.resolvers = {
  Query: {
    hello: () => 'world',
    items: (_, { n }) => items.slice(0, n),
  },
};
