using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Success.Testing;

namespace Success.Gateway.Tests.Ingestion;

/// <summary>A stream that is sent piece by piece while its answer is read, as HttpClient does not over HTTP/1.1.</summary>
sealed class OpenStream : IDisposable
{
    readonly TcpClient _client;
    readonly StreamReader _answer;

    OpenStream(TcpClient client)
    {
        _client = client;
        _answer = new(client.GetStream(), Encoding.UTF8);
    }

    /// <summary>Opens one, of unknown length unless one is declared.</summary>
    public static async Task<OpenStream> OpenAsync(Uri url, string key, long? length = null)
    {
        var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port);
        var stream = new OpenStream(client);
        await stream.WriteAsync(
            $"POST {Feed.Path} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: Bearer {key}\r\n" +
            string.Create(
                CultureInfo.InvariantCulture, $"Content-Type: application/x-ndjson\r\n{(length is null ? "Transfer-Encoding: chunked" : $"Content-Length: {length}")}\r\n\r\n"));
        return stream;
    }

    /// <summary>Sends lines, each with its end.</summary>
    public Task SendAsync(params string[] lines)
    {
        var text = string.Concat(lines.Select(line => line + "\n"));
        return WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"));
    }

    public Task EndAsync() => WriteAsync("0\r\n\r\n");

    /// <summary>The status of the answer.</summary>
    public async Task<int> StatusAsync() => int.Parse((await ReadLineAsync())!.Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The next object of the answer; the lengths between them are passed over.</summary>
    public async Task<JsonElement> NextAsync()
    {
        for (; ; )
        {
            var line = await ReadLineAsync() ?? throw new EndOfStreamException("The answer broke off.");
            if (line.StartsWith('{'))
            {
                return JsonDocument.Parse(line).RootElement;
            }
        }
    }

    public void Dispose()
    {
        _answer.Dispose();
        _client.Dispose();
    }

    async Task<string?> ReadLineAsync() => await _answer.ReadLineAsync().WaitAsync(Patience.Longest);

    async Task WriteAsync(string text) => await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));
}
