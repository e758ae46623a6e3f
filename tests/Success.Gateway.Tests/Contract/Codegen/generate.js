// Makes TypeScript of a schema and of operations on it, and has the compiler judge it.
// Standard input: the schema. Standard output: {"lines": [types, operations], "errors": […]}.
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import * as types from '@graphql-codegen/typescript';
import { buildASTSchema, parse } from 'graphql';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import ts from 'typescript';

const schema = parse(await text(process.stdin));
const document = parse(readFileSync(new URL('operations.graphql', import.meta.url), 'utf8'));
const scalars = Object.fromEntries(schema.definitions.filter(one => one.kind === 'ScalarTypeDefinition').map(one => [one.name.value, 'string']));
const make = (filename, documents, plugin) => codegen({
  filename,
  schema,
  schemaAst: buildASTSchema(schema),
  documents,
  config: { strictScalars: true, scalars },
  plugins: [{ plugin: {} }],
  pluginMap: { plugin },
});
const files = {
  'types.ts': await make('types.ts', [], types),
  'operations.ts': await make('operations.ts', [{ location: 'operations.graphql', document }], operations),
};

const folder = mkdtempSync(join(tmpdir(), 'success-codegen-'));
try {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
  const program = ts.createProgram(paths, { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [] });
  const errors = ts.getPreEmitDiagnostics(program).map(one => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
  console.log(JSON.stringify({ lines: Object.values(files).map(content => content.split('\n').length), errors }));
} finally {
  rmSync(folder, { recursive: true });
}
