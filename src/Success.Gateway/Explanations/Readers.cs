using Success.Domain.Accounts;
using Success.Domain.Explanations;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;

namespace Success.Gateway.Explanations;

/// <summary>For whom sentences are composed: the caller's side, in the language asked for, by the account's days.</summary>
static class Readers
{
    /// <summary>The reader of an account's page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="locale">As asked for in the query; null for the request's, and then for the tenant's.</param>
    public static async Task<Reader> OfAsync(AccountPage page, string? locale) =>
        new(page.Request.Side, await LocaleAsync(page.Request, locale), page.Calendar.DateAt(page.View.Now), page.Calendar.DateAt);

    /// <summary>The reader of what belongs to no account: by the workspace's days.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="locale">As asked for in the query; null for the request's, and then for the tenant's.</param>
    public static async Task<Reader> OfAsync(GatewayRequest request, string? locale)
    {
        var calendar = Calendar.Default with { Zone = (await request.Workspace.TenantAsync()).Settings.Zone.ToString() };
        return new(request.Side, await LocaleAsync(request, locale), calendar.DateAt(request.Now), calendar.DateAt);
    }

    static async Task<Locale> LocaleAsync(GatewayRequest request, string? locale) => Locale.For(
        locale is not null ? LocaleTag.Create(locale).OrRefuse("locale") : request.Caller.Locale ?? (await request.Workspace.TenantAsync()).Settings.Locale);
}
