using Success.Gateway.Ids;
using Success.Grains.Changes;

namespace Success.Gateway.Changes;

/// <summary>That something changed; what it is now is read by its id.</summary>
public sealed class ChangeNode
{
    readonly LoggedChange _change;

    internal ChangeNode(LoggedChange change) => _change = change;

    /// <summary>What kind of thing happened.</summary>
    public string Kind => _change.Kind;

    /// <summary>When.</summary>
    public DateTimeOffset At => _change.At;

    /// <summary>The account that it happened in.</summary>
    public string? Account => _change.Account.IsNone ? null : _change.Account.ToString();

    /// <summary>Id of what it happened to.</summary>
    public string Subject => SubjectId.Of(_change.Subject, _change.Account);

    /// <summary>Whether that is gone.</summary>
    public bool IsDeletion => Deletions.Contains(_change.Kind);

    /// <summary>Number of the account's or workspace's entry.</summary>
    public int Version => (int)_change.Version;

    /// <summary>The kinds after which the subject's id finds nothing any more.</summary>
    static readonly HashSet<string> Deletions = new(StringComparer.Ordinal)
    {
        "ObjectiveRemoved", "KpiRemoved", "MilestoneRemoved", "ActionRemoved", "CommentRemoved", "ReviewCancelled", "PeriodClosed", "PersonRemoved", "MemberErased", "ClientForgotten", "TemplateRetired",
    };
}
