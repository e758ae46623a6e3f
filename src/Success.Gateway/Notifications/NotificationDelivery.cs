using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Explanations;
using Success.Domain.Notifications;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Gateway.Outbox;
using Success.Gateway.Requests;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;

namespace Success.Gateway.Notifications;

/// <summary>
/// Mails members what they are to be told of, when <see cref="MailRule"/> says. A mail is noted before it is sent and done with after it, so
/// each is sent at least once; one that is sent again after a crash is the same mail, by its id.
/// </summary>
sealed partial class NotificationDelivery(
    GatewayServices services, NotificationLetters letters, IPost post, TimeProvider time, ILogger<NotificationDelivery> logger)
    : IDelivery
{
    const int RowsPerPage = 1_000;

    readonly BackOff<(RouteTag Tenant, Id<Member> Member)> _backOff = new(time);

    public string Kind => "notification";

    public async Task<DeliveryTurn> DeliverAsync(RouteTag tenant, CancellationToken cancellationToken)
    {
        TenantScope.Enter(tenant);
        var waiting = await WaitingAsync(tenant);
        if (waiting.Count == 0)
        {
            return new(0, null);
        }

        var view = await services.Grains.GetGrain<ITenantGrain>(tenant.ToString()).View(0);
        var eyes = new MemberEyes(services, tenant, view!.Tenant);
        var nexts = new ConcurrentBag<DateTimeOffset>();
        var due = new List<MemberMail>();
        foreach (var of in waiting.GroupBy(one => one.Member))
        {
            if (_backOff.WaitsUntil((tenant, of.Key)) is { } until)
            {
                nexts.Add(until);
                continue;
            }

            // What they are now: somebody may have chosen otherwise since it happened.
            var settings = eyes.Tenant.Members.GetValueOrDefault(of.Key)?.Mails ?? MailSettings.Default;
            Notification[] wanted = [.. of.Select(settings.Of)];
            var hours = new MailHours(wanted[^1].Zone, settings.QuietHours ?? eyes.Tenant.Settings.QuietHours);
            var ledger = await OutboxOf(tenant).Ledger(of.Key);
            var (mail, next) = MailRule.Decide(wanted, ledger, hours, time.GetUtcNow());
            if (mail is not null)
            {
                due.Add(new(of.Key, mail, ledger, hours, wanted));
            }
            else if (next is { } later)
            {
                nexts.Add(later);
            }
        }

        // More may wait for whoever has been sent a mail.
        await MailTurn.SendAsync(due, async (mail, token) => nexts.Add(await TrySendAsync(tenant, eyes, mail, token) ?? time.GetUtcNow()), cancellationToken);
        return new(waiting.Count, due.Count > MailTurn.Mails ? time.GetUtcNow() : nexts.IsEmpty ? null : nexts.Min());
    }

    async Task<List<Notification>> WaitingAsync(RouteTag tenant)
    {
        var waiting = new List<Notification>();
        for (var isMore = true; isMore;)
        {
            var page = (await OutboxOf(tenant).Notifications(waiting is [.., var last] ? last : null, RowsPerPage)).Notifications;
            waiting.AddRange(page);
            isMore = page.Length == RowsPerPage;
        }

        return waiting;
    }

    Task<DateTimeOffset?> TrySendAsync(RouteTag tenant, MemberEyes eyes, MemberMail mail, CancellationToken cancellationToken) => _backOff.TryAsync(
        (tenant, mail.Member),
        () => SendAsync(tenant, eyes, mail, cancellationToken),
        (exception, until) =>
        {
            GatewayInstruments.Mailed(Kind, false);
            LogFailed(exception, mail.Member, tenant, until);
        },
        cancellationToken);

    async Task SendAsync(RouteTag tenant, MemberEyes eyes, MemberMail mail, CancellationToken cancellationToken)
    {
        var ledger = mail.Ledger;
        if (ledger.UnderWay is null)
        {
            ledger = ledger.Begin(mail.Mail);
            await OutboxOf(tenant).BeginMail(mail.Member, ledger);
        }

        if (await WriteAsync(tenant, eyes, mail) is { } letter)
        {
            await post.SendAsync(letter, cancellationToken);
            GatewayInstruments.Mailed(letter.Kind, true);
            await OutboxOf(tenant).EndMail(mail.Member, ledger.End(time.GetUtcNow(), mail.Hours), mail.Mail.Notifications);
        }
        else
        {
            await OutboxOf(tenant).EndMail(mail.Member, ledger.Drop(), mail.Mail.Notifications);
        }
    }

    /// <summary>The letter; null when nothing of it is news any more, or its member gets no mails.</summary>
    async Task<Letter?> WriteAsync(RouteTag tenant, MemberEyes eyes, MemberMail mail)
    {
        if (await AddresseeAsync(tenant, eyes, mail.Member) is not { } addressee)
        {
            return null;
        }

        // Of several things that happened to one alert the last tells.
        var told = mail.Waiting.Where(one => mail.Mail.Notifications.Contains(one.Key)).GroupBy(one => one.Subject, StringComparer.Ordinal).Select(same => same.Last());
        var lines = new List<NotificationLine>();
        foreach (var notification in told)
        {
            if (await LineAsync(eyes, mail.Member, notification, addressee) is { } line)
            {
                lines.Add(line);
            }
        }

        var first = mail.Mail.Notifications[0];
        return lines.Count == 0 ? null : letters.Write(
            $"{tenant}.{mail.Member.ToGuid():N}.{first.Account.ToGuid():N}.{first.Number}", mail.Mail.IsDigest, addressee, lines);
    }

    static async Task<NotificationLine?> LineAsync(MemberEyes eyes, Id<Member> member, Notification notification, Addressee addressee)
    {
        if (notification.Account.IsNone)
        {
            return await eyes.FeedsAsync(member, notification.Number) is { } feeds
                ? await NotificationLines.ComposeAsync(feeds, notification, addressee.Locale, addressee.Workspace)
                : null;
        }

        return await eyes.FindAsync(member, notification.Account, notification.Number) is { } page
            ? await NotificationLines.ComposeAsync(page, notification, addressee.Locale)
            : null;
    }

    async Task<Addressee?> AddresseeAsync(RouteTag tenant, MemberEyes eyes, Id<Member> id)
    {
        if (!eyes.Tenant.Members.TryGetValue(id, out var member) || member.Mails.Choice == MailChoice.None)
        {
            return null;
        }

        var (address, name, workspace) = ($"{id}.email", $"{id}.name", $"{eyes.Tenant.Id}.name");
        var texts = (await services.Grains.GetGrain<ITenantGrain>(tenant.ToString()).Texts([address, name, workspace])).Texts;
        return texts.TryGetValue(address, out var to) && EmailAddress.Create(to) is { IsSuccess: true } read
            ? new(read.Value, texts.GetValueOrDefault(name, ""), member.Side, Locale.For(eyes.Tenant.Settings.Locale), texts.GetValueOrDefault(workspace, ""))
            : null;
    }

    IOutboxGrain OutboxOf(RouteTag tenant) => services.Grains.GetGrain<IOutboxGrain>(tenant.ToString());

    sealed record MemberMail(Id<Member> Member, NotificationMail Mail, MailLedger Ledger, MailHours Hours, IReadOnlyList<Notification> Waiting);

    [LoggerMessage(1, LogLevel.Error, "A mail to {Member} of {Tenant} could not be sent; it is tried again at {Until:u}")]
    partial void LogFailed(Exception exception, Id<Member> member, RouteTag tenant, DateTimeOffset until);
}
