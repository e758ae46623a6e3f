using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class SignInTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    static readonly SecretHash Token = Secret(1);
    static readonly SecretHash Code = Secret(2);
    static readonly SecretHash Wrong = Secret(3);

    readonly SignInLink _link = SignInLink.Issue(Id<SignInLink>.Create(Value(1)), Id<Member>.Create(Value(2)), Token, Code, Now);
    readonly Session _session = Session.Start(Id<Session>.Create(Value(1)), Id<Member>.Create(Value(2)), Token, Now);

    [Fact]
    public void Link_WorksOnceByTokenOrCode()
    {
        var byToken = _link.TryToken(Token, Now);
        var byCode = _link.TryCode(Code, Now);

        Assert.Null(byToken.Refusal);
        Assert.Null(byCode.Refusal);
        Assert.All([byToken.Link, byCode.Link], used =>
        {
            Assert.NotNull(used.TryToken(Token, Now).Refusal);
            Assert.NotNull(used.TryCode(Code, Now).Refusal);
        });
    }

    [Fact]
    public void Link_WorksForTenMinutes()
    {
        var end = Now + SignInLink.Lifetime;

        Assert.Null(_link.TryToken(Token, end - Tick).Refusal);
        Assert.Null(_link.TryCode(Code, end - Tick).Refusal);
        Assert.NotNull(_link.TryToken(Token, end).Refusal);
        Assert.NotNull(_link.TryCode(Code, end).Refusal);
    }

    [Fact]
    public void Code_IsDeadAfterFiveWrongOnes_TheLinkIsNot()
    {
        var before = WrongCodes(SignInLink.MaxWrongCodes - 1);
        var after = WrongCodes(SignInLink.MaxWrongCodes);

        Assert.Null(before.TryCode(Code, Now).Refusal);
        Assert.NotNull(after.TryCode(Code, Now).Refusal);
        Assert.Same(after, after.TryCode(Wrong, Now).Link);
        Assert.Null(after.TryToken(Token, Now).Refusal);

        SignInLink WrongCodes(int count) => Enumerable.Range(0, count).Aggregate(_link, (link, _) => link.TryCode(Wrong, Now).Link);
    }

    [Fact]
    public void Link_RefusesEverythingInTheSameWords()
    {
        var used = _link.TryToken(Token, Now).Link;

        Assert.Equal(_link.TryCode(Wrong, Now).Refusal, used.TryCode(Code, Now).Refusal);
        Assert.Equal(_link.TryCode(Wrong, Now).Refusal, _link.TryToken(Code, Now).Refusal);
    }

    [Fact]
    public void Allowance_SendsFiveMailsInTenMinutes()
    {
        var five = Enumerable.Range(0, SignInAllowance.MaxSent).Aggregate(SignInAllowance.Fresh, (allowance, _) => allowance.Send(Now).Value);

        Assert.Equal(DomainErrorCode.LimitReached, five.Send(Now + SignInAllowance.SendWindow - Tick).Error?.Code);
        Assert.Single(five.Send(Now + SignInAllowance.SendWindow).Value.Sent);
    }

    [Fact]
    public void Allowance_LetsTenCodesADayBeWrong()
    {
        var nine = Enumerable.Range(0, SignInAllowance.MaxWrong - 1).Aggregate(SignInAllowance.Fresh, (allowance, _) => allowance.NoteWrongCode(Now));
        var ten = nine.NoteWrongCode(Now);

        Assert.Equal([true, false], [nine.MayTryCode(Now), ten.MayTryCode(Now)]);
        Assert.False(ten.MayTryCode(Now + SignInAllowance.CodeWindow - Tick));
        Assert.True(ten.MayTryCode(Now + SignInAllowance.CodeWindow));
        Assert.Equal(10, ten.Send(Now).Value.Wrong.Length);
    }

    [Fact]
    public void Allowance_ForgivesTheCodeThatWasRight()
    {
        var two = SignInAllowance.Fresh.NoteWrongCode(Now).NoteWrongCode(Now + Tick);

        Assert.Equal(Now, Assert.Single(two.ForgiveCode().Wrong));
        Assert.Empty(SignInAllowance.Fresh.ForgiveCode().Wrong);
    }

    [Fact]
    public void Session_UnusedForADay_IsIdle()
    {
        Assert.Equal(SessionState.Live, _session.StateAt(Now + Session.IdleTimeout - Tick));
        Assert.Equal(SessionState.Idle, _session.StateAt(Now + Session.IdleTimeout));
        Assert.False(_session.Use(Token, Now + Session.IdleTimeout).IsSuccess);
    }

    [Fact]
    public void Session_UsedEveryDay_StillEndsAfterThirty()
    {
        var session = _session;
        var now = Now;
        while (now + TimeSpan.FromHours(23) < Now + Session.Lifetime)
        {
            now += TimeSpan.FromHours(23);
            session = session.Use(Token, now).Value;
        }

        Assert.Equal(SessionState.Live, session.StateAt(Now + Session.Lifetime - Tick));
        Assert.Equal(SessionState.Expired, session.StateAt(Now + Session.Lifetime));
    }

    [Fact]
    public void Session_UseIsWrittenEveryFiveMinutes()
    {
        Assert.Same(_session, _session.Use(Token, Now + Session.NotedEvery - Tick).Value);
        Assert.Equal(Now + Session.NotedEvery, _session.Use(Token, Now + Session.NotedEvery).Value.LastUsedAt);
    }

    [Fact]
    public void Session_RevokedOrWithAnotherSecret_RefusesAlike()
    {
        var revoked = _session.Revoke(Now);

        Assert.Equal(_session.Use(Wrong, Now).Error, revoked.Use(Token, Now).Error);
        Assert.Equal(SessionState.Revoked, revoked.StateAt(Now));
        Assert.Same(revoked, revoked.Revoke(Now + Tick));
    }
}
