namespace Success.Domain.Tenancy;

// Who may do what to whom: the policy table, and what it cannot say.
public sealed partial record Tenant
{
    /// <summary>Why a caller may not do something to accounts; null when it may.</summary>
    static DomainError? Refuse(TenantContext context, PolicyAction action, AccountScope touched, string? field = null)
    {
        var grant = GrantOf(context, action);
        if (grant == Grant.Never)
        {
            return context.Audience is { } audience ? Policy.Refuse(audience, action) : Refusal.Forbidden(null, "This is for members and API clients to do.");
        }

        return grant == Grant.OwnAccounts && !context.Audience!.Accounts.Contains(touched, context.Accounts)
            ? Refusal.Forbidden(field, "This reaches accounts that are not your own.")
            : null;
    }

    static Grant GrantOf(TenantContext context, PolicyAction action) =>
        context.Audience is { } audience ? Policy.GrantOf(audience, action) : Grant.Never;

    static PolicyAction ActionOn(Side side, PolicyAction onProvider, PolicyAction onCustomer) => side == Side.Provider ? onProvider : onCustomer;

    /// <summary>Why a caller may not do something to the tenant as a whole; null when it may.</summary>
    static DomainError? Refuse(TenantContext context, PolicyAction action) => Refuse(context, action, AccountScope.Everything);

    static DomainError? RefuseUnless<TCaller>(TenantContext context)
        where TCaller : Caller =>
        context.Caller is TCaller ? null : Refusal.Forbidden(null, "This is not done by members or API clients.");

    /// <summary>A member that the caller may see.</summary>
    Result<Member> Find(Id<Member> id, TenantContext context, string field = "member") =>
        Members.TryGetValue(id, out var member) && Sees(context, member) ? member : Refusal.NotFound(field, "There is no such member.");

    static bool Sees(TenantContext context, Member member) =>
        context.Audience is null
        || context.IsSelf(member.Id)
        || Sees(context, ActionOn(member.Side, PolicyAction.ReadProviders, PolicyAction.ReadCustomers), member.Accounts);

    static bool Sees(TenantContext context, PolicyAction action, AccountScope accounts) =>
        context.Audience is null || GrantOf(context, action) switch
        {
            Grant.Everywhere => true,
            Grant.OwnAccounts => context.Audience.Accounts.Overlaps(accounts, context.Accounts),
            _ => false,
        };

    /// <summary>A member who has not left, for somebody else to do something to.</summary>
    Result<Member> FindToManage(Id<Member> id, TenantContext context) => Find(id, context).Then<Member>(member =>
    {
        if (context.IsSelf(id))
        {
            return Refusal.Forbidden("member", "Nobody changes the own role, accounts or mandate; ask somebody else who may.");
        }

        return (RefuseHasLeft(member) ?? RefuseToManage(member, context)) is { } refusal ? refusal : member;
    });

    /// <summary>A member who has not left, for itself or somebody who looks after members.</summary>
    Result<Member> FindOwnOrToManage(Id<Member> id, TenantContext context) =>
        context.IsSelf(id) ? Find(id, context) : FindToManage(id, context);

    static DomainError? RefuseHasLeft(Member member) =>
        member.HasLeft ? Refusal.Conflict("member", "This member has left; invite the person anew.") : null;

    DomainError? RefuseToManage(Member member, TenantContext context) =>
        Refuse(context, ActionOn(member.Side, PolicyAction.ManageProviders, PolicyAction.ManageCustomers), member.Accounts, "member")
        ?? RefuseRank(context, member.Role, "member")
        ?? RefuseAcrossTheTable(context, member.Role, member.Accounts, "member");

    /// <summary>Nobody gives or takes a role above the own rank, so nobody can raise himself by way of another.</summary>
    static DomainError? RefuseRank(TenantContext context, Role role, string field) =>
        context.Audience is { } audience && audience.Side == role.Side() && role.Rank() > audience.Rank
            ? Refusal.Forbidden(field, "This role ranks above your own.")
            : null;

    /// <summary>
    /// Who binds the customer is the customer's affair as soon as it has an admin; before, the provider brings the first ones in.
    /// Otherwise a provider could seat somebody across the table and agree with itself.
    /// </summary>
    DomainError? RefuseAcrossTheTable(TenantContext context, Role role, AccountScope accounts, string field)
    {
        var isAcross = context.Audience?.Side == Side.Provider && role.Side() == Side.Customer && role.Rank() >= Role.CustomerSponsor.Rank();
        return isAcross && Members.Values.Any(IsTheirAdmin)
            ? Refusal.Forbidden(field, "The customer has an admin of its own, who says who its admins and sponsors are.")
            : null;

        bool IsTheirAdmin(Member member) =>
            member is { Role: Role.CustomerAdmin, State: MemberState.Active } && member.Accounts.Overlaps(accounts, context.Accounts);
    }

    /// <summary>
    /// Why a caller may not give accounts to a new member, client or person; null when it may. An account that does not exist and one
    /// that the caller does not see are refused alike, before anything is said of what it may do there.
    /// </summary>
    static DomainError? RefuseToBind(TenantContext context, PolicyAction action, Side side, bool mustBeEvery, AccountScope accounts) =>
        (GrantOf(context, action) == Grant.Never ? Refuse(context, action) : null)
        ?? RefuseAccounts(context, side, mustBeEvery, accounts)
        ?? Refuse(context, action, accounts, "accounts");

    /// <summary>Why somebody of a role or side cannot be bound to accounts, or not by this caller; null when it can.</summary>
    static DomainError? RefuseAccounts(TenantContext context, Side side, bool mustBeEvery, AccountScope accounts)
    {
        if (accounts.Every != mustBeEvery && (mustBeEvery || side == Side.Customer))
        {
            return Refusal.Invalid(
                "accounts",
                mustBeEvery ? "An owner or manager has every account and is bound to none." : "On the customer's side accounts are named one by one.");
        }

        foreach (var (index, binding) in accounts.Bindings.Index())
        {
            if (context.Accounts(binding.Account) is not { } path || context.Audience?.Accounts.Includes(path) == false)
            {
                return Refusal.NotFound($"accounts[{index}].account", "There is no such account.");
            }
        }

        return null;
    }

    bool IsLastOwner(Member member) => member.IsActiveOwner && Members.Values.Count(other => other.IsActiveOwner) == 1;

    static DomainError LastOwnerStays { get; } =
        Refusal.Conflict("member", "This is the last active owner; make another one first.");
}
