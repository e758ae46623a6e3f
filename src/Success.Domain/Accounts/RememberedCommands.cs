using System.Collections.Immutable;

namespace Success.Domain.Accounts;

/// <summary>A command that was carried out.</summary>
/// <param name="Key">Digest of the actor and the idempotency key.</param>
/// <param name="Command">Digest of the command.</param>
/// <param name="At">When it was carried out.</param>
/// <param name="Subject">The id that its answer named, if any.</param>
public readonly record struct RememberedCommand(Fingerprint Key, Fingerprint Command, DateTimeOffset At, string? Subject);

/// <summary>What an account remembers of commands that may be repeated.</summary>
/// <param name="Items">Oldest first.</param>
public readonly record struct RememberedCommands(ImmutableArray<RememberedCommand> Items)
{
    /// <summary>Most commands that one account remembers; the oldest is forgotten first. It bounds the memory of a busy account.</summary>
    public const int MaxCount = 1000;

    /// <summary>How long a command is remembered: longer than any client keeps trying.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Nothing yet.</summary>
    public static RememberedCommands None { get; } = new([]);

    /// <summary>The command under a key, unless it is forgotten by <paramref name="now"/>.</summary>
    public RememberedCommand? Find(Fingerprint key, DateTimeOffset now)
    {
        for (var index = Items.Length - 1; index >= 0 && now - Items[index].At < Memory; index--)
        {
            if (Items[index].Key == key)
            {
                return Items[index];
            }
        }

        return null;
    }

    /// <summary>With one more, and without what is forgotten at its instant.</summary>
    internal RememberedCommands Add(RememberedCommand command)
    {
        var first = Math.Max(0, Items.Length + 1 - MaxCount);
        while (first < Items.Length && command.At - Items[first].At >= Memory)
        {
            first++;
        }

        return new([.. Items.AsSpan()[first..], command]);
    }
}
