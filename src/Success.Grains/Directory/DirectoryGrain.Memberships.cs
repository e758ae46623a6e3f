using System.Text.Json;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Journal;

namespace Success.Grains.Directory;

// Who is a member where, by the digest of an address. Rows of a partition of its own: they come one by one, and there may be many.
sealed partial class DirectoryGrain
{
    const string MemberPrefix = "member|";
    const string AllowancePrefix = "allowance|";

    readonly SignInAllowances _allowances = new();

    // A tag has no hyphen, so this is no tenant's partition.
    PartitionKey Partition => PartitionKey.Create($"directory-{this.GetPrimaryKeyString()}");

    public async Task List(Membership membership)
    {
        if ((await journal.ScanRowsAsync(Partition, OneRow(RowOf(membership)), CancellationToken.None)).Count == 0)
        {
            await journal.ChangeRowsAsync(Partition, [RowChange.Put(RowOf(membership), Json(membership))], CancellationToken.None);
        }
    }

    public async Task Unlist(Membership membership)
    {
        await journal.ChangeRowsAsync(Partition, [RowChange.Delete(RowOf(membership))], CancellationToken.None);
        if ((await Memberships(membership.Email)).Memberships.IsEmpty)
        {
            await journal.ChangeRowsAsync(Partition, [RowChange.Delete(AllowanceRow(membership.Email))], CancellationToken.None);
        }
    }

    public async Task<MembershipList> Memberships(EmailDigest email)
    {
        var (from, end) = (RowKey.Create($"{MemberPrefix}{email}|"), RowKey.Create($"{MemberPrefix}{email}||"));
        var rows = await journal.ScanRowsAsync(Partition, new(from, end, Limit: IDirectoryGrain.MaxMemberships), CancellationToken.None);
        return new([.. rows.Select(row => JsonSerializer.Deserialize<Membership>(row.Data.Span, DomainJson.Options)!)]);
    }

    public async Task<DomainError?> AllowMail(EmailDigest email)
    {
        var sent = (await AllowanceOf(email)).Send(time.GetUtcNow());
        if (sent.IsSuccess)
        {
            await KeepAsync(email, sent.Value);
        }

        return sent.Error;
    }

    public async Task<bool> CountCode(EmailDigest email)
    {
        var allowance = await AllowanceOf(email);
        var mayTry = allowance.MayTryCode(time.GetUtcNow());
        if (mayTry)
        {
            await KeepAsync(email, allowance.NoteWrongCode(time.GetUtcNow()));
        }

        return mayTry;
    }

    public async Task ForgiveCode(EmailDigest email) => await KeepAsync(email, (await AllowanceOf(email)).ForgiveCode());

    async Task<SignInAllowance> AllowanceOf(EmailDigest email)
    {
        if (_allowances.Find(email) is { } known)
        {
            return known;
        }

        var rows = await journal.ScanRowsAsync(Partition, OneRow(AllowanceRow(email)), CancellationToken.None);
        return rows.Count == 0 ? SignInAllowance.Fresh : JsonSerializer.Deserialize<SignInAllowance>(rows[0].Data.Span, DomainJson.Options)!;
    }

    /// <summary>Keeps an allowance: in the store only for who can sign in, since anybody can make addresses up.</summary>
    async Task KeepAsync(EmailDigest email, SignInAllowance allowance)
    {
        if (!(await Memberships(email)).Memberships.IsEmpty)
        {
            await journal.ChangeRowsAsync(Partition, [RowChange.Put(AllowanceRow(email), Json(allowance))], CancellationToken.None);
        }

        _allowances.Keep(email, allowance);
    }

    static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Options);

    static RowKey RowOf(Membership membership) => RowKey.Create($"{MemberPrefix}{membership.Email}|{membership.Tenant}|{membership.Member}");

    static RowKey AllowanceRow(EmailDigest email) => RowKey.Create($"{AllowancePrefix}{email}");

    // '-' is the first character of the keys' alphabet, so nothing lies between.
    static RowScan OneRow(RowKey key) => new(key, RowKey.Create($"{key.Value}-"));
}
