'use strict';
// Answers questions about GraphQL with the reference implementation: one JSON object per line in, one per line out, in order.

const readline = require('node:readline');
const graphql = require('graphql');
const { getVariableValues } = require('graphql/execution/values');
const { possibleErrors, withoutNonNull } = require('./possible-errors');

// Each with its text.
const schemas = new Map();

// The one text that both sides are to understand differently, so that finding and reducing a difference can be tested.
const PLANTED = '$differs';

function located(error) {
  return {
    message: error.message.toWellFormed(),
    locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
    ...(error.path ? { path: error.path } : {}),
  };
}

// The September 2025 edition counts the root fields of a subscription whatever @skip and @include would leave of them.
function UnconditionalSingleFieldRule(context) {
  const document = context.getDocument();
  const isCondition = (directive) => ['skip', 'include'].includes(directive.name.value);
  const unconditional = graphql.visit(document, { Directive: (node) => (isCondition(node) ? null : undefined) });
  const rule = graphql.SingleFieldSubscriptionsRule(Object.create(context, { getDocument: { value: () => unconditional } }));
  return { OperationDefinition: (node) => rule.OperationDefinition(unconditional.definitions[document.definitions.indexOf(node)]) };
}

const rules = graphql.specifiedRules.map((rule) => (rule === graphql.SingleFieldSubscriptionsRule ? UnconditionalSingleFieldRule : rule));

// The value of a field is what stands in its parent under the field's name. Markers make it fail, come later or repeat its arguments.
// The fields of `later`, named by coordinates, all come later.
function resolver(later) {
  return (source, args, _context, info) => {
    const value = source?.[info.fieldName];
    return valueOf(later.has(`${info.parentType.name}.${info.fieldName}`) ? { $later: value } : value, args);
  };
}

function valueOf(value, args) {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    if ('$error' in value) throw new Error(value.$error);
    if ('$later' in value) return new Promise((r) => setImmediate(r)).then(() => valueOf(value.$later, args));
    if ('$arguments' in value) return JSON.stringify(args);
  }
  return Array.isArray(value) ? value.map((item) => itemOf(item)) : value;
}

function itemOf(item) {
  if (item !== null && typeof item === 'object' && !Array.isArray(item)) {
    if ('$error' in item) return new Error(item.$error);
    if ('$later' in item) return new Promise((r) => setImmediate(r)).then(() => valueOf(item.$later));
  }
  return Array.isArray(item) ? item.map((inner) => itemOf(inner)) : item;
}

const answers = {
  parse({ body }) {
    const document = graphql.parse(body);
    const printed = graphql.print(document);
    return { printed, again: graphql.print(graphql.parse(printed)) };
  },

  schema({ name, sdl }) {
    const schema = graphql.buildSchema(sdl);
    const errors = graphql.validateSchema(schema);
    if (errors.length > 0) return { errors: errors.map(located) };
    schemas.set(name, { schema, sdl });
    const everything = {
      descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
    };
    const query = graphql.getIntrospectionQuery(everything);
    return {
      printed: graphql.printSchema(schema),
      query,
      introspection: graphql.executeSync({ schema, document: graphql.parse(query) }).data,
    };
  },

  coordinates({ schema, coordinates }) {
    const found = coordinates.map((coordinate) => graphql.resolveSchemaCoordinate(schemas.get(schema).schema, coordinate));
    return { found: found.map((one) => (one ? `${one.kind} ${(one.fieldArgument ?? one.directiveArgument ?? one.inputField ?? one.field)?.type}` : 'nothing')) };
  },

  validate({ schema, body }) {
    const document = graphql.parse(body);
    const errors = graphql.validate(schemas.get(schema).schema, document, rules, { maxErrors: 1000 });
    return { errors: errors.map(located) };
  },

  coerce({ schema, body, variables }) {
    const operation = graphql.getOperationAST(graphql.parse(body));
    const { coerced, errors } = getVariableValues(schemas.get(schema).schema, operation.variableDefinitions, variables, { maxErrors: 50 });
    return errors ? { errors: errors.map(located) } : { coerced };
  },

  // Executes an operation on each of several roots. Where something comes later, the errors that are possible are told too.
  async execute({ schema: name, body, variables, operationName, roots, later, possible }) {
    const { schema, sdl } = schemas.get(name);
    const document = graphql.parse(body);
    const resolve = resolver(new Set(later));
    const twin = possible ? withoutNonNull(sdl) : null;
    const results = [];
    for (const root of roots) {
      const result = await graphql.execute({ schema, document, rootValue: root, variableValues: variables, operationName, fieldResolver: resolve });
      const all = possible ? await possibleErrors({ schema, twin, document, variables, operationName, root, resolve }) : [];
      results.push({
        result: { ...(result.errors ? { errors: result.errors.map(located) } : {}), ...('data' in result ? { data: result.data } : {}) },
        ...(possible ? { possible: all.map(({ error, nulls }) => ({ error: located(error), nulls })) } : {}),
      });
    }
    return { results };
  },
};

async function answer(question) {
  try {
    return await answers[question.ask](question);
  } catch (error) {
    return { refused: error instanceof graphql.GraphQLError ? located(error) : { message: String(error.message ?? error), locations: [] } };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line, (_key, value) => (value === PLANTED ? 'differs' : value)))) + '\n');
  }
}

// A list whose item fails at once leaves the promises of its other items to themselves.
process.on('unhandledRejection', () => {});

main();
