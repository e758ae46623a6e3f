using Success.Domain.Notifications;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Tenancy;
using Xunit.Abstractions;

namespace Success.Domain.Tests.Notifications;

public sealed class MailRuleTests(ITestOutputHelper output)
{
    const int Seed = 20_261_122;

    // A Monday.
    static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly QuietHours Night = new(new TimeOnly(20, 0), new TimeOnly(7, 0));
    static readonly MailHours Utc = new(ZoneName.Utc, Night);

    [Fact]
    public void Nothing_Waits_NothingIsSentAndNobodyNeedAskAgain() =>
        Assert.Equal((null, null), MailRule.Decide([], MailLedger.Empty, Utc, Morning));

    [Fact]
    public void WhatInterrupts_IsSentAtOnceAndTogether()
    {
        var (mail, _) = MailRule.Decide([One(1, true), One(2, false), One(3, true)], MailLedger.Empty, Utc, Morning);

        Assert.Equal(new NotificationMail(false, [Key(1), Key(3)]), mail);
    }

    [Theory]
    [InlineData("19:59", null)]
    [InlineData("20:00", "2026-03-03T07:00")]
    [InlineData("23:59", "2026-03-03T07:00")]
    [InlineData("00:00", "2026-03-02T07:00")]
    [InlineData("06:59", "2026-03-02T07:00")]
    [InlineData("07:00", null)]
    public void QuietHours_HoldBackEverythingUntilTheyEnd(string time, string? until)
    {
        var now = new DateTimeOffset(new DateOnly(2026, 3, 2), TimeOnly.Parse(time, null), TimeSpan.Zero);

        var (mail, next) = MailRule.Decide([One(1, true, now)], MailLedger.Empty, Utc, now);

        Assert.Equal(until is null, mail is not null);
        Assert.Equal(until is null ? null : DateTimeOffset.Parse($"{until}Z", null), next);
    }

