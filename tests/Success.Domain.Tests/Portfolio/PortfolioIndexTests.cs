using System.Text.Json;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Portfolio;

public sealed class PortfolioIndexTests
{
    static readonly SomeSummaries Some = new(seed: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(PageRequest.MaxRows)]
    public void Page_SizeAtTheLimits_IsServed(int rows)
    {
        var index = Of([.. Enumerable.Range(0, 150).Select(i => Named($"a{i}"))]);

        Assert.Equal(rows, Page(index, new(First: rows)).Edges.Count);
        Assert.Equal(rows, Page(index, new(Last: rows)).Edges.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PageRequest.MaxRows + 1)]
    public void Page_SizeBeyondTheLimits_IsRefused(int rows)
    {
        AssertRefused(new(First: rows), "first", "A page has 1 to 100 rows.");
        AssertRefused(new(Last: rows), "last", "A page has 1 to 100 rows.");
    }

    [Fact]
    public void Page_ThatContradictsItself_IsRefusedWithTheField()
    {
        var cursor = Page(Of([Named("a")]), new()).Edges[0].Cursor;

        AssertRefused(new(First: 1, Last: 1), "last", "A page is the first or the last so many, not both.");
        AssertRefused(new(Last: 1, After: cursor), "after", "'after' goes with 'first'.");
        AssertRefused(new(First: 1, Before: cursor), "before", "'before' goes with 'last'.");
        AssertRefused(new(Offset: -1), "offset", "An offset is not below 0.");
        AssertRefused(new(Offset: 1, After: cursor), "offset", "An offset goes with 'first' and without a cursor.");
        AssertRefused(new(Order: (AccountOrder)99), "orderBy", "There is no such order.");
        AssertRefused(new(AccountOrder.Name, After: cursor), "after", "This cursor belongs to a page in another order.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Page_AfterWhatIsNoCursor_IsRefused(string cursor) =>
        AssertRefused(new(After: cursor), "after", "This is not a cursor of an account.");

    [Fact]
    public void Page_AfterAnOverlongCursor_IsRefused() =>
        AssertRefused(new(After: new string('A', 10_000)), "after", "This is not a cursor of an account.");

    [Fact]
    public void Filter_AsManyValuesAsAllowedAndOneMore_IsServedAndRefused()
    {
        string[] values = [.. Enumerable.Range(0, PortfolioFilter.MaxValues).Select(i => $"s{i}")];
        var index = Of([Named("a") with { Segment = "s7" }]);

        Assert.Equal(1, Page(index, new(), new() { Segments = values }).TotalCount);
        var error = index.Page(new(), new() { Segments = [.. values, "more"] }, AccountScope.Everything).Error;
        Assert.Equal(new DomainError(DomainErrorCode.LimitReached, "A filter takes at most 50 values here; these are 51.", "filter.segments"), error);
        Assert.Equal("filter.segments", index.Overview(new() { Segments = [.. values, "more"] }, AccountScope.Everything, SomeSummaries.Start).Error?.Field);
    }

    [Fact]
    public void Filter_TextAsLongAsAllowedAndOneMore_IsServedAndRefused()
    {
        var name = new string('x', PortfolioFilter.MaxTextLength);
        var index = Of([Named(name)]);

        Assert.Equal(1, Page(index, new(), new() { Text = name }).TotalCount);
        Assert.Equal("filter.text", index.Page(new(), new() { Text = name + "x" }, AccountScope.Everything).Error?.Field);
    }

    [Fact]
    public void Page_AfterACursorWhoseAccountMovedAndWhoseNeighbourLeft_GoesOnWhereItStood()
    {
        AccountSummary[] accounts = [Named("a"), Named("b"), Named("c"), Named("d"), Named("e")];
        var index = Of(accounts);
        var cursor = Page(index, new(AccountOrder.Name, First: 2)).Edges[^1].Cursor;

        index = index.Apply([accounts[1] with { Version = 2, Name = "z" }, Named("aa"), Named("ca")]).Index.Remove(accounts[2].Id);

        Assert.Equal(["ca", "d", "e", "z"], Names(Page(index, new(AccountOrder.Name, After: cursor))));
        Assert.Equal(["a", "aa"], Names(Page(index, new(AccountOrder.Name, Last: 5, Before: cursor))));
    }

    [Fact]
    public void Page_ByAttentionAndStanding_ShowsWhatNeedsMeFirst()
    {
        var index = Of(
            [
                Named("calm") with { Standing = Standing.OnTrack, Attention = Worth(10) },
                Named("unvalued") with { Standing = Standing.OffTrack },
                Named("bad") with { Standing = Standing.OffTrack, Attention = Worth(500) },
                Named("dear") with { Standing = Standing.AtRisk, Attention = Worth(9000) },
            ]);

        Assert.Equal(["dear", "bad", "calm", "unvalued"], Names(Page(index, new())));
        Assert.Equal(["bad", "unvalued", "dear", "calm"], Names(Page(index, new(AccountOrder.Standing))));
    }

    [Fact]
    public void Page_ByNameAndText_IgnoresCaseAndAccents()
    {
        var index = Of([Named("Zebra"), Named("Äpfel"), Named("apfelbaum"), Named("APFEL"), Named("ärger")]);

        Assert.Equal(["apfelbaum", "ärger", "Zebra"], Names(Page(index, new(AccountOrder.Name))).TakeLast(3));
        Assert.Equal(3, Page(index, new(), new() { Text = "äPF", TextMatch = TextMatch.Prefix }).TotalCount);
        Assert.Equal(2, Page(index, new(), new() { Text = "r" }).TotalCount);
    }

    [Fact]
    public void Apply_EqualOrLowerVersion_IsIgnoredAndNotTaken()
    {
        var account = Named("new") with { Version = 5 };
        var index = Of([account]);

        var change = index.Apply([account with { Name = "same" }, account with { Version = 4, Name = "old" }]);

        Assert.Same(index, change.Index);
        Assert.Empty(change.Taken);
    }

    [Fact]
    public void Apply_OlderSummary_LeavesTheLaterWake()
    {
        var account = Named("a") with { Version = 5, NextWake = SomeSummaries.Start };
        var (index, wakes) = (PortfolioIndex.Empty, new WakeHeap());
        foreach (var summary in new[] { account, account with { Version = 6, NextWake = SomeSummaries.Start.AddDays(1) }, account })
        {
            var change = index.Apply([summary]);
            change.Taken.ToList().ForEach(taken => wakes.Set(taken.Id, taken.NextWake));
            index = change.Index;
        }

        Assert.Equal(SomeSummaries.Start.AddDays(1), wakes.Next);
    }

    [Fact]
    public void Overview_ParentAndChildren_CountsNoRevenueTwice()
    {
        var group = Named("group") with { Arr = Euro(100), Standing = Standing.OnTrack };
        var region = Named("region") with { Parent = group.Id, Standing = Standing.OffTrack };
        var site = Named("site") with { Parent = region.Id, Arr = Euro(40), Standing = Standing.AtRisk };
        var index = Of([site, group, region]);

        var all = index.Overview(PortfolioFilter.None, AccountScope.Everything, SomeSummaries.Start).Value;
        var below = index.Overview(new() { Parent = region.Id }, AccountScope.Everything, SomeSummaries.Start).Value;

        Assert.Equal([Euro(100)], all.Arr);
        Assert.Equal([Euro(40)], all.AtRisk.Arr);
        Assert.Equal([Euro(40)], below.Arr);
    }

    [Fact]
    public void Subtree_ParentThatComesLaterOrLeaves_IsFollowed()
    {
        var top = Named("top");
        var middle = Named("middle") with { Parent = top.Id };
        var leaf = Named("leaf") with { Parent = middle.Id };
        var index = Of([leaf]).Apply([middle]).Index.Apply([top]).Index;

        Assert.Equal([middle.Id, top.Id], index.PathOf(leaf.Id)!.Ancestors.ToArray());
        Assert.Equal(3, Page(index, new(), new() { Subtree = top.Id }).TotalCount);
        Assert.Equal(2, Page(index.Remove(middle.Id), new(), PortfolioFilter.None).TotalCount);
        Assert.Equal(["leaf"], Names(Page(index.Remove(middle.Id), new(), new() { Subtree = middle.Id })));
    }

    [Fact]
    public void Parents_InACircle_EndEveryWalk()
    {
        var (one, other) = (Named("one"), Named("other"));
        var index = Of([one with { Parent = other.Id }, other with { Parent = one.Id }]);

        Assert.Equal(2, Page(index, new(), new() { Subtree = one.Id }).TotalCount);
        Assert.Equal(3, index.PathOf(one.Id)!.Ancestors.Length);
        Assert.Equal(2, index.Overview(PortfolioFilter.None, AccountScope.Everything, SomeSummaries.Start).Value.Accounts);
    }

    [Fact]
    public void Page_ForAMemberOfTheCustomer_ShowsAndCountsOnlyTheirs()
    {
        var ours = Named("ours");
        var site = Named("site") with { Parent = ours.Id };
        var index = Of([ours, site, Named("theirs")]);

        Assert.Equal(["ours"], Names(index.Page(new(), PortfolioFilter.None, AccountScope.BoundTo(new AccountBinding(ours.Id, Subtree: false)).Value).Value));
        Assert.Equal(2, index.Page(new(), PortfolioFilter.None, AccountScope.BoundTo(new AccountBinding(ours.Id, Subtree: true)).Value).Value.TotalCount);
    }

    [Fact]
    public void Filter_ByAPlaceThatTheReaderMayNotSee_FindsNothingAsIfItWereNotThere()
    {
        var group = Named("group");
        var region = Named("region") with { Parent = group.Id };
        var site = Named("site") with { Parent = region.Id };
        var index = Of([group, region, site]);
        var bound = AccountScope.BoundTo(new AccountBinding(region.Id, Subtree: true)).Value;

        foreach (var filter in new PortfolioFilter[] { new() { Parent = group.Id }, new() { Subtree = group.Id }, new() { Account = group.Id } })
        {
            Assert.Equal(0, index.Page(new(), filter, bound).Value.TotalCount);
            Assert.Equal(0, index.Overview(filter, bound, SomeSummaries.Start).Value.Accounts);
            Assert.NotEqual(0, index.Page(new(), filter, AccountScope.Everything).Value.TotalCount);
        }

        Assert.Equal(["site"], Names(index.Page(new(), new() { Parent = region.Id }, bound).Value));
        Assert.Equal(2, index.Page(new(), new() { Subtree = region.Id }, bound).Value.TotalCount);
        Assert.Equal(["region"], Names(index.Page(new(), new() { Account = region.Id }, bound).Value));
    }

    [Fact]
    public void RequestFilterPageAndOverview_ThroughJson_StayTheSame()
    {
        var index = Of([Named("a") with { Tags = ["x"], Attention = Worth(3) }]);
        var (request, filter) = (new PageRequest(AccountOrder.Name, First: 3), new PortfolioFilter { AnyTags = ["x"], RenewsBefore = new DateOnly(2027, 1, 1) });

        AssertRoundTrips(request);
        AssertRoundTrips(filter);
        AssertRoundTrips(Page(index, request));
        AssertRoundTrips(index.Overview(PortfolioFilter.None, AccountScope.Everything, SomeSummaries.Start).Value);
    }

    static void AssertRoundTrips<T>(T value)
    {
        var json = JsonSerializer.Serialize(value);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json)));
    }

    static void AssertRefused(PageRequest request, string field, string message) =>
        Assert.Equal(
            new DomainError(DomainErrorCode.Invalid, message, field),
            Of([Named("a")]).Page(request, PortfolioFilter.None, AccountScope.Everything).Error);

    static AccountPage Page(PortfolioIndex index, PageRequest request, PortfolioFilter? filter = null) =>
        index.Page(request, filter ?? PortfolioFilter.None, AccountScope.Everything).Value;

    static IEnumerable<string> Names(AccountPage page) => page.Edges.Select(edge => edge.Account.Name);

    static PortfolioIndex Of(AccountSummary[] accounts) => PortfolioIndex.Of(accounts.Select(PackedSummary.Pack));

    static AccountSummary Named(string name) => new() { Id = Some.NewId<Account>(), Version = 1, Name = name, Standing = Standing.OnTrack };

    static Attention Worth(decimal amount) => Attention.Part(Euro(amount), 1, 1);

    static Money Euro(decimal amount) => new(amount, "EUR");
}
