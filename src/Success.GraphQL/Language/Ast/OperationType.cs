namespace Success.GraphQL.Language;

enum OperationType : byte
{
    Query,
    Mutation,
    Subscription,
}