    [Fact]
    public void QuietHours_AreThoseOfTheMembersZone()
    {
        var tokyo = new MailHours(ZoneName.Create("Asia/Tokyo").Value, Night);

        var (mail, next) = MailRule.Decide([One(1, true, Morning.AddHours(3))], MailLedger.Empty, tokyo, Morning.AddHours(3));

        Assert.Null(mail);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 22, 0, 0, TimeSpan.Zero), next);
    }

    [Fact]
    public void QuietHours_ThatEndInTheHourThatComesTwice_End()
    {
        var quiet = new MailHours(ZoneName.Create("Europe/Berlin").Value, new QuietHours(new TimeOnly(22, 0), new TimeOnly(2, 30)));
        var second = new DateTimeOffset(2026, 10, 25, 1, 10, 0, TimeSpan.Zero);

        var until = quiet.QuietUntil(second);

        Assert.InRange(until!.Value, second.AddTicks(1), second.AddHours(1));
    }

    [Fact]
    public void Interruptions_AreThreeAWeek_TheFourthWaitsForTheDigest()
    {
        var ledger = MailLedger.Empty;
        for (var day = 0; day < MailRule.InterruptionsPerWeek; day++)
        {
            var (mail, _) = MailRule.Decide([One(day, true, Morning.AddHours(day))], ledger, Utc, Morning.AddHours(day));
            ledger = ledger.Begin(mail!).End(Morning.AddHours(day), Utc);
        }

        var at = Morning.AddHours(5);
        Assert.Equal((null, Morning.AddHours(23)), MailRule.Decide([One(9, true, at)], ledger, Utc, at));
        Assert.Equal(new NotificationMail(true, [Key(9)]), MailRule.Decide([One(9, true, at)], ledger, Utc, Morning.AddHours(23)).Mail);

        // When the first of them is a week old.
        var later = Morning + MailRule.Week;
        Assert.True(MailRule.Decide([One(9, true, later.AddTicks(-1))], ledger, Utc, later.AddTicks(-1)).Mail is null);
        Assert.Equal(new NotificationMail(false, [Key(9)]), MailRule.Decide([One(9, true, later)], ledger, Utc, later).Mail);
    }

    [Fact]
    public void WhatDoesNotInterrupt_WaitsForEightOfTheMembersNextMorning_OnceADay()
    {
        var digestAt = Morning.AddHours(23);

        Assert.Equal((null, digestAt), MailRule.Decide([One(1, false)], MailLedger.Empty, Utc, Morning));
        var (mail, _) = MailRule.Decide([One(1, false)], MailLedger.Empty, Utc, digestAt);
        Assert.Equal(new NotificationMail(true, [Key(1)]), mail);
        var ledger = MailLedger.Empty.Begin(mail!).End(digestAt, Utc);

        // Something of before the digest that came to light after it.
        Assert.Equal((null, digestAt.AddDays(1)), MailRule.Decide([One(2, false, digestAt.AddMinutes(-1))], ledger, Utc, digestAt.AddMinutes(1)));
    }

    [Fact]
    public void Digest_InQuietHours_WaitsForTheirEnd()
    {
        var late = new MailHours(ZoneName.Utc, new QuietHours(new TimeOnly(22, 0), new TimeOnly(9, 30)));

        Assert.Equal((null, Morning.AddHours(0.5)), MailRule.Decide([One(1, false, Morning.AddDays(-1))], MailLedger.Empty, late, Morning));
        Assert.True(MailRule.Decide([One(1, false, Morning.AddDays(-1))], MailLedger.Empty, late, Morning.AddHours(0.5)).Mail?.IsDigest);
    }

    [Fact]
    public void Mail_TakesAtMostFifty_TheRestWaits()
    {
        var waiting = Enumerable.Range(0, NotificationMail.Most + 1).Select(number => One(number, true)).ToList();

        var (mail, _) = MailRule.Decide(waiting, MailLedger.Empty, Utc, Morning);

        Assert.Equal(waiting.Take(NotificationMail.Most).Select(one => one.Key), mail!.Notifications);
    }

    [Fact]
    public void Mail_UnderWay_IsTheSameAgain_WhateverElseWaitsAndWhenever()
    {
        var mail = new NotificationMail(false, [Key(1)]);
        var ledger = MailLedger.Empty.Begin(mail);

        Assert.Equal((mail, null), MailRule.Decide([One(1, true), One(2, true)], ledger, Utc, Morning.AddHours(14)));
    }

    [Fact]
    public void Mail_OfWhichNothingWasNews_CountsAsNoInterruption() =>
        Assert.Equal(MailLedger.Empty, MailLedger.Empty.Begin(new(false, [Key(1)])).Drop());

    [Fact]
    public void Lives_OfRandomWeeks_KeepEveryPromise()
    {
        for (var life = 0; life < 200; life++)
        {
            output.WriteLine($"seed {Seed + life}");
            Live(new Random(Seed + life));
        }
    }

    static void Live(Random random)
    {
        var zone = ZoneName.Create(random.Next(3) switch { 0 => "UTC", 1 => "America/New_York", _ => "Australia/Lord_Howe" }).Value;
        var quiet = random.Next(4) == 0 ? null : new QuietHours(new TimeOnly(random.Next(18, 24), 0), new TimeOnly(random.Next(5, 11), 30));
        var (hours, ledger, now, number) = (new MailHours(zone, quiet), MailLedger.Empty, Morning, 0);
        var (waiting, mails, told) = (new List<Notification>(), new List<(DateTimeOffset At, NotificationMail Mail)>(), new List<NotificationKey>());
        for (var step = 0; step < 400; step++)
        {
            if (random.Next(3) == 0)
            {
                waiting.Add(One(number++, random.Next(2) == 0, now));
            }

            var (mail, next) = MailRule.Decide(waiting, ledger, hours, now);
            Assert.True(mail is null || next is null);
            Assert.Equal(waiting.Count == 0, mail is null && next is null);
            if (mail is null)
            {
                Assert.True(next is null || next > now);
                now = next is { } later && random.Next(2) == 0 ? later : now.AddMinutes(random.Next(1, 600));
                continue;
            }

            Assert.Null(hours.QuietUntil(now));
            ledger = ledger.Begin(mail).End(now, hours);
            mails.Add((now, mail));
            told.AddRange(mail.Notifications);
            waiting.RemoveAll(one => mail.Notifications.Contains(one.Key));
        }

        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(number, told.Count + waiting.Count);
        Assert.All(waiting, one => Assert.InRange(now - one.At, TimeSpan.Zero, TimeSpan.FromDays(3)));
        Assert.Equal(mails.Count(one => one.Mail.IsDigest), mails.Where(one => one.Mail.IsDigest).Select(one => hours.DayOf(one.At)).Distinct().Count());
        var interruptions = mails.Where(one => !one.Mail.IsDigest).Select(one => one.At).ToList();
        Assert.All(interruptions, at => Assert.InRange(interruptions.Count(other => other > at - MailRule.Week && other <= at), 1, MailRule.InterruptionsPerWeek));
    }

    static NotificationKey Key(int number) => new(Workspace.Acme, number);

    static Notification One(int number, bool interrupts, DateTimeOffset? at = null) => new(
        Id<Member>.Create(Workspace.Value(1)), Workspace.Acme, number, Topic.Alert, "alr_1", interrupts, at ?? Morning, ZoneName.Utc);
}
