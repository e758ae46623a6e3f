using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Grains.Tenancy;

namespace Success.Grains.Accounts;

// What a decision is made with: who acts, with which rights, and what the tenant has agreed with itself.
sealed partial class AccountGrain
{
    static readonly DomainError NoSuchAccount = new(DomainErrorCode.NotFound, "There is no such account.");

    TenantView? _tenant;

    async Task<Result<DecideContext>> ContextOf(AccountRequest request)
    {
        if (await TenantAsync() is not { } tenant || (AccountIn(request.Command) is { } named && named != _key.Account))
        {
            return NoSuchAccount;
        }

        var now = _time.GetUtcNow();
        var audience = tenant.Current(request.Audience, now);
        if (!audience.IsSuccess)
        {
            return audience.Error;
        }

        var places = await PlacesFor(request.Command);
        if (Refuse(audience.Value, request.Command, places.Path) is { } refusal)
        {
            return refusal;
        }

        var actor = tenant.Tenant.ActorOf(audience.Value, places.Path, DateOnly.FromDateTime(now.UtcDateTime));
        var template = request.Command is CreatePlan create ? await TemplateAsync(tenant.Tenant, create.Template, audience.Value) : null;
        return Context(tenant, now, actor) with
        {
            Name = _account.State is null ? null : _name,
            FindTemplate = _ => template,

            // An account that the caller may not see cannot be named as a place either.
            FindAncestors = account => places.Known.FirstOrDefault(
                path => path.Account == account && Policy.Allows(audience.Value, PolicyAction.ReadAccount, path))?.Ancestors,
            LevelsBelow = places.LevelsBelow,
            CanOwn = (side, id) => tenant.Tenant.Members.TryGetValue(id, out var member) && member.State == MemberState.Active && member.Side == side
                && (side == Side.Provider || member.Accounts.Includes(places.Path)),
        };
    }

    /// <summary>For what changes by itself; null when the account's tenant does not exist.</summary>
    async Task<DecideContext?> SystemContext() =>
        await TenantAsync() is { } tenant ? Context(tenant, _time.GetUtcNow(), new SystemActor()) : null;

    DecideContext Context(TenantView tenant, DateTimeOffset now, Actor actor) =>
        new(now, actor, new(_ids.Next()))
        {
            FindMetric = tenant.Tenant.Catalogue.Find,
            IsRetired = tenant.Tenant.Catalogue.IsRetired,
            Settings = tenant.Tenant.Settings,
        };

    /// <summary>The template that a plan is to begin with; null when there is none that the caller may see.</summary>
    async Task<PlanTemplate?> TemplateAsync(Tenant tenant, Id<Template> template, Audience audience)
    {
        if (!tenant.Templates.ContainsKey(template) || Policy.GrantOf(audience, PolicyAction.ReadTemplates) == Grant.Never)
        {
            return null;
        }

        var key = Tenant.BodyOf(template);
        var texts = await GrainFactory.GetGrain<ITenantGrain>(_key.Tenant.ToString()).Texts([key]);
        return texts.Texts.TryGetValue(key, out var body) ? Tenant.ReadTemplate(body) : null;
    }

    /// <summary>The tenant as it stands. It is asked every time whether it has changed, and answers with itself only when it has.</summary>
    async Task<TenantView?> TenantAsync()
    {
        var newer = await GrainFactory.GetGrain<ITenantGrain>(_key.Tenant.ToString()).View(_tenant?.Version ?? 0);
        return _tenant = newer ?? _tenant;
    }

    string? ReportingCurrency => _tenant?.Tenant.Settings.ReportingCurrency;

    DomainError? Refuse(Audience audience, AccountCommand command, AccountPath path)
    {
        // A key that only delivers numbers may do that, and read nothing.
        if (Policy.Allows(audience, command.Action, path))
        {
            return null;
        }

        // Accounts of others and accounts that are not are answered alike; only opening one asks for nothing that there is.
        return command is OpenAccount || (command is ImportAccount && _account.State is null) || (_account.State is not null && Policy.Allows(audience, PolicyAction.ReadAccount, path))
            ? Policy.Refuse(audience, command.Action)
            : NoSuchAccount;
    }

    /// <summary>Where the account stands, or will stand; an account at the top need not be asked about.</summary>
    async Task<Places> PlacesFor(AccountCommand? command)
    {
        var parent = _account.State?.Profile.Parent ?? ParentIn(command);
        var next = command switch
        {
            UpdateAccount { Parent: { IsGiven: true, Value: var given } } => given,
            ImportAccount { Parent: { IsGiven: true, Value: var given } } => given,
            ArchiveAccount { Into: var into } => into,
            _ => default,
        };
        ImmutableArray<Id<Account>> wanted = [.. new[] { parent, next }.Where(account => !account.IsNone).Distinct()];
        if (wanted.IsEmpty)
        {
            return new(new(_key.Account, []), [], 0);
        }

        var known = (await Portfolio.PathsOf(wanted)).Paths;
        var above = known.FirstOrDefault(path => path.Account == parent);
        ImmutableArray<Id<Account>> ancestors = parent.IsNone ? [] : [parent, .. above?.Ancestors ?? []];
        return new(new(_key.Account, ancestors), known, next.IsNone ? 0 : await Portfolio.LevelsBelow(_key.Account));
    }

    static Id<Account>? AccountIn(AccountCommand command) => command switch
    {
        OpenAccount open => open.Account,
        ImportAccount import => import.Account,
        _ => null,
    };

    static Id<Account> ParentIn(AccountCommand? command) => command switch
    {
        OpenAccount open => open.Parent,
        ImportAccount import => import.Parent.Value,
        _ => default,
    };

    sealed record Places(AccountPath Path, ImmutableArray<AccountPath> Known, int LevelsBelow);
}
