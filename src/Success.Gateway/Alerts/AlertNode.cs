using Success.Domain;
using Success.Domain.Alerts;
using Success.Domain.Explanations;
using Success.Domain.Kpis;
using Success.Gateway.Accounts;
using Success.Gateway.Kpis;
using Success.Gateway.Metrics;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Alerts;

/// <summary>One episode of something wrong, as the caller's side may see it.</summary>
[GraphQLName("Alert")]
public sealed class AlertNode : INode
{
    readonly AlertPlace _place;
    readonly AlertView _view;

    internal AlertNode(AccountPage page, AlertView view)
        : this(new AccountAlerts(page), view)
    {
    }

    internal AlertNode(AlertPlace place, AlertView view) => (_place, _view) = (place, view);

    /// <summary>Its id.</summary>
    public string Id => _place.IdOf(_view.Id);

    /// <summary>The account; none for a feed.</summary>
    public AccountNode? Account => _place.Page is { } page ? new(page) : null;

    /// <summary>The feed that it is about.</summary>
    public FeedNode? Feed => _place is FeedAlerts feeds ? new(_place.Request, feeds.FeedOf(_view)) : null;

    /// <summary>The alert of the feed for whose silence a value is missing.</summary>
    public async Task<AlertNode?> CausedBy() => _place.Page is { } page ? await FeedCause.FindAsync(page, _view) : null;

    /// <summary>What is wrong.</summary>
    public AlertKind Kind => _view.Kind;

    /// <summary>Id of what it is about.</summary>
    public string Subject => _place.SubjectOf(_view);

    /// <summary>The KPI that it is about.</summary>
    public KpiNode? Kpi => Id<Kpi>.Parse(_view.Subject.ToString()) is { IsSuccess: true } kpi ? _place.Page?.FindKpi(kpi.Value) : null;

    /// <summary>How much hurry there is.</summary>
    public AlertSeverity Severity => _view.Severity;

    /// <summary>Where it is in its life, for the caller's side.</summary>
    public AlertStatus Status => _view.Status;

    /// <summary>What it says.</summary>
    public async Task<AlertExplanationNode> Explanation(string? locale)
    {
        var said = Explain.Alert(await _place.FactsAsync(_view), await _place.ReaderAsync(locale), _place.Now);
        return new(said.Headline, said.Details);
    }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset RaisedAt => _view.RaisedAt;

    /// <summary>From when on the customer sees it.</summary>
    public DateTimeOffset? CustomerFrom => _view.CustomerFrom;

    /// <summary>When the provider said that it had seen it.</summary>
    public DateTimeOffset? ProviderAcknowledgedAt => _view.ProviderAcknowledgedAt;

    /// <summary>When the customer said that it had seen it.</summary>
    public DateTimeOffset? CustomerAcknowledgedAt => _view.CustomerAcknowledgedAt;

    /// <summary>Until when the caller's side has put it off.</summary>
    public DateTimeOffset? SnoozedUntil => _view.SnoozedUntil;

    /// <summary>Why the caller's side has put it off.</summary>
    public Task<string?> SnoozeReason() => TextAsync(_view.SnoozeReason);

    /// <summary>When it goes to a manager.</summary>
    public DateTimeOffset? EscalatesAt => _view.EscalatesAt;

    /// <summary>When it went to a manager.</summary>
    public DateTimeOffset? EscalatedAt => _view.EscalatedAt;

    /// <summary>Since when it is getting better.</summary>
    public DateTimeOffset? RecoveringSince => _view.RecoveringSince;

    /// <summary>Where both sides say that the cause lies.</summary>
    public Cause? AgreedCause => _view.AgreedCause;

    /// <summary>Where one side says that it lies.</summary>
    public ProposedCause? ProposedCause => _view.ProposedCause;

    /// <summary>What both sides answered.</summary>
    public IReadOnlyList<AlertResponseNode> Responses => [.. _view.Responses.Select(response => new AlertResponseNode(_place, response))];

    /// <summary>How it ended.</summary>
    public AlertEndNode? End => _view.End is { } end ? new(_place, end) : null;

    /// <summary>The name of what it is about.</summary>
    internal async Task<string> NameAsync() => (await _place.FactsAsync(_view)).Name;

    Task<string?> TextAsync(Note? note) => note is { } known ? _place.TextAsync(known.Key) : Task.FromResult<string?>(null);
}

/// <summary>What an alert says, in the reader's words.</summary>
/// <param name="Sentence">The one sentence that matters.</param>
/// <param name="Details">Who was told when, what became of it, where the cause lies.</param>
public sealed record AlertExplanationNode(string Sentence, IReadOnlyList<string> Details);
