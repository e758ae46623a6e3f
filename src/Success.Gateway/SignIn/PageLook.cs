using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain;
using Success.Domain.Explanations;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.SignIn;

/// <summary>How a page looks and speaks: as its workspace chose or, where it knows of none, in the language of the browser.</summary>
/// <param name="Locale">Its language.</param>
/// <param name="Accent">The colour in which it is set off.</param>
/// <param name="Product">What the product is called.</param>
/// <param name="Side">In which side's words.</param>
sealed record PageLook(Locale Locale, AccentColor Accent, string Product, Side Side)
{
    const string UsualProduct = "Success";

    /// <summary>The look of the workspace of who is signed in; otherwise the browser's.</summary>
    public static Task<PageLook> OfAsync(HttpContext context) => context.FindCaller() is { Session.IsNone: false } caller
        ? OfAsync(context, caller.Tenant, caller.Audience.Side)
        : Task.FromResult(OfBrowser(context));

    /// <summary>
    /// The look of a workspace. Only for who has shown to be asked there, by a link that this server sealed or an invitation that holds:
    /// nobody is to find out what is behind a route tag.
    /// </summary>
    public static async Task<PageLook> OfAsync(HttpContext context, RouteTag tag, Side side = Side.Provider)
    {
        TenantScope.Enter(tag);
        var grain = context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<ITenantGrain>(tag.ToString());
        if ((await grain.View(0))?.Tenant is not { } tenant)
        {
            return OfBrowser(context);
        }

        var label = tenant.LabelKey(BrandLabel.Product);
        var texts = (await grain.Texts([label])).Texts;
        return new(Locale.For(tenant.Settings.Locale), tenant.Settings.Accent, texts.GetValueOrDefault(label, UsualProduct), side);
    }

    /// <summary>A sentence of the table.</summary>
    public string Say(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) =>
        new Reader(Side, Locale, default, static at => DateOnly.FromDateTime(at.UtcDateTime)).Say(phrase, values);

    static PageLook OfBrowser(HttpContext context) => new(LocaleOf(context.Request), AccentColor.Default, UsualProduct, Side.Provider);

    // The one that is liked best of those that there are.
    static Locale LocaleOf(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality is not 0)
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Locale.All.FirstOrDefault(
            locale => language.Value.AsSpan().StartsWith(locale.Tag.ToString(), StringComparison.OrdinalIgnoreCase)
                && (language.Value.Length == locale.Tag.ToString().Length || language.Value.AsSpan()[locale.Tag.ToString().Length] == '-')))
        .FirstOrDefault(locale => locale is not null) ?? Locale.All[0];
}
