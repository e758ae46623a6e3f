namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>A mark that stands in one place of the workspaces and nowhere else.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mark">The mark as it is found in a text.</param>
/// <param name="Where">Where it was planted, for people.</param>
/// <param name="IsFor">Who may see it.</param>
sealed record Canary(Planted Kind, string Mark, string Where, Func<Asker, bool> IsFor);
