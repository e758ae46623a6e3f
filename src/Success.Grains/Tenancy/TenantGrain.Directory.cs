using System.Text.Json;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Directory;
using Success.Journal;

namespace Success.Grains.Tenancy;

// Telling the directory who is a member here, so that somebody with several workspaces finds all of them by one address.
sealed partial class TenantGrain
{
    const string ListedPrefix = "listed|";

    async Task EnterInDirectoryAsync()
    {
        var events = _tenant.Unpublished.Select(one => one.Event).ToList();
        if (events.Exists(happened => happened is TenantCreated or TenantRenamed))
        {
            await RegisterAsync();
        }

        foreach (var member in events.Select(MovedMember).Where(member => !member.IsNone).Distinct())
        {
            await ListAsync(member);
        }
    }

    async Task RegisterAsync()
    {
        var key = $"{_tenant.State!.Id}.name";
        if ((await Texts([key])).Texts.TryGetValue(key, out var name))
        {
            await GrainFactory.GetGrain<IDirectoryGrain>(DirectoryShard.Of(_tag)).Register(new(_tenant.State.Id, _tag, name));
        }
    }

    /// <summary>
    /// Brings the directory in line with a member's address. What the directory was told last stands in a row, since the state knows only the
    /// present address; it is written after the directory, so that a crash in between tells the directory again.
    /// </summary>
    async Task ListAsync(Id<Member> member)
    {
        var row = RowKey.Create($"{ListedPrefix}{member}");
        var rows = await _journal.ScanRowsAsync(_tenant.Partition, new(row, RowKey.Create($"{row.Value}-")), CancellationToken.None);
        var listed = rows.Count == 0 ? default : JsonSerializer.Deserialize<EmailDigest>(rows[0].Data.Span, DomainJson.Options);
        var present = _tenant.State!.Members.TryGetValue(member, out var known) ? known.Email : default;
        if (!listed.IsNone && listed != present)
        {
            await GrainFactory.GetGrain<IDirectoryGrain>(DirectoryShard.Of(listed)).Unlist(new(listed, _tag, member));
        }

        if (!present.IsNone)
        {
            await GrainFactory.GetGrain<IDirectoryGrain>(DirectoryShard.Of(present)).List(new(present, _tag, member));
        }

        if (listed != present)
        {
            var change = present.IsNone ? RowChange.Delete(row) : RowChange.Put(row, JsonSerializer.SerializeToUtf8Bytes(present, DomainJson.Options));
            await _journal.ChangeRowsAsync(_tenant.Partition, [change], CancellationToken.None);
        }
    }

    static Id<Member> MovedMember(TenantEvent happened) => happened switch
    {
        MemberInvited invited => invited.Member,
        AddressCorrected corrected => corrected.Member,
        MemberLeft left => left.Member,
        MemberErased erased => erased.Member,
        _ => default,
    };
}
