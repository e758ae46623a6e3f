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
    public static async Task<Reader> OfAsync(AccountPage page, string? locale)
    {
        var tag = locale is not null
            ? LocaleTag.Create(locale).OrRefuse("locale")
            : page.Request.Caller.Locale ?? (await page.Request.Workspace.TenantAsync()).Settings.Locale;
        return new(page.Request.Side, Locale.For(tag), page.Calendar.DateAt(page.View.Now), page.Calendar.DateAt);
    }
}
