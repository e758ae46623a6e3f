namespace Success.Domain.Accounts;

/// <summary>
/// The name under which a journal keeps an event, and the version of its format. Both are promises: the record may be renamed, the name
/// may not; when the record's properties change, the format goes up and <see cref="EventUpcasts"/> learns to read the one before.
/// </summary>
/// <param name="name">Letters and digits, unique among the account's events.</param>
/// <param name="format">From 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name, int format = 1) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Name { get; } = name;

    /// <summary>The version that is written today.</summary>
    public int Format { get; } = format;
}
