namespace Success.GraphQL.Costs;

/// <summary>A field whose cost depends on variables, or on a field below it that does:
/// own + size × the dearest of what the value can be.</summary>
sealed record CostTerm(double Own, ListSize? Size, double FixedSize, CostSum[] Alternatives);

/// <summary>A sum of what is known and of terms that come earlier in the plan.</summary>
readonly record struct CostSum(double Constant, int[] Terms)
{
    public double Value(ReadOnlySpan<double> terms)
    {
        var sum = Constant;
        foreach (var term in Terms)
        {
            sum += terms[term];
        }

        return sum;
    }
}
