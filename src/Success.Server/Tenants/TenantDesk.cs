using Microsoft.Extensions.DependencyInjection;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.SignIn;
using Success.Grains.Directory;
using Success.Grains.Journals;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Server.Tenants;

/// <summary>What an operator does with workspaces.</summary>
/// <param name="services">Of a server whose grains run.</param>
sealed class TenantDesk(IServiceProvider services)
{
    // Of 36 characters each: 78 billion tags, so that the first try is free.
    const int TagLength = 7;
    const string TagCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";
    const int MaxTries = 5;

    readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();

    /// <summary>All workspaces, by name.</summary>
    public async Task<IReadOnlyList<TenantListing>> ListAsync()
    {
        var shards = await Task.WhenAll(DirectoryShard.OfTenants.Select(shard => _grains.GetGrain<IDirectoryGrain>(shard).All()));
        return [.. shards.SelectMany(shard => shard.Tenants).OrderBy(tenant => tenant.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Creates a workspace, entered in the directory when the task completes.</summary>
    public async Task<Result<CreatedTenant>> CreateAsync(string name, string owner, EmailAddress email, bool isSandbox = false)
    {
        var tag = await FreeTagAsync();
        TenantScope.Enter(tag);
        var tenant = _grains.GetGrain<ITenantGrain>(tag.ToString());
        var id = Id<Tenant>.Create(services.GetRequiredService<IIdSeeds>().Next());
        var mailbox = services.GetRequiredService<SecretKeys>().MailboxOf(email.ToString());
        var command = new TenantCommand.CreateTenant(id, tag, name, isSandbox, owner, mailbox);
        if ((await tenant.Execute(new(command, new Caller.Operator()))).Refusal is { } refusal)
        {
            return refusal;
        }

        await tenant.CatchUp();
        return new CreatedTenant(tag, name);
    }

    /// <summary>Whether nobody gets into a workspace for now.</summary>
    public async Task<bool> IsSuspendedAsync(RouteTag tag)
    {
        TenantScope.Enter(tag);
        return (await _grains.GetGrain<ITenantGrain>(tag.ToString()).View(0))?.Tenant.SuspendedAt is not null;
    }

    /// <summary>Suspends a workspace.</summary>
    /// <returns>Why not; null when it is suspended now, or was before.</returns>
    public Task<DomainError?> SuspendAsync(RouteTag tag, string reason) => DoAsync(tag, new TenantCommand.SuspendTenant(reason));

    /// <summary>Lets everybody into a workspace again.</summary>
    /// <returns>Why not; null when it is not suspended now, or was not before.</returns>
    public Task<DomainError?> ResumeAsync(RouteTag tag) => DoAsync(tag, new TenantCommand.ResumeTenant());

    /// <summary>Writes a link by which the member with an address signs in; whoever runs the command line passes it on.</summary>
    public async Task<Result<string>> LinkAsync(RouteTag tag, EmailAddress email)
    {
        TenantScope.Enter(tag);
        var digest = services.GetRequiredService<SecretKeys>().DigestOf(email);
        var view = await _grains.GetGrain<ITenantGrain>(tag.ToString()).View(0);
        var member = view?.Tenant.Members.Values.FirstOrDefault(member => member.Email == digest && member.State != MemberState.Left);
        if (member is null)
        {
            return new DomainError(DomainErrorCode.NotFound, $"Nobody signs in to the workspace '{tag}' by the address {email}.");
        }

        var mail = await services.GetRequiredService<SignInByEmail>().InviteAsync(tag, member.Id);
        return mail.Then<string>(one => services.GetRequiredService<SignInLinks>().Of([one]));
    }

    async Task<DomainError?> DoAsync(RouteTag tag, TenantCommand command)
    {
        if (await _grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(tag)).FindByRouteTag(tag) is null)
        {
            return new(DomainErrorCode.NotFound, $"There is no workspace '{tag}'.");
        }

        TenantScope.Enter(tag);
        var tenant = _grains.GetGrain<ITenantGrain>(tag.ToString());
        if ((await tenant.Execute(new(command, new Caller.Operator()))).Refusal is { } refusal)
        {
            return refusal;
        }

        await tenant.CatchUp();
        return null;
    }

    async Task<RouteTag> FreeTagAsync()
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var tag = DrawTag();
            if (await _grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(tag)).FindByRouteTag(tag) is null)
            {
                return tag;
            }
        }

        throw new InvalidOperationException($"{MaxTries} route tags in a row were taken; the source of randomness repeats itself.");
    }

    RouteTag DrawTag()
    {
        // 64 bits leave a remainder that favours no character by more than one in ten billion billion.
        Span<byte> bytes = stackalloc byte[TagLength * sizeof(ulong)];
        services.GetRequiredService<ISecretSource>().Fill(bytes);
        Span<char> tag = stackalloc char[TagLength];
        for (var index = 0; index < TagLength; index++)
        {
            tag[index] = TagCharacters[(int)(BitConverter.ToUInt64(bytes[(index * sizeof(ulong))..]) % (ulong)TagCharacters.Length)];
        }

        return RouteTag.Create(tag.ToString()).Value;
    }
}

/// <summary>A workspace that was created.</summary>
/// <param name="Tag">Its route tag.</param>
/// <param name="Name">Its name.</param>
sealed record CreatedTenant(RouteTag Tag, string Name);
