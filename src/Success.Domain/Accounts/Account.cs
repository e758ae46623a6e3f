using System.Collections.Immutable;
using System.Diagnostics;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;

namespace Success.Domain.Accounts;

/// <summary>
/// One customer organisation and everything agreed with it: the consistency boundary. Whatever must be true together is decided here
/// in one step. Its events, folded in order, are all that the state is made of.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Profile">What it is.</param>
public sealed partial record Account(Id<Account> Id, AccountProfile Profile) : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "acc";

    /// <summary>Its success plans, completed ones included, in the order in which they were made.</summary>
    public ImmutableArray<Plan> Plans { get; init; } = [];

    /// <summary>The KPIs of all its plans, in the order in which they were added.</summary>
    public ImmutableArray<Kpi> Kpis { get; init; } = [];

    /// <summary>Proposals that are drafted or wait for an answer.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Proposals that came to an end, the latest last; older ones stand only in the journal.</summary>
    public ImmutableArray<ClosedProposal> ClosedProposals { get; init; } = [];

    /// <summary>Its measurements, by metric, version and supplier.</summary>
    public ImmutableArray<MeasurementSeries> Series { get; init; } = [];

    /// <summary>What is or lately was wrong.</summary>
    public AlertBook Alerts { get; init; } = AlertBook.Empty;

    /// <summary>Its reviews and closed periods.</summary>
    public ReviewBook Reviews { get; init; } = ReviewBook.Empty;

    /// <summary>Up to when what changes by itself has been carried out; null before the account was ever woken.</summary>
    public DateTimeOffset? WokenThrough { get; init; }

    /// <summary>What it remembers of commands that may be repeated.</summary>
    public RememberedCommands Remembered { get; init; } = RememberedCommands.None;

    /// <summary>
    /// Decides what a command leads to. Trusts that policy allows the actor its <see cref="AccountCommand.Action"/>; checks everything
    /// else, the sides and mandates of agreements included.
    /// </summary>
    /// <param name="state">The account; null when it was never opened.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="context">Who asks, and when.</param>
    /// <returns>Events and texts; none when the command was carried out before or nothing would change; or a refusal.</returns>
    public static Result<Decision<AccountEvent>> Decide(Account? state, AccountCommand command, DecideContext context)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);

        return command.Key is { } key
            ? DecideOnce(state, command, key, context)
            : DecideAnew(state, command, context);
    }

    /// <summary>Folds an event into the state. Never refuses: what the journal holds has happened.</summary>
    /// <exception cref="UnreachableException">The journal does not begin with <see cref="AccountOpened"/>: it is not an account's.</exception>
    public static Account Apply(Account? state, AccountEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (state is null)
        {
            return happened is AccountOpened opened
                ? Open(opened)
                : throw new UnreachableException($"An account begins with AccountOpened, not with {happened.GetType().Name}.");
        }

        return happened switch
        {
            ProfileEvent profile => state with { Profile = Apply(state.Profile, profile) },
            PlanEvent plan => Apply(state, plan),
            AgreementEvent agreement => Apply(state, agreement),
            MeasuringEvent measuring => Apply(state, measuring),
            AlertChanged alert => state with { Alerts = AlertBook.Apply(state.Alerts, alert.Happened, alert.At, alert.By) },
            ReviewChanged review => state with { Reviews = ReviewBook.Apply(state.Reviews, review.Happened, review.At, review.By) },
            AccountWoken woken => state with { WokenThrough = woken.At },
            CommandRemembered remembered => Apply(state, remembered),
            _ => throw new UnreachableException($"Nobody folds {happened.GetType().Name}."),
        };
    }

    static Result<Decision<AccountEvent>> DecideAnew(Account? state, AccountCommand command, DecideContext context)
    {
        if (state is null)
        {
            return command switch
            {
                OpenAccount open => DecideOpen(open, new(context)),
                ImportAccount import => DecideImport(null, import, new(context)),
                _ => new DomainError(DomainErrorCode.NotFound, "There is no such account."),
            };
        }

        if (state.Profile.Archived is not null && command is not (ReopenAccount or WakeAccount))
        {
            return Refusal.Conflict(null, "The account is archived; reopen it first.");
        }

        var decided = new Decided(context);
        return command is MeasuringCommand measuring
            ? Decide(state, measuring, decided)
            : DecideOne(state, command, decided).Then(decision => Follow(state, command, decision, decided));
    }

    static Result<Decision<AccountEvent>> DecideOne(Account state, AccountCommand command, Decided decided) => command switch
    {
        ProfileCommand profile => Decide(state, profile, decided),
        PlanCommand plan => Decide(state, plan, decided),
        AgreementCommand agreement => Decide(state, agreement, decided),
        AttendAlert attend => Decide(state, attend, decided),
        HoldReview review => Decide(state, review, decided),
        WakeAccount => DecideWake(state, decided),
        _ => throw new UnreachableException($"Nobody decides {command.GetType().Name}."),
    };
}
