using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>What can be asked of the catalogue. The tenant has checked that the caller may.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(DefineMetric), "defineMetric")]
[JsonDerivedType(typeof(ReviseMetric), "reviseMetric")]
[JsonDerivedType(typeof(DescribeMetric), "describeMetric")]
[JsonDerivedType(typeof(RetireMetric), "retireMetric")]
[JsonDerivedType(typeof(ReinstateMetric), "reinstateMetric")]
public abstract record MetricCommand
{
    private protected MetricCommand()
    {
    }
}

/// <summary>Puts a metric into the catalogue, as its version 1.</summary>
/// <param name="Key">Its key; taken ones, retired ones included, are refused.</param>
/// <param name="Name">What people call it: <see cref="Texts.Name"/>.</param>
/// <param name="Meaning">What counts and what does not: <see cref="Texts.Note"/>; null for none yet.</param>
/// <param name="Definition">How it is measured.</param>
public sealed record DefineMetric(string? Key, string? Name, string? Meaning, MetricDefinition Definition) : MetricCommand;

/// <summary>
/// Changes how a metric is measured: the next version. Measurements and terms stay with the version that they refer to. A definition
/// that equals the latest version's makes no new one.
/// </summary>
/// <param name="Key">Which metric.</param>
/// <param name="Latest">The version that the caller saw as the latest; another one is refused as stale.</param>
/// <param name="Definition">How it is measured from now on.</param>
public sealed record ReviseMetric(MetricKey Key, int Latest, MetricDefinition Definition) : MetricCommand;

/// <summary>Changes a metric's texts, for all its versions; its meaning in numbers stays.</summary>
/// <param name="Key">Which metric.</param>
/// <param name="Name">As in <see cref="DefineMetric"/>.</param>
/// <param name="Meaning">As in <see cref="DefineMetric"/>; null deletes it.</param>
public sealed record DescribeMetric(MetricKey Key, string? Name, string? Meaning) : MetricCommand;

/// <summary>
/// Takes a metric out of use: no new terms may name it. Terms in force keep it, measurements are still taken, and its key stays taken.
/// </summary>
/// <param name="Key">Which metric.</param>
public sealed record RetireMetric(MetricKey Key) : MetricCommand;

/// <summary>Brings a retired metric back into use.</summary>
/// <param name="Key">Which metric.</param>
public sealed record ReinstateMetric(MetricKey Key) : MetricCommand;
