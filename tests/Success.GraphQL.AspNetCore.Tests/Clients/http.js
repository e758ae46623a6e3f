// The server audits of graphql-http, the reference implementation of GraphQL over HTTP.
'use strict';

const { serverAudits } = require('graphql-http');

exports.audits = async (url) => {
  const results = [];
  for (const audit of serverAudits({ url, fetchFn: fetch })) {
    const result = await audit.fn();
    results.push({ id: audit.id, name: audit.name, status: result.status, reason: result.reason });
  }

  return results;
};
