using System.Threading.Channels;
using Success.Gateway.Mail;
using Success.Testing;

namespace Success.Gateway.Tests.Serving;

/// <summary>Everybody's postbox: whoever waits for a mail gets the next one.</summary>
sealed class Postbox : IPost
{
    readonly Channel<Letter> _letters = Channel.CreateUnbounded<Letter>();

    readonly TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _refused;
    int _slow;

    /// <summary>Whether nothing is taken at the moment.</summary>
    public bool IsClosed { get; set; }

    /// <summary>An address whose mails are never taken.</summary>
    public string? Refused { get; set; }

    /// <summary>An address for which the postbox keeps its senders waiting.</summary>
    public string? Slow { get; set; }

    /// <summary>Whether senders are not told that their mail was taken, as when they die meanwhile.</summary>
    public bool IsSilent { get; set; }

    /// <summary>How many mails were refused.</summary>
    public int RefusedCount => Volatile.Read(ref _refused);

    /// <summary>How many senders wait.</summary>
    public int SlowCount => Volatile.Read(ref _slow);

    /// <summary>Keeps nobody waiting any more.</summary>
    public void Hurry() => _hurry.TrySetResult();

    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.To.ToString() == Slow)
        {
            Interlocked.Increment(ref _slow);
            await _hurry.Task.WaitAsync(cancellationToken);
        }

        if (IsClosed || letter.To.ToString() == Refused)
        {
            Interlocked.Increment(ref _refused);
            throw new MailException("The postbox is closed.");
        }

        // Whoever has the letter may change what comes next.
        var isSilent = IsSilent;
        await _letters.Writer.WriteAsync(letter, cancellationToken);
        if (isSilent)
        {
            throw new MailException("Nobody says whether it was taken.");
        }
    }

    /// <summary>The next mail that is so; those before it are thrown away.</summary>
    public async Task<Letter> NextAsync(Func<Letter, bool> isIt)
    {
        while (true)
        {
            if (await NextAsync() is var letter && isIt(letter))
            {
                return letter;
            }
        }
    }

    public async Task<Letter> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
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
