using System.Threading.Channels;
using Success.Gateway.Mail;

namespace Success.Gateway.Tests.Serving;

/// <summary>Everybody's postbox: whoever waits for a mail gets the next one.</summary>
sealed class Postbox : IPost
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    readonly Channel<Letter> _letters = Channel.CreateUnbounded<Letter>();

    /// <summary>Whether nothing is taken at the moment.</summary>
    public bool IsClosed { get; set; }

    /// <summary>An address whose mails are never taken.</summary>
    public string? Refused { get; set; }

    public Task SendAsync(Letter letter, CancellationToken cancellationToken) =>
        IsClosed || letter.To.ToString() == Refused ? throw new MailException("The postbox is closed.") : _letters.Writer.WriteAsync(letter, cancellationToken).AsTask();

    public async Task<Letter> NextAsync()
    {
        using var patience = new CancellationTokenSource(LongestWait);
        try
        {
            return await _letters.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException("No mail came.", exception);
        }
    }

    public bool IsEmpty => !_letters.Reader.TryPeek(out _);
}
