namespace Success.Domain.Drift;

/// <summary>What is assumed about a KPI's noise before its own observations show it.</summary>
/// <param name="Variance">Variance of one observation of weight 1, in squared tolerances.</param>
/// <param name="Weight">How many observations the assumption is worth.</param>
public readonly record struct NoisePrior(double Variance, double Weight)
{
    // A tolerance that two sides agree on is usually about three standard deviations of the noise.
    const double UsualVariance = 1.0 / 9;

    // A usual guess gives way to data quickly; one that follows from counts is better founded.
    const double UsualWeight = 4;
    const double BinomialWeight = 12;

    /// <summary>Nothing is known but the tolerance.</summary>
    public static NoisePrior Usual => new(UsualVariance, UsualWeight);

    /// <summary>A ratio of counts: binomial variance, r(1 − r)/n̄.</summary>
    /// <param name="planned">Planned ratio, clipped to [0, 1].</param>
    /// <param name="size">Mean denominator n̄, positive.</param>
    /// <param name="tolerance">In the ratio's unit, positive.</param>
    public static NoisePrior Ratio(double planned, double size, double tolerance)
    {
        var ratio = Math.Clamp(planned, 0, 1);
        return OrUsual(new(ratio * (1 - ratio) / (size * tolerance * tolerance), BinomialWeight));
    }

    /// <summary>Events by exposure: Poisson variance, r/n̄.</summary>
    /// <param name="planned">Planned events per unit of exposure, not negative.</param>
    /// <param name="exposure">Mean exposure n̄, positive.</param>
    /// <param name="tolerance">In the rate's unit, positive.</param>
    public static NoisePrior Rate(double planned, double exposure, double tolerance) =>
        OrUsual(new(planned / (exposure * tolerance * tolerance), BinomialWeight));

    /// <summary>A count: Poisson variance r, if that is more than usual.</summary>
    /// <param name="planned">Planned count, not negative.</param>
    /// <param name="tolerance">In counts, positive.</param>
    public static NoisePrior Count(double planned, double tolerance) =>
        new(Math.Max(UsualVariance, planned / (tolerance * tolerance)), UsualWeight);

    // A plan of exactly 0 or 100 % has no binomial noise, but a variance of 0 would divide by zero.
    static NoisePrior OrUsual(NoisePrior prior) => prior.Variance > 0 ? prior : Usual;
}
