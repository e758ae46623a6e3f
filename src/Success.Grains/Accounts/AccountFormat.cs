using Success.Domain.Accounts;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Accounts;

/// <summary>An account in its partition.</summary>
sealed class AccountFormat : PartitionFormat<Account, AccountEvent>
{
    public static AccountFormat Instance { get; } = new();

    // 2: with the reviews that were cancelled, and how KPIs stood when a plan ended, which the journal tells of before as well.
    // 3: with the times that reviews accepted, instead of the last instant of the last one.
    public override int SnapshotFormat => 3;

    public override Account? Initial => null;

    public static PartitionKey PartitionOf(AccountKey key) => PartitionKey.Create(key.ToString());

    public override Account Apply(Account? state, AccountEvent happened) => Account.Apply(state, happened);

    public override IStateAtRest<Account> Rest(Account state, Account? awake, IStateAtRest<Account>? before) =>
        new Resting(awake is not null && before is Resting known ? known.State.After(awake, state) : AccountAtRest.Of(state));

    public override Entry Encode(AccountEvent happened)
    {
        var encoded = AccountEventCodec.Encode(happened);
        return new(encoded.Name, encoded.Format, encoded.Json);
    }

    public override AccountEvent Decode(RecordedEntry entry) => AccountEventCodec.Current.Decode(new(entry.Type, entry.Format, entry.Data));

    sealed class Resting(AccountAtRest state) : IStateAtRest<Account>
    {
        public AccountAtRest State => state;

        public Account Wake() => state.Wake();
    }
}
