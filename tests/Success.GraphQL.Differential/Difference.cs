namespace Success.GraphQL.Differential;

/// <summary>One question that the engine and the reference implementation answer differently, made as small as it stays a difference.</summary>
/// <param name="Kind">What was compared.</param>
/// <param name="Case">The number of the case in its run; with the seed it can be asked again.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Ours">The engine's answer.</param>
/// <param name="Theirs">The reference implementation's answer.</param>
public sealed record Difference(string Kind, int Case, string Question, string Ours, string Theirs)
{
    /// <inheritdoc />
    public override string ToString() =>
        FormattableString.Invariant($"{Kind}, case {Case}\n--- question\n{Question}\n--- ours\n{Ours}\n--- theirs\n{Theirs}");
}
