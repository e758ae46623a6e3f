using System.Runtime.CompilerServices;

namespace Success.Domain.Drift;

/// <summary>
/// The landing forecast: five trend filters, from a calm level to a restless one, weighted by how well each predicted lately.
/// </summary>
[InlineArray(Filters)]
struct TrendMixture : IEquatable<TrendMixture>
{
    public const int Filters = 5;

    TrendFilter _first;

    static ReadOnlySpan<double> LevelNoise => [0, 0, 0, 1, 3];

    static ReadOnlySpan<double> SlopeNoise => [0.001, 0.01, 0.1, 0.01, 0.1];

    // A KPI is first taken to be calm.
    static ReadOnlySpan<double> StartLogWeights => [2, 2, 0, 0, -2];

    public static TrendMixture Start(in DetectorSettings settings)
    {
        var mixture = default(TrendMixture);
        for (var i = 0; i < Filters; i++)
        {
            mixture[i] = TrendFilter.Start(settings.NoiseVariance, StartLogWeights[i]);
        }

        return mixture;
    }

    public void Predict(double time, double noiseVariance)
    {
        var passage = new Passage(time);
        for (var i = 0; i < Filters; i++)
        {
            this[i].Predict(passage, Model(i), noiseVariance);
        }
    }

    public void Update(double residual, double observationVariance, double noiseVariance)
    {
        for (var i = 0; i < Filters; i++)
        {
            this[i].Update(residual, observationVariance, noiseVariance);
        }
    }

    /// <summary>Restates level and slope after a change of terms: level × scale + shift, slope × scale × pace + tilt; variances as at the start.</summary>
    public void Restate(in Restatement change, double noiseVariance)
    {
        for (var i = 0; i < Filters; i++)
        {
            ref var filter = ref this[i];
            filter.Level = change.Residual(filter.Level);
            filter.Slope = change.Slope(filter.Slope);
            filter.Loosen(noiseVariance);
        }
    }

    /// <summary>Mean and variance of the residual now and after <paramref name="horizon"/> cadences, and the mean slope now.</summary>
    public readonly Forecast Ahead(double horizon, double noiseVariance)
    {
        var passage = new Passage(horizon);
        Span<double> shares = stackalloc double[Filters];
        Span<TrendFilter> later = stackalloc TrendFilter[Filters];
        Softmax(shares);

        var slope = 0.0;
        for (var i = 0; i < Filters; i++)
        {
            slope += shares[i] * this[i].Slope;
            later[i] = this[i];
            later[i].Predict(passage, Model(i), noiseVariance);
        }

        var (now, nowDeviation) = Match(shares, this);
        var (landing, landingDeviation) = Match(shares, later);
        return new(now, nowDeviation, landing, landingDeviation, slope);
    }

    // Mean and standard deviation of the mixture.
    static (double Mean, double Deviation) Match(ReadOnlySpan<double> shares, ReadOnlySpan<TrendFilter> filters)
    {
        var mean = 0.0;
        for (var i = 0; i < Filters; i++)
        {
            mean += shares[i] * filters[i].Level;
        }

        var variance = 0.0;
        for (var i = 0; i < Filters; i++)
        {
            var apart = filters[i].Level - mean;
            variance += shares[i] * (filters[i].LevelVariance + (apart * apart));
        }

        return (mean, Math.Sqrt(variance));
    }

    readonly void Softmax(Span<double> shares)
    {
        var largest = double.NegativeInfinity;
        foreach (ref readonly var filter in this)
        {
            largest = Math.Max(largest, filter.LogWeight);
        }

        var sum = 0.0;
        for (var i = 0; i < Filters; i++)
        {
            shares[i] = Math.Exp(this[i].LogWeight - largest);
            sum += shares[i];
        }

        for (var i = 0; i < Filters; i++)
        {
            shares[i] /= sum;
        }
    }

    static TrendModel Model(int filter) => new(LevelNoise[filter], SlopeNoise[filter]);

    public readonly bool Equals(TrendMixture other) => ((ReadOnlySpan<TrendFilter>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is TrendMixture other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3], this[4]);
}
