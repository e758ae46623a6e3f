using System.Text.Json;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Reviews;

public sealed class ReviewBookTests
{
    static readonly Who Provider = Who.Of(Side.Provider, Id<Member>.Create(new Guid(1, 0, 0, new byte[8])));
    static readonly Who Customer = Who.Of(Side.Customer, Id<Member>.Create(new Guid(2, 0, 0, new byte[8])));
    static readonly Who Program = Who.Of(Side.Customer, Id<ApiClient>.Create(new Guid(3, 0, 0, new byte[8])));
    static readonly Id<Plan> Plan = Id<Plan>.Create(new Guid(4, 0, 0, new byte[8]));
    static readonly Id<Kpi> Kpi = Id<Kpi>.Create(new Guid(5, 0, 0, new byte[8]));
    static readonly DateOnly From = new(2026, 1, 1);
    static readonly DateOnly To = new(2026, 3, 31);

    readonly List<(ReviewEvent Event, DateTimeOffset At, Who By)> _history = [];
    DateTimeOffset _now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);
    double _value = 412;
    int _decisions;
    ReviewBook _book = ReviewBook.Empty;

    [Fact]
    public void Accept_BothTheSameSnapshot_ClosesThePeriodAndConfirmsItsValues()
    {
        var review = Planned();

        Assert.IsType<PeriodAccepted>(Assert.Single(Do(Customer, new AcceptPeriod(review.Id, Digest(review)))));
        Assert.Empty(_book.Closed);
        var happened = Do(Provider, new AcceptPeriod(review.Id, Digest(review)));

        Assert.Equal([typeof(PeriodAccepted), typeof(PeriodClosed)], happened.Select(one => one.GetType()));
        Assert.Empty(_book.Open);
        Assert.Equal(new ConfirmedValue(Kpi, 412), Assert.Single(Assert.Single(_book.Closed).Values));
        Replays();
    }

    [Fact]
    public void Accept_ByOneSideTwice_ClosesNothing()
    {
        var review = Planned();
        Do(Provider, new AcceptPeriod(review.Id, Digest(review)));

        Assert.Empty(Do(Provider, new AcceptPeriod(review.Id, Digest(review))));

        Assert.Empty(_book.Closed);
    }

    [Fact]
    public void Accept_WhatHasChanged_IsStale()
    {
        var review = Planned();
        var seen = Digest(review);
        _value = 413;

        Assert.Equal((DomainErrorCode.Stale, "digest"), Refused(Provider, new AcceptPeriod(review.Id, seen)));
    }

    [Fact]
    public void Accept_AfterTheOtherSawSomethingElse_WaitsUntilBothSawTheSame()
    {
        var review = Planned();
        Do(Provider, new AcceptPeriod(review.Id, Digest(review)));
        _value = 413;

        Do(Customer, new AcceptPeriod(review.Id, Digest(review)));
        Assert.Empty(_book.Closed);
        Do(Provider, new AcceptPeriod(review.Id, Digest(review)));

        Assert.Equal(413, Assert.Single(_book.Closed).Values[0].Value);
    }

    [Fact]
    public void Accept_ByProgramOrSystem_IsForbidden()
    {
        var review = Planned();

        Assert.Equal(DomainErrorCode.Forbidden, Refused(Program, new AcceptPeriod(review.Id, Digest(review))).Code);
        Assert.Equal(DomainErrorCode.Forbidden, Refused(default, new AcceptPeriod(review.Id, Digest(review))).Code);
    }

    [Fact]
    public void Accept_OnThePeriodsLastDay_IsRefusedAndTakenADayLater()
    {
        var review = Planned();
        _now = new(2026, 3, 31, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(DomainErrorCode.Conflict, Refused(Provider, new AcceptPeriod(review.Id, Digest(review))).Code);

        _now = _now.AddHours(1);
        Assert.Single(Do(Provider, new AcceptPeriod(review.Id, Digest(review))));
    }

    [Fact]
    public void Accept_DaysThatAreClosed_IsRefused()
    {
        Close();

        // Nothing like this is planned any more; a journal may have it.
        var overlapping = new ReviewPlanned(Id<Review>.Create(new Guid(8, 0, 0, new byte[8])), Plan, ReviewKind.Quarterly, new(To, To.AddDays(10)), _now);
        _book = ReviewBook.Apply(_book, overlapping, _now, Provider);
        var again = _book.Open[^1];
        _now = _now.AddDays(30);

        Assert.Equal(DomainErrorCode.Conflict, Refused(Provider, new AcceptPeriod(again.Id, Digest(again))).Code);
    }

    [Fact]
    public void Restate_ConfirmedByTheOther_ReplacesTheValue()
    {
        var closed = Close();
        Do(Provider, new RestateValue(closed.Review, Kpi, 400, "Twelve were counted twice."));
        var restatement = Assert.Single(_book.Restatements);
        Assert.Equal(412, _book.Closed[0].Values[0].Value);
        Assert.Equal(DomainErrorCode.Forbidden, Refused(Provider, new AnswerRestatement(restatement.Id, true)).Code);

        Do(Customer, new AnswerRestatement(restatement.Id, true));

        Assert.Equal(400, _book.Closed[0].Values[0].Value);
        Assert.Empty(_book.Restatements);
        Replays();
    }

    [Fact]
    public void Restate_Declined_LeavesTheValue()
    {
        var closed = Close();
        Do(Customer, new RestateValue(closed.Review, Kpi, 500, "We count differently."));

        Do(Provider, new AnswerRestatement(_book.Restatements[0].Id, false));

        Assert.Equal(412, _book.Closed[0].Values[0].Value);
        Assert.Empty(_book.Restatements);
    }

    [Fact]
    public void Restate_WithoutReasonOrChangeOrTwice_IsRefused()
    {
        var closed = Close();

        Assert.Equal((DomainErrorCode.Invalid, "reason"), Refused(Provider, new RestateValue(closed.Review, Kpi, 400, "")));
        Assert.Equal((DomainErrorCode.Invalid, "value"), Refused(Provider, new RestateValue(closed.Review, Kpi, 412, "Why?")));
        Assert.Equal((DomainErrorCode.Invalid, "value"), Refused(Provider, new RestateValue(closed.Review, Kpi, double.NaN, "Why?")));
        Assert.Equal(DomainErrorCode.NotFound, Refused(Provider, new RestateValue(closed.Review, default, 1, "Why?")).Code);
        Do(Provider, new RestateValue(closed.Review, Kpi, 400, "Twelve were counted twice."));
        Assert.Equal(DomainErrorCode.Conflict, Refused(Customer, new RestateValue(closed.Review, Kpi, 401, "Eleven.")).Code);
    }

    [Fact]
    public void Restate_MoreThanAreKept_FindsOnlyTheLatest()
    {
        var first = Close(From.AddYears(-5), From.AddYears(-5));
        for (var i = 1; i < ReviewBook.ClosedKept; i++)
        {
            Close(From.AddDays(i - 100), From.AddDays(i - 100));
        }

        Assert.True(Ask(Provider, new RestateValue(first.Review, Kpi, 1, "Why?")).IsSuccess);
        Close();
        Assert.Equal(DomainErrorCode.NotFound, Refused(Provider, new RestateValue(first.Review, Kpi, 1, "Why?")).Code);
    }

    [Fact]
    public void Plan_AtItsInstant_FallsDueByItself()
    {
        var review = Planned();
        Assert.Equal(review.MeetsAt, _book.NextWake);
        _now = review.MeetsAt.AddTicks(-1);
        Assert.Empty(Do(default, new WakeReviews()));

        _now = review.MeetsAt;

        Assert.Equal([new ReviewFellDue(review.Id)], Do(default, new WakeReviews()));
        Assert.Equal(ReviewState.Due, _book.Open[0].State);
        Assert.Null(_book.NextWake);
        Do(Provider, new MoveReview(review.Id, _now.AddDays(2)));
        Assert.Equal(_now.AddDays(2), _book.NextWake);
    }

    [Fact]
    public void Plan_OneBeyondTheLimit_IsRefusedUntilOneIsCancelled()
    {
        for (var i = 0; i < ReviewBook.MaxOpen; i++)
        {
            Planned(From.AddDays(i), From.AddDays(i));
        }

        var more = new PlanReview(Plan, ReviewKind.CheckIn, To, To, _now);
        Assert.Equal(DomainErrorCode.LimitReached, Refused(Provider, more).Code);
        Do(Provider, new CancelReview(_book.Open[0].Id, "The sponsor is away."));
        Assert.True(Ask(Provider, more).IsSuccess);
    }

    [Fact]
    public void Cancelled_OneMoreThanAreKept_ForgetsTheOldest()
    {
        for (var i = 0; i <= ReviewBook.CancelledKept; i++)
        {
            Planned(From.AddDays(i), From.AddDays(i));
        }

        var planned = _book.Open;
        foreach (var review in planned)
        {
            Do(Customer, new CancelReview(review.Id, "The sponsor is away."));
        }

        Assert.Equal(planned.Skip(1).Select(review => review.Id), _book.Cancelled.Select(cancelled => cancelled.Review));
        Assert.Equal(planned[^1].MeetsAt, _book.Cancelled[^1].MeetsAt);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(-9, 0, false)]
    [InlineData(89, 99, false)]
    [InlineData(10, 20, false)]
    [InlineData(-9, 99, false)]
    [InlineData(-9, -1, true)]
    [InlineData(90, 99, true)]
    public void Plan_DaysThatAnotherReviewOfThePlanHas_AreRefused_WhileItIsOpenAndOnceItIsClosed(int from, int to, bool isFree)
    {
        var review = Planned();
        var plan = new PlanReview(Plan, ReviewKind.CheckIn, From.AddDays(from), From.AddDays(to), _now.AddDays(1));
        var ofAnother = plan with { Plan = Id<Plan>.Create(new Guid(7, 0, 0, new byte[8])) };

        Assert.Equal(isFree, Ask(Provider, plan).IsSuccess);
        Assert.True(Ask(Provider, ofAnother).IsSuccess);

        Do(Provider, new AcceptPeriod(review.Id, Digest(review)));
        Do(Customer, new AcceptPeriod(review.Id, Digest(review)));
        Assert.Equal(isFree, Ask(Provider, plan).IsSuccess);

        if (!isFree)
        {
            Assert.Equal((DomainErrorCode.Conflict, "from"), Refused(Provider, plan));
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(365, true)]
    [InlineData(366, false)]
    [InlineData(-1, false)]
    public void ReviewPeriod_Length_IsLimited(int daysAfterFirst, bool isTaken) =>
        Assert.Equal(isTaken, ReviewPeriod.Create(From, From.AddDays(daysAfterFirst)).IsSuccess);

    Review Planned(DateOnly? from = null, DateOnly? to = null)
    {
        Do(Provider, new PlanReview(Plan, ReviewKind.Quarterly, from ?? From, to ?? To, _now.AddDays(1)));
        return _book.Open[^1];
    }

    ClosedPeriod Close(DateOnly? from = null, DateOnly? to = null)
    {
        var review = Planned(from, to);
        Do(Provider, new AcceptPeriod(review.Id, Digest(review)));
        Do(Customer, new AcceptPeriod(review.Id, Digest(review)));
        return _book.Closed[^1];
    }

    PeriodDigest Digest(Review review) => Snapshot(review).Digest;

    PeriodSnapshot Snapshot(Review review) => new(
        Id<Account>.Create(new Guid(6, 0, 0, new byte[8])),
        review.Plan,
        review.Period,
        Standing.OnTrack,
        [new(Kpi, MetricKey.Create("active_users").Value, 1, 2, Standing.OnTrack, _value, new(2026, 3, 30, 0, 0, 0, TimeSpan.Zero))]);

    IReadOnlyList<ReviewEvent> Do(Who by, ReviewCommand command)
    {
        var decided = Ask(by, command).Value;
        foreach (var happened in decided.Events)
        {
            var read = JsonSerializer.Deserialize<ReviewEvent>(JsonSerializer.Serialize(happened, DomainJson.Options), DomainJson.Options)!;
            Assert.Equal(happened, read);
            _book = ReviewBook.Apply(_book, read, _now, by);
            _history.Add((read, _now, by));
        }

        return decided.Events;
    }

    Result<Decision<ReviewEvent>> Ask(Who by, ReviewCommand command) => ReviewBook.Decide(
        _book,
        command,
        new(_now, DateOnly.FromDateTime(_now.UtcDateTime), by, new IdSource(new Guid(++_decisions, 0, 0x7000, new byte[8])), Snapshot));

    (DomainErrorCode Code, string? Field) Refused(Who by, ReviewCommand command)
    {
        var refusal = Ask(by, command).Error ?? throw new InvalidOperationException($"{command} was not refused.");
        return (refusal.Code, refusal.Field);
    }

    void Replays() =>
        Assert.Equal(_book, _history.Aggregate(ReviewBook.Empty, (book, entry) => ReviewBook.Apply(book, entry.Event, entry.At, entry.By)));
}
