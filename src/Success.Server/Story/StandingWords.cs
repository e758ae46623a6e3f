using Success.Domain.Kpis;

namespace Success.Server.Story;

/// <summary>Standings in a word or two, for tables and lines; sentences come from the domain.</summary>
static class StandingWords
{
    /// <summary>The words of a standing.</summary>
    public static Words Of(Standing standing) => standing switch
    {
        Standing.OffTrack => ("off track", "weit ab vom Plan"),
        Standing.Missed => ("missed", "verfehlt"),
        Standing.AtRisk => ("at risk", "gefährdet"),
        Standing.NoData => ("no data", "ohne Daten"),
        Standing.Drifting => ("drifting", "entfernt sich"),
        Standing.Baselining => ("finding its start", "Ausgangswert offen"),
        Standing.OnTrack => ("on track", "auf dem Weg"),
        Standing.Sustaining => ("holding its target", "hält das Ziel"),
        Standing.Achieved => ("achieved", "erreicht"),
        Standing.MetWithinTolerance => ("met within tolerance", "in der Toleranz"),
        Standing.Paused => ("paused", "pausiert"),
        Standing.NotStarted => ("not started", "nicht begonnen"),
        Standing.NoPlan => ("no plan", "kein Plan"),
        Standing.NotAgreed => ("nothing agreed", "nichts vereinbart"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };
}
