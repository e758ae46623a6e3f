// Starts GraphiQL and lets it ask the endpoint that the page names: JSON for queries and mutations, an event stream for subscriptions.
'use strict';

(() => {
  const meta = (name) => document.querySelector(`meta[name="graphql-${name}"]`).content;
  const endpoint = meta('endpoint');

  async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    try {
      while (true) {
        const { value, done } = await reader.read();
        if (done) {
          return;
        }

        const parts = (text + value).split('\n\n');
        text = parts.pop();
        for (const part of parts) {
          const lines = part.split('\n');
          if (lines.includes('event: complete')) {
            return;
          }

          const data = lines.find((line) => line.startsWith('data: '));
          if (data) {
            yield JSON.parse(data.slice('data: '.length));
          }
        }
      }
    } finally {
      await reader.cancel();
    }
  }

  async function fetcher(parameters, { headers } = {}) {
    const response = await fetch(endpoint, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        // The server streams only what cannot be answered at once.
        Accept: 'application/graphql-response+json, text/event-stream;q=0.5',
      },
      body: JSON.stringify(parameters),
    });
    return response.headers.get('Content-Type')?.startsWith('text/event-stream') ? events(response) : response.json();
  }

  // Where GraphiQL has its name there is the way back.
  const back = meta('home') && React.createElement(GraphiQL.Logo, null, React.createElement('a', { className: 'way-back', href: meta('home') }, '← Back'));

  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(
      GraphiQL,
      {
        fetcher,
        schemaDescription: true,
        defaultQuery: meta('example') || undefined,
        // A phone has room for the question and its answer.
        defaultEditorToolsVisibility: matchMedia('(min-width: 40rem)').matches,
      },
      back || undefined,
    ),
  );
})();
