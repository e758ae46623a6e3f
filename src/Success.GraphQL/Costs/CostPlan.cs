using Success.GraphQL.Execution;

namespace Success.GraphQL.Costs;

/// <summary>What an operation costs, as a function of its variables: compiled once with its plan, cheap to ask for each request.</summary>
sealed class CostPlan(CostSum root, CostTerm[] terms)
{
    // Operations of people and their tools have fewer terms; those with more pay with an array.
    const int TermsOnStack = 128;

    /// <summary>Selections that merge in more ways than are worth counting. More than any allowance.</summary>
    public static CostPlan Unbounded { get; } = new(new CostSum(double.PositiveInfinity, []), []);

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (long)PlanWeights.CostTerm * terms.Length;

    /// <summary>The cost, rounded up; <see cref="long.MaxValue"/> if it is beyond all bounds.</summary>
    /// <param name="variables">The coerced variables.</param>
    /// <param name="unsized">A list that needs one of its slicing arguments, and got none.</param>
    public long Estimate(VariableValues variables, out ListSize? unsized)
    {
        unsized = null;
        if (terms.Length == 0)
        {
            return Rounded(root.Constant);
        }

        var values = terms.Length <= TermsOnStack ? stackalloc double[TermsOnStack] : new double[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            values[i] = Value(terms[i], variables, values, ref unsized);
        }

        return Rounded(root.Value(values));
    }

    static double Value(CostTerm term, VariableValues variables, ReadOnlySpan<double> values, ref ListSize? unsized)
    {
        double dearest = 0;
        foreach (var alternative in term.Alternatives)
        {
            dearest = Math.Max(dearest, alternative.Value(values));
        }

        var size = term.FixedSize;
        if (term.Size is { } list)
        {
            var given = list.For(variables);
            unsized ??= given is null ? list : null;
            size *= given ?? 0;
        }

        return term.Own + (size * dearest);
    }

    // Beyond a double's range of exact whole numbers nothing is allowed anyway.
    static long Rounded(double cost) => cost < 1L << 53 ? (long)Math.Ceiling(cost) : long.MaxValue;
}
