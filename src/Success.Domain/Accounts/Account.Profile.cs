using System.Diagnostics;

namespace Success.Domain.Accounts;

/// <summary>Opening, updating and archiving the account.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideOpen(OpenAccount open, Decided decided)
    {
        var refusals = new Refusals();
        var name = refusals.Take(Texts.Name(open.Name, "name"));
        var labels = ParseLabels(open.ExternalId, open.Segment, open.Tags, refusals);
        var calendar = refusals.Take(CheckCalendar(open.Calendar ?? UsualCalendar(decided.Context)), "calendar");
        refusals.Add(CheckParent(open.Account, open.Parent, decided.Context));
        CheckOwners(open.Owners, default, decided.Context, refusals);
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        decided.Add(new AccountOpened(
            open.Account, decided.Write(NameKey(open.Account), name!), labels.ExternalId, labels.Segment, labels.Tags, open.Parent, calendar!, open.Owners));
        return decided.About(open.Account);
    }

    static Result<Decision<AccountEvent>> Decide(Account state, ProfileCommand command, Decided decided) => command switch
    {
        OpenAccount => Refusal.Conflict(null, "The account exists already."),
        UpdateAccount update => DecideUpdate(state, update, decided),
        ImportAccount import => DecideImport(state, import, decided),
        RecordRevenue revenue => DecideRevenue(state, revenue, decided),
        RecordRenewal renewal => DecideRenewal(state, renewal, decided),
        ArchiveAccount archive => DecideArchive(state, archive, decided),
        ReopenAccount => DecideReopen(state, decided),
        _ => throw new UnreachableException($"Nobody decides {command.GetType().Name}."),
    };

    static Result<Decision<AccountEvent>> DecideUpdate(Account state, UpdateAccount update, Decided decided)
    {
        var profile = state.Profile;
        var refusals = new Refusals();
        var name = update.Name.IsGiven ? refusals.Take(Texts.Name(update.Name.Value, "name")) : null;
        var labels = ParseLabels(
            update.ExternalId.IsGiven ? update.ExternalId.Value : profile.ExternalId?.ToString(),
            update.Segment.IsGiven ? update.Segment.Value : profile.Segment?.ToString(),
            update.Tags.IsGiven ? update.Tags.Value ?? [] : [.. profile.Tags.Select(tag => tag.ToString())],
            refusals);
        if (update.Parent.IsGiven)
        {
            refusals.Add(CheckParent(state.Id, update.Parent.Value, decided.Context));
        }

        if (update.Owners.IsGiven)
        {
            CheckOwners(update.Owners.Value, profile.Owners, decided.Context, refusals);
        }

        var calendar = update.Calendar.IsGiven ? refusals.Take(CheckCalendar(update.Calendar.Value), "calendar") : null;
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        if (name is not null)
        {
            decided.Add(new AccountRenamed(decided.Write(NameKey(state.Id), name)));
        }

        if (labels.ExternalId != profile.ExternalId || labels.Segment != profile.Segment || !labels.Tags.SequenceEqual(profile.Tags))
        {
            decided.Add(new AccountLabelled(labels.ExternalId, labels.Segment, labels.Tags));
        }

        if (update.Parent.IsGiven && update.Parent.Value != profile.Parent)
        {
            decided.Add(new AccountPlaced(update.Parent.Value));
        }

        if (calendar is not null && !calendar.Equals(profile.Calendar))
        {
            decided.Add(new CalendarChanged(calendar));
        }

        if (update.Owners.IsGiven && update.Owners.Value != profile.Owners)
        {
            decided.Add(new OwnersChanged(update.Owners.Value));
        }

        return decided.About(state.Id);
    }

    static Result<Decision<AccountEvent>> DecideRevenue(Account state, RecordRevenue record, Decided decided)
    {
        var revenue = state.Profile.Revenue;
        if (CheckForm(record) is { } malformed)
        {
            return malformed;
        }

        if (record.Amount is null && !revenue.ChangesOn(record.From))
        {
            return Refusal.NotFound("from", "No revenue is recorded from this day on.");
        }

        if (CheckRoom(revenue, record) is { } full)
        {
            return full;
        }

        decided.Add(new RevenueRecorded(record.From, record.Amount));
        return decided.About(state.Id);
    }

    static DomainError? CheckForm(RecordRevenue record)
    {
        var refusals = new Refusals();
        refusals.Take(Dates.Check(record.From, "from"));
        if (record.Amount is { } amount)
        {
            refusals.Take(Money.Create(amount.Amount, amount.Currency), "amount");
            refusals.Require(amount.Amount >= 0, "amount.amount", "Revenue is 0 or more.");
        }

        return refusals.IsEmpty ? null : refusals.ToError();
    }

    static DomainError? CheckRoom(Revenue revenue, RecordRevenue record) =>
        record.Amount is not null && !revenue.ChangesOn(record.From) && revenue.Items.Length >= Revenue.MaxCount
            ? Refusal.LimitReached("from", $"At most {Revenue.MaxCount} changes of revenue are kept; take an old one back first.")
            : null;

    static Result<Decision<AccountEvent>> DecideRenewal(Account state, RecordRenewal renewal, Decided decided)
    {
        if (renewal.On is { } day && Dates.Check(day, "on").Error is { } refusal)
        {
            return refusal;
        }

        if (renewal.On != state.Profile.RenewsOn)
        {
            decided.Add(new RenewalRecorded(renewal.On));
        }

        return decided.About(state.Id);
    }

    static Result<Decision<AccountEvent>> DecideArchive(Account state, ArchiveAccount archive, Decided decided)
    {
        var refusals = new Refusals();
        var isMerge = archive.Reason == ArchiveReason.Merged;
        refusals.Require(Enum.IsDefined(archive.Reason), "reason", "An account is archived because it churned, ended or was merged.");
        var today = state.Profile.Calendar.DateAt(decided.Context.Now);
        refusals.Take(Dates.Check(archive.On, "on"));
        refusals.Require(
            archive.On <= today, "on", $"An account is archived at once, so its last day has come: {today:yyyy-MM-dd} at the latest. Until then it stays as it is.");
        refusals.Require(isMerge != archive.Into.IsNone, "into", "A merge names the account it was merged into, and nothing else does.");
        refusals.Require(archive.Into != state.Id, "into", "An account cannot be merged into itself.");
        if (refusals.IsEmpty && isMerge && decided.Context.FindAncestors(archive.Into) is null)
        {
            return Refusal.NotFound("into", "There is no such account to merge this one into.");
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        decided.Add(new AccountArchived(archive.Reason, archive.On, archive.Into));
        return decided.About(state.Id);
    }

    static Result<Decision<AccountEvent>> DecideReopen(Account state, Decided decided)
    {
        if (state.Profile.Archived is null)
        {
            return Refusal.Conflict(null, "The account is not archived.");
        }

        decided.Add(new AccountReopened());
        return decided.About(state.Id);
    }

    static (ExternalId? ExternalId, Label? Segment, IReadOnlyList<Label> Tags) ParseLabels(
        string? externalId, string? segment, IReadOnlyList<string> tags, Refusals refusals)
    {
        var parsed = new List<Label>();
        foreach (var (index, tag) in tags.Index())
        {
            parsed.Add(refusals.Take(Label.Create(tag), $"tags[{index}]"));
        }

        var distinct = parsed.Distinct().ToList();
        refusals.Require(distinct.Count <= AccountProfile.MaxTags, "tags", $"An account has at most {AccountProfile.MaxTags} tags.");
        return (
            externalId is null ? null : refusals.Take(Accounts.ExternalId.Create(externalId)),
            segment is null ? null : refusals.Take(Label.Create(segment), "segment"),
            distinct);
    }

    static Calendar UsualCalendar(DecideContext context) => Calendar.Default with { Zone = context.Settings.Zone.ToString() };

    static Result<Calendar> CheckCalendar(Calendar? calendar) => Calendar.Create(calendar?.Zone, calendar?.FiscalStart ?? 1, calendar?.Holidays ?? []);

    static DomainError? CheckParent(Id<Account> account, Id<Account> parent, DecideContext context)
    {
        if (parent.IsNone)
        {
            return null;
        }

        if (context.FindAncestors(parent) is not { } ancestors)
        {
            return Refusal.NotFound("parent", "There is no such account to hang this one below.");
        }

        if (parent == account || ancestors.Contains(account))
        {
            return Refusal.Invalid("parent", "An account cannot hang below itself.");
        }

        // The parent's ancestors, the parent, this account, and whatever hangs below it.
        return ancestors.Count + 2 + context.LevelsBelow > AccountProfile.MaxLevels
            ? Refusal.LimitReached("parent", $"Accounts hang in at most {AccountProfile.MaxLevels} levels.")
            : null;
    }

    // Who stays may have left meanwhile; that must not be in the way of naming the other.
    static void CheckOwners(Owners owners, Owners before, DecideContext context, Refusals refusals)
    {
        if (!owners.Provider.IsNone && owners.Provider != before.Provider && !context.CanOwn(Side.Provider, owners.Provider))
        {
            refusals.Add(Refusal.NotFound("owners.provider", "There is no such active member of the provider's side; whoever looks after an account is one."));
        }

        if (!owners.Customer.IsNone && owners.Customer != before.Customer && !context.CanOwn(Side.Customer, owners.Customer))
        {
            refusals.Add(Refusal.NotFound(
                "owners.customer", "There is no such active member of the customer's side at this account; whoever answers for it there is one."));
        }
    }

    static Account Open(AccountOpened opened) => new(
        opened.Account,
        new(opened.Name, opened.ExternalId, opened.Segment, opened.Tags, opened.Parent, opened.Calendar, opened.Owners, Revenue.None, null, null))
    {
        WokenThrough = opened.At,
    };

    static AccountProfile Apply(AccountProfile profile, ProfileEvent happened) => happened switch
    {
        AccountRenamed renamed => profile with { Name = renamed.Name },
        AccountLabelled labelled => profile with { ExternalId = labelled.ExternalId, Segment = labelled.Segment, Tags = labelled.Tags },
        AccountPlaced placed => profile with { Parent = placed.Parent },
        CalendarChanged changed => profile with { Calendar = changed.Calendar },
        OwnersChanged changed => profile with { Owners = changed.Owners },
        RevenueRecorded recorded => profile with { Revenue = profile.Revenue.With(recorded.From, recorded.Amount) },
        RenewalRecorded recorded => profile with { RenewsOn = recorded.On },
        AccountArchived archived => profile with { Archived = new(archived.Reason, archived.LastDay, archived.Into) },
        AccountReopened => profile with { Archived = null },
        _ => throw new UnreachableException($"Nobody folds {happened.GetType().Name}."),
    };

    static string NameKey(Id<Account> account) => $"{account}.name";
}
