using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Server.Demo;

/// <summary>The demo's catalogue: every kind of metric.</summary>
static class DemoMetrics
{
    /// <summary>What outcomes are measured by.</summary>
    public static IReadOnlyList<DemoMetric> Outcomes { get; } =
    [
        new("online_orders", "Orders placed online", "Orders that customers place without calling, summed over a week.", "orders",
            new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Sum), Cadence.Weekly, 1_800, 2_500, 90)
        {
            IsScaled = true, Outcome = "Our customers order online", Why = "Orders by phone bind a third of the sales office.", Worth = 40,
        },
        new("first_answer", "Time to the first answer", "Mean time from a question until somebody answers it, per day.", "h",
            new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean), Cadence.Daily, 9, 4.5, 0.8)
        {
            Decimals = 2, Outcome = "Nobody waits for an answer over night", Why = "Who waits calls again, and then two people work on it.", Worth = 9_000,
        },
        new("straight_through", "Invoices without touch", "Invoices that nobody has to touch, of all invoices of a week.", "",
            new MetricKind.RatioPerPeriod(PeriodLength.Week), Cadence.Weekly, 0.55, 0.82, 0.035)
        {
            Decimals = 3, Outcome = "Invoices pay themselves", Why = "The people are needed for the closing of the month.", Worth = 400_000,
        },
        new("hours_saved", "Hours saved so far", "Hours of work that the automated steps took over since the plan began.", "h",
            new MetricKind.FlowToDate(TotalSince.PlanStart, MayFall: false), Cadence.Weekly, 0, 1_400, 110)
        {
            IsScaled = true, Outcome = "A year of work given back to the teams", Why = "Three places cannot be filled.", Worth = 55,
        },
        new("tickets_per_seat", "Tickets per seat", "Tickets of a week over the seats in use.", "tickets/seat",
            new MetricKind.RatePerPeriod(PeriodLength.Week), Cadence.Weekly, 0.2, 0.11, 0.015)
        {
            Decimals = 3, Outcome = "It works without asking", Why = "Each ticket stands for somebody who could not go on.", Worth = 300_000,
        },
        new("trained_people", "People trained in four weeks", "People who finished a course, over the last four weeks.", "people",
            new MetricKind.RollingWindow(new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Sum), 4), Cadence.Weekly, 40, 90, 8)
        {
            IsScaled = true, Outcome = "Everybody on the floor can use it", Why = "Shifts depend on the same two people.", Worth = 700,
        },
        new("satisfaction", "Satisfaction of the users", "Mean of the customer's monthly survey, 0 to 10.", "points",
            new MetricKind.LevelPerPeriod(PeriodLength.Month, LevelSummary.Mean), Cadence.Monthly, 6.4, 8.2, 0.3)
        {
            Decimals = 2, Supplier = Supplier.CustomerPerson, Outcome = "People like to work with it", Why = "The last tool was avoided.", Worth = 30_000,
        },
        new("incidents", "Incidents", "Interruptions of production, counted per week.", "incidents",
            new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Count), Cadence.Weekly, 12, 5, 2)
        {
            Outcome = "Production runs through", Why = "Each interruption costs a shift its bonus.", Worth = 12_000,
        },
        new("seats_in_use", "Seats in use", "Seats from which somebody worked within the week, on Monday morning.", "seats",
            new MetricKind.LevelAtInstant(), Cadence.Weekly, 240, 410, 18)
        {
            IsScaled = true, Outcome = "Every site works with it", Why = "Two ways of working cost more than either.", Worth = 600,
        },
    ];

    /// <summary>What is watched beside the outcome, within edges.</summary>
    public static IReadOnlyList<DemoMetric> Ranges { get; } =
    [
        new("availability", "Availability", "The worst day of the week.", "%",
            new MetricKind.LevelPerPeriod(PeriodLength.Week, LevelSummary.Min), Cadence.Weekly, 99.2, 99.2, 0.3) { Decimals = 2 },
        new("stock_cover", "Stock cover", "Days for which the stock lasts, at the end of the week.", "d",
            new MetricKind.LevelPerPeriod(PeriodLength.Week, LevelSummary.Last), Cadence.Weekly, 30, 30, 9) { Decimals = 1 },
    ];
}
