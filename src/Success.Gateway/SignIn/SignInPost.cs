using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Grains.SignIn;

namespace Success.Gateway.SignIn;

/// <summary>
/// Sends mails to sign in by, behind the back of whoever asked: the answer is given before anybody looks whether the address is known, so
/// that neither its words nor the time that it takes tell.
/// </summary>
sealed partial class SignInPost(SignInByEmail signIn, SignInLetters letters, IPost post, ILogger<SignInPost> logger) : BackgroundService
{
    /// <summary>Requests that wait; more would be answered after the asker has gone.</summary>
    public const int MaxWaiting = 1_000;

    // A mail server takes its time; the few people who sign in at once need not wait for each other.
    const int AtOnce = 8;

    readonly Channel<Asked> _waiting = Channel.CreateBounded<Asked>(MaxWaiting);

    /// <summary>Has links sent to an address, if it is anybody's.</summary>
    /// <param name="address">The address.</param>
    /// <param name="target">Where the links lead in the end (<see cref="SignInTarget"/>), or null.</param>
    /// <returns>False when too many wait: nothing will be sent.</returns>
    public bool Request(EmailAddress address, string? target) => _waiting.Writer.TryWrite(new(() => signIn.RequestAsync(address), target));

    /// <summary>Has a link sent to somebody who is invited.</summary>
    /// <returns>False when too many wait: nothing will be sent.</returns>
    public bool Request(InvitationTicket invitation) => _waiting.Writer.TryWrite(new(async () =>
    {
        var mail = await signIn.InviteAsync(invitation.Tenant, invitation.Member);
        return mail.Then<SignInMails>(one => new SignInMails([one]));
    }, null));

    /// <summary>Sends what waits before the grains stop.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } sending)
        {
            await sending.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        async (request, cancellationToken) => await SendAsync(request, cancellationToken));

    async Task SendAsync(Asked asked, CancellationToken cancellationToken)
    {
        try
        {
            var mails = await asked.Links();
            if (mails.IsSuccess)
            {
                foreach (var letter in letters.Write(mails.Value.Mails, asked.Target))
                {
                    await post.SendAsync(letter, cancellationToken);
                    GatewayInstruments.Mailed(letter.Kind, true);
                }
            }
        }
#pragma warning disable CA1031 // Whoever asked was answered already and asks again; the others' mails must go on.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            GatewayInstruments.Mailed("sign-in", false);
            LogFailed(exception);
        }
    }

    sealed record Asked(Func<Task<Result<SignInMails>>> Links, string? Target);

    [LoggerMessage(1, LogLevel.Error, "A mail to sign in by could not be sent")]
    partial void LogFailed(Exception exception);
}
