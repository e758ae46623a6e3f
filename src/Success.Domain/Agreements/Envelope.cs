namespace Success.Domain.Agreements;

/// <summary>What lies on the table: changes that one side put together, under one digest.</summary>
/// <param name="Round">1 for the first; each revision and each counter is the next.</param>
/// <param name="Side">The side that put it together; the other one answers.</param>
/// <param name="Changes">1 to <see cref="MaxChanges"/>, each of another subject.</param>
/// <param name="Note">Why, in the words of that side; null when nothing was said.</param>
/// <param name="Digest">What stands for all of it.</param>
public sealed record Envelope(int Round, Side Side, IReadOnlyList<Change> Changes, NoteReference? Note, AgreementDigest Digest)
{
    /// <summary>
    /// Most changes in one envelope. Accepting all and countering as many, with their texts, must fit into one append.
    /// </summary>
    public const int MaxChanges = 25;
}
