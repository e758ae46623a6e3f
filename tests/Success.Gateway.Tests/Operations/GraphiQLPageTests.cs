using System.Net;
using System.Text.RegularExpressions;
using Success.Gateway.Tests.Contract;

namespace Success.Gateway.Tests.Operations;

/// <summary>The page on which people try the API.</summary>
public sealed partial class GraphiQLPageTests
{
    [Fact]
    public async Task Page_LeadsBackAndBeginsWithAnExampleThatBothSidesAreAnswered()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        using var browser = shared.Api.Gateway.OpenBrowser();
        await browser.PostAsync("/sign-in", ("email", "owner@example.com"));
        var letter = await shared.Api.Gateway.Post.NextAsync(letter => letter.Kind == "sign-in");
        await browser.PressAsync(await browser.OpenLinkAsync(letter));

        var page = await (await browser.GetAsync("/graphiql")).Content.ReadAsStringAsync();
        var example = WebUtility.HtmlDecode(Example().Match(page).Groups["text"].Value);

        Assert.Contains("<meta name=\"graphql-home\" content=\"/session\">", page, StringComparison.Ordinal);
        Assert.Contains("Acme", (await shared.Api.ReadAsync(shared.Api.Owner, example)).ToString(), StringComparison.Ordinal);
        Assert.Contains("Acme", (await shared.Api.ReadAsync(shared.Customer, example)).ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<meta name=\"graphql-example\" content=\"(?<text>[^\"]+)\">", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
