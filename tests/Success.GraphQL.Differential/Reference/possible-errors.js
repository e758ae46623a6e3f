'use strict';
// Which errors an execution can meet, whatever is faster. It is executed once more on the same schema without the non-null types of fields,
// where no error hides another and everything is finished; null where the real schema does not allow it is added as the error that it is.

const graphql = require('graphql');
const { collectFields, collectSubfields } = require('graphql/execution/collectFields');
const { getVariableValues } = require('graphql/execution/values');

const TYPENAME = { kind: 'Field', name: { kind: 'Name', value: '__typename' }, alias: { kind: 'Name', value: '__is' } };

function nullable(type) {
  switch (type.kind) {
    case 'NonNullType': return nullable(type.type);
    case 'ListType': return { ...type, type: nullable(type.type) };
    default: return type;
  }
}

function withoutNonNull(sdl) {
  return graphql.buildASTSchema(graphql.visit(graphql.parse(sdl), { FieldDefinition: (node) => ({ ...node, type: nullable(node.type) }) }));
}

// Every object tells its type; what was there keeps its place in the text.
function withTypenames(document) {
  return graphql.visit(document, { SelectionSet: (node) => ({ ...node, selections: [TYPENAME, ...node.selections] }) });
}

// Goes through everything that was answered, and asks the real schema which positions may be null.
class Positions {
  constructor(schema, document, variables, errors) {
    this.schema = schema;
    this.variables = variables;
    this.fragments = Object.fromEntries(document.definitions.filter((one) => one.kind === 'FragmentDefinition').map((one) => [one.name.value, one]));
    this.errors = new Map(errors.map((error) => [JSON.stringify(error.path), error]));
    this.found = [];
  }

  object(type, fields, value, path, nulls) {
    for (const [key, nodes] of fields) {
      const definition = type.getFields()[nodes[0].name.value];
      if (definition) {
        this.value(definition.type, nodes, `${type.name}.${definition.name}`, value[key], [...path, key], nulls);
      }
    }
  }

  // `nulls` is how much of the path leads to the nearest position that may be null.
  value(type, nodes, coordinate, value, path, nulls) {
    const isNonNull = graphql.isNonNullType(type);
    const inner = isNonNull ? type.ofType : type;
    const reach = isNonNull ? nulls : path.length;
    if (value === null) {
      const thrown = this.errors.get(JSON.stringify(path));
      const error = thrown ?? (isNonNull ? new graphql.GraphQLError(`Cannot return null for non-nullable field ${coordinate}.`, { nodes, path }) : null);
      if (error) this.found.push({ error, nulls: reach });
    } else if (graphql.isListType(inner)) {
      value.forEach((item, i) => this.value(inner.ofType, nodes, coordinate, item, [...path, i], reach));
    } else if (graphql.isCompositeType(inner)) {
      const runtime = this.schema.getType(value.__is);
      this.object(runtime, collectSubfields(this.schema, this.fragments, this.variables, runtime, nodes), value, path, reach);
    }
  }
}

async function possibleErrors({ schema, twin, document, variables, operationName, root, resolve }) {
  const everything = withTypenames(document);
  const { data, errors } = await graphql.execute({
    schema: twin, document: everything, rootValue: root, variableValues: variables, operationName, fieldResolver: resolve,
  });
  if (!data) return [];
  const operation = graphql.getOperationAST(document, operationName);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const positions = new Positions(schema, everything, coerced, errors ?? []);
  const type = schema.getRootType(operation.operation);
  positions.object(type, collectFields(schema, positions.fragments, coerced, type, operation.selectionSet), data, [], 0);
  return positions.found;
}

module.exports = { possibleErrors, withoutNonNull };
