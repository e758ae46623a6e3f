using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Domain.Explanations;

/// <summary>What the explanation of a KPI's standing rests on: data only, the same for both sides.</summary>
public sealed record KpiFacts
{
    /// <summary>The KPI's name.</summary>
    public required string Name { get; init; }

    /// <summary>The metric's unit; empty for a pure number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How it stands, as the reader may see it (<see cref="Standings.ForCustomer"/>).</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether it is judged by terms that only the reader's side proposes.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>
    /// Whether the reader's notice of a drift alert is still to come. Then the standing is <see cref="Standing.Drifting"/>, and neither the
    /// detector's evidence nor its forecast is told: only the value beside the plan, which both have before them anyway.
    /// </summary>
    public bool IsWithinHeadStart { get; init; }

    /// <summary>Whether it is drifting only because the plan has overtaken the last value.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Whether it is missed because there was no value recent enough.</summary>
    public bool LacksData { get; init; }

    /// <summary>What was agreed; null while the baseline is not known.</summary>
    public Aim? Aim { get; init; }

    /// <summary>How often it is measured.</summary>
    public Cadence Cadence { get; init; }

    /// <summary>Whether its values speak of whole days, weeks or longer periods: then the last day of the period is named, not the instant at which it ended.</summary>
    public bool IsPerPeriod { get; init; }

    /// <summary>The due date in the account's calendar, after all shifts; null when it is open.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The numbers; null before the first value.</summary>
    public DriftExplanation? Drift { get; init; }

    /// <summary>Where its values come from.</summary>
    public Supplier Supplier { get; init; }

    /// <summary>Whether the last value is confirmed.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Number of the terms that it is judged by; 0 for none.</summary>
    public int Revision { get; init; }

    /// <summary>The day of a value for a reader.</summary>
    internal DateOnly DayOf(DateTimeOffset at, Reader reader) => reader.DayOf(IsPerPeriod ? at.AddTicks(-1) : at);
}
