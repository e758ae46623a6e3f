namespace Success.Domain.Accounts;

/// <summary>What a list of another system says of the account.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideImport(Account? state, ImportAccount import, Decided decided)
    {
        if (state is not null && state.Profile.ExternalId?.ToString() != import.ExternalId)
        {
            return Refusal.Conflict("externalId", "The account is not called so.");
        }

        var refusals = new Refusals();
        refusals.Add((state is null ? DecideOpening(import, decided) : DecideUpdate(state, UpdateOf(state, import, decided.Context), decided)).Error);
        ImportRevenue(state?.Profile.Revenue ?? Revenue.None, import.Revenue, decided, refusals);
        ImportRenewal(state?.Profile.RenewsOn, import.RenewsOn, decided, refusals);
        return refusals.IsEmpty ? decided.About(import.Account) : refusals.ToError();
    }

    static Result<Decision<AccountEvent>> DecideOpening(ImportAccount import, Decided decided) => DecideOpen(
        new(import.Account, import.Name.Value ?? "")
        {
            ExternalId = import.ExternalId,
            Segment = import.Segment.Value,
            Tags = import.Tags.Value ?? [],
            Parent = import.Parent.Value,
            Calendar = import.Calendar.Value,
            Owners = new(import.Owner.Value, import.CustomerOwner.Value),
        },
        decided);

    // What is as it was is left out: it must not be in the way of the rest when whoever imports could not name it anew.
    static UpdateAccount UpdateOf(Account state, ImportAccount import, DecideContext context)
    {
        var (name, owners) = (import.Name, state.Profile.Owners);
        return new()
        {
            Name = name.IsGiven && Texts.Name(name.Value, "name") is { IsSuccess: true } read && read.Value == context.Name ? default : name,
            Segment = import.Segment,
            Tags = import.Tags,
            Parent = import.Parent.IsGiven && import.Parent.Value == state.Profile.Parent ? default : import.Parent,
            Calendar = import.Calendar,
            Owners = new Owners(
                import.Owner.IsGiven ? import.Owner.Value : owners.Provider, import.CustomerOwner.IsGiven ? import.CustomerOwner.Value : owners.Customer),
        };
    }

    // Taking back what is not there changes nothing, so that a list may be imported again.
    static void ImportRevenue(Revenue revenue, IReadOnlyList<RecordRevenue> records, Decided decided, Refusals refusals)
    {
        if (records.Count > ImportAccount.MaxRevenues)
        {
            refusals.Add(Refusal.LimitReached("revenue", $"At most {ImportAccount.MaxRevenues} changes of revenue come with one account; these are {records.Count}."));
            return;
        }

        foreach (var (index, record) in records.Index())
        {
            var isRepeated = records.Take(index).Any(earlier => earlier.From == record.From);
            if ((isRepeated ? Refusal.Invalid("from", "Each day stands here once.") : CheckForm(record) ?? CheckRoom(revenue, record)) is { } refusal)
            {
                refusals.Add(refusal.Within($"revenue[{index}]"));
            }
            else if (!revenue.Says(record.From, record.Amount))
            {
                decided.Add(new RevenueRecorded(record.From, record.Amount));
                revenue = revenue.With(record.From, record.Amount);
            }
        }
    }

    static void ImportRenewal(DateOnly? before, Given<DateOnly?> renewal, Decided decided, Refusals refusals)
    {
        if (!renewal.IsGiven || renewal.Value == before)
        {
            return;
        }

        if (renewal.Value is { } day && Dates.Check(day, "renewsOn").Error is { } refusal)
        {
            refusals.Add(refusal);
            return;
        }

        decided.Add(new RenewalRecorded(renewal.Value));
    }
}
