using System.Net;
using System.Text.RegularExpressions;
using Success.Gateway.Mail;
using Success.Testing;

namespace Success.Gateway.Tests.Serving;

/// <summary>What a browser does: keeps cookies, says from which page a form comes, does not follow by itself.</summary>
sealed partial class Browser : IDisposable
{
    readonly CookieContainer _cookies = new();
    readonly SocketsHttpHandler _handler;
    readonly HttpClient _http;

    public Browser(Uri url)
    {
        _handler = new() { CookieContainer = _cookies, AllowAutoRedirect = false, Expect100ContinueTimeout = Patience.Longest };
        _http = new(_handler) { BaseAddress = url, Timeout = Patience.Longest };
    }

    /// <summary>The session's cookie, or null.</summary>
    public string? Cookie => _cookies.GetAllCookies().FirstOrDefault()?.Value;

    public void SetCookie(string value) => _cookies.Add(_http.BaseAddress!, new Cookie("success", value, "/"));

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, []);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] form) => SendAsync(
        HttpMethod.Post,
        path,
        new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        [("Origin", _http.BaseAddress!.GetLeftPart(UriPartial.Authority))]);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Opens a mail's link.</summary>
    /// <returns>The page.</returns>
    public async Task<string> OpenLinkAsync(Letter letter)
    {
        var response = await GetAsync(PathOf(letter));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Presses one of a page's buttons.</summary>
    public Task<HttpResponseMessage> PressAsync(string page, int button = 0) => PostAsync("/sign-in/link", ("ticket", Tickets(page)[button]));

    /// <summary>Who the server takes the browser for.</summary>
    public async Task<string> WhoAsync()
    {
        using var content = new StringContent("{}", null, "application/json");
        var response = await SendAsync(HttpMethod.Post, "/test/who", content, ("Origin", _http.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        return await response.Content.ReadAsStringAsync();
    }

    public static string PathOf(Letter letter) => LinkIn().Match(letter.Text).Groups["path"].Value;

    public static string CodeIn(Letter letter) => CodeInText().Match(letter.Text).Value;

    public static IReadOnlyList<string> Tickets(string page) => [.. TicketIn().Matches(page).Select(match => match.Groups["ticket"].Value)];

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex(@"^https://success\.example\.com(?<path>/\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkIn();

    [GeneratedRegex(@"\b\d{3} \d{3}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeInText();

    [GeneratedRegex("name=\"ticket\" value=\"(?<ticket>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TicketIn();
}
