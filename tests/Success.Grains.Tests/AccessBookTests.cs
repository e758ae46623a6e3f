using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

public sealed class AccessBookTests
{
    static readonly DateTimeOffset Now = new Testing.FakeTimeProvider().GetUtcNow();
    static readonly Id<Member> Somebody = Id<Member>.Create(Office.Value(1));

    [Fact]
    public void Sweep_TakesSomeOfWhatHasEndedAndNothingElse()
    {
        var book = new AccessBook();
        book.Take(new AccessChange
        {
            KeptSessions = [.. Enumerable.Range(1, AccessBook.MaxSwept + 1).Select(number => Begun(number, Now - Session.IdleTimeout)), Begun(900, Now)],
            KeptLinks = [Sent(1, Now - SignInLink.Lifetime), Sent(2, Now)],
        });

        var first = book.Sweep(AccessChange.None, Now, beside: 0);
        book.Take(first);
        var second = book.Sweep(AccessChange.None, Now, beside: 0);

        Assert.Equal((AccessBook.MaxSwept, 1), (first.DroppedSessions.Length, second.DroppedSessions.Length));
        Assert.Equal(Sent(1, Now).Id, Assert.Single(first.DroppedLinks));
        Assert.NotNull(book.Find(Begun(900, Now).Id));
    }

    [Fact]
    public void After_SigningOutEverywhere_DropsAllOfTheMembersAndNobodyElses()
    {
        var book = new AccessBook();
        var other = Begun(2, Now) with { Member = Id<Member>.Create(Office.Value(2)) };
        book.Take(new AccessChange { KeptSessions = [Begun(1, Now), other], KeptLinks = [Sent(1, Now)] });

        book.Take(book.After([new SignedOutEverywhere(Somebody)]));

        Assert.Null(book.Find(Begun(1, Now).Id));
        Assert.Null(book.Find(Sent(1, Now).Id));
        Assert.Same(other, book.Find(other.Id));
    }

    [Fact]
    public void Sweep_BesideAChangeOfItsOwn_LeavesTheWholeWithinOneStep()
    {
        const int Events = 1;
        var book = new AccessBook();
        var others = Id<Member>.Create(Office.Value(2));
        book.Take(new AccessChange
        {
            KeptSessions =
            [
                .. Enumerable.Range(1, AccessBook.MaxSwept).Select(number => Begun(number, Now - Session.IdleTimeout) with { Member = others }),
                .. Enumerable.Range(100, TenantLimits.MaxSessions).Select(number => Begun(number, Now)),
            ],
            KeptLinks = [.. Enumerable.Range(1, AccessBook.MaxSwept).Select(number => Sent(number, Now - SignInLink.Lifetime) with { Member = others })],
        });

        var swept = book.Sweep(book.After([new SignedOutEverywhere(Somebody)]), Now, Events);

        Assert.Equal(JournalLimits.MaxChanges - Events, AccessBook.RowsOf(swept).Count);
        book.Take(swept);
        Assert.Empty(book.LiveSessionsOf(Somebody, Now));
    }

    static Session Begun(int number, DateTimeOffset at) => Session.Start(Id<Session>.Create(Office.Value(number)), Somebody, default, at);

    static SignInLink Sent(int number, DateTimeOffset at) => SignInLink.Issue(Id<SignInLink>.Create(Office.Value(number)), Somebody, default, default, at);
}
