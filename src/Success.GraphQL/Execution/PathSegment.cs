namespace Success.GraphQL.Execution;

/// <summary>A step of a response position: a field, or an index in the list of the field before it.</summary>
readonly record struct PathSegment(FieldPlan? Field, int Index)
{
    public object Key => Field is null ? Index : Field.ResponseKey;
}
