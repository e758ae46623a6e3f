using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Journal;

namespace Success.Grains.Tenancy;

// What is told to those who follow everything that changes.
sealed partial class TenantGrain
{
    async Task NoteChangesAsync()
    {
        var places = new Dictionary<Id<Person>, Id<Account>>();
        foreach (var removed in _tenant.Unpublished.Select(one => one.Event).OfType<PersonRemoved>())
        {
            places[removed.Person] = await PlaceOfAsync(removed.Person);
        }

        var log = GrainFactory.GetGrain<IChangeLogGrain>(_tag.ToString());
        await log.Note(Changed.Of(_tenant.Unpublished, _tenant.State!, places));
    }

    /// <summary>The account of a person whom the state has forgotten. It is rarely asked for, and stands in the journal.</summary>
    async Task<Id<Account>> PlaceOfAsync(Id<Person> person)
    {
        for (var after = 0L; after < _tenant.Version.Number;)
        {
            var entries = await _journal.ReadEntriesAsync(_tenant.Partition, after, JournalLimits.MaxReadCount, CancellationToken.None);
            var added = entries.Where(entry => entry.Type == nameof(PersonAdded))
                .Select(entry => (PersonAdded)TenantFormat.Instance.Decode(entry)).FirstOrDefault(added => added.Person == person);
            if (added is not null)
            {
                return added.Account;
            }

            after = entries[^1].Number;
        }

        throw new InvalidOperationException($"{person} was removed and never added.");
    }
}
