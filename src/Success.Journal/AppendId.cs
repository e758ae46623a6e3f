namespace Success.Journal;

/// <summary>
/// Names one append, chosen by the caller: asking again with the same id after a lost answer is recognised and never written twice.
/// </summary>
/// <param name="Value">Any value but the empty one.</param>
public readonly record struct AppendId(Guid Value)
{
    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
