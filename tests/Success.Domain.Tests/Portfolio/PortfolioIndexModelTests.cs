using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Xunit.Abstractions;

namespace Success.Domain.Tests.Portfolio;

/// <summary>The index against a plain list, through thousands of random changes.</summary>
public sealed class PortfolioIndexModelTests(ITestOutputHelper output)
{
    const int Accounts = 700;

    [Fact]
    public void RandomChanges_AgainstAPlainList_AgreeInEveryAnswer()
    {
        var world = new World(Seed());
        for (var round = 0; round < 60; round++)
        {
            world.Change(60);
            world.Ask(6);
        }
    }

    [Fact]
    public void BuiltAtOnce_AgainstAPlainList_AgreesAndCanBeChanged()
    {
        var world = new World(Seed());
        world.Change(4 * Accounts);
        world.Rebuild();
        world.Ask(60);
        world.Change(500);
        world.Ask(60);
    }

    [Fact]
    public void PublishedIndex_WhileNewerOnesAreMade_NeverChanges()
    {
        var world = new World(Seed());
        world.Change(2 * Accounts);
        var (published, questions) = (world.Index, Enumerable.Range(0, 40).Select(_ => world.Question()).ToArray());
        var before = questions.Select(question => Answer(published, question)).ToArray();

        world.Change(5 * Accounts);

        Assert.Equal(before, questions.Select(question => Answer(published, question)));
        Assert.NotEqual(before, questions.Select(question => Answer(world.Index, question)));
    }

    static string Answer(PortfolioIndex index, (PageRequest Request, PortfolioFilter Filter, AccountScope Scope) question) =>
        System.Text.Json.JsonSerializer.Serialize(new
        {
            Page = index.Page(question.Request, question.Filter, question.Scope).Value,
            Overview = index.Overview(question.Filter, question.Scope, SomeSummaries.Start).Value,
        });

    int Seed()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return seed;
    }

    sealed class World
    {
        readonly SomeSummaries _some;
        readonly PortfolioModel _model = new();
        readonly Id<Account>[] _accounts;
        readonly PortfolioQuestions _questions;
        long _version;

        public World(int seed)
        {
            _some = new(seed);
            _accounts = [.. Enumerable.Range(0, Accounts).Select(_ => _some.NewId<Account>())];
            _questions = new(_some, _accounts);
        }

        public PortfolioIndex Index { get; private set; } = PortfolioIndex.Empty;

        public (PageRequest Request, PortfolioFilter Filter, AccountScope Scope) Question() => (_questions.Request(), _questions.Filter(), _questions.Scope());

        public void Rebuild() => Index = PortfolioIndex.Of(_model.Accounts.Select(PackedSummary.Pack));

        public void Change(int times)
        {
            for (var i = 0; i < times; i++)
            {
                if (_some.Chance(0.03))
                {
                    var gone = _some.Pick(_accounts);
                    _model.Remove(gone);
                    Index = Index.Remove(gone);
                }
                else
                {
                    AssertApplies([.. Enumerable.Range(0, _some.Random.Next(1, 4)).Select(_ => NextSummary())]);
                }
            }
        }

        public void Ask(int times)
        {
            Assert.Equal(_model.Accounts.Count, Index.Count);
            for (var i = 0; i < times; i++)
            {
                var (request, filter, scope) = Question();
                var expected = _model.Sorted(request, filter, scope);
                AssertPagesForward(expected, request, filter, scope);
                AssertPagesBackward(expected, request, filter, scope);
                AssertPageAtOffset(expected, request, filter, scope);
                AssertOverview(filter, scope);
                AssertFinds();
            }
        }

        AccountSummary NextSummary()
        {
            // Parents stand before their children in the list, so that no circle arises; chains may be longer than four levels.
            var at = _some.Random.Next(_accounts.Length);
            var parent = at > 0 && _some.Chance(0.5) ? _accounts[_some.Random.Next(Math.Min(at, 60))] : default;
            var isOld = _some.Chance(0.1) && _version > 20;
            return _some.Next(_accounts[at], isOld ? _version - _some.Random.Next(20) : ++_version, parent);
        }

        void AssertApplies(AccountSummary[] batch)
        {
            var change = Index.Apply(batch);

            Assert.Equal(batch.Where(_model.Put), change.Taken);
            Index = change.Index;
        }

        void AssertPagesForward(List<AccountSummary> expected, PageRequest request, PortfolioFilter filter, AccountScope scope)
        {
            var size = _some.Random.Next(1, PageRequest.MaxRows + 1);
            string? after = null;
            for (var from = 0; from == 0 || from < expected.Count; from += size)
            {
                var page = Index.Page(request with { First = size, After = after }, filter, scope).Value;
                AssertRows(expected, from, Math.Min(size, expected.Count - from), page);
                after = page.Edges.Count > 0 ? page.Edges[^1].Cursor : null;
            }
        }

        void AssertPagesBackward(List<AccountSummary> expected, PageRequest request, PortfolioFilter filter, AccountScope scope)
        {
            var size = _some.Random.Next(1, PageRequest.MaxRows + 1);
            string? before = null;
            for (var to = expected.Count; to == expected.Count || to > 0; to -= size)
            {
                var page = Index.Page(request with { Last = size, Before = before }, filter, scope).Value;
                AssertRows(expected, Math.Max(0, to - size), Math.Min(size, to), page);
                before = page.Edges.Count > 0 ? page.Edges[0].Cursor : null;
            }
        }

        void AssertPageAtOffset(List<AccountSummary> expected, PageRequest request, PortfolioFilter filter, AccountScope scope)
        {
            var offset = _some.Random.Next(expected.Count + 3);
            var page = Index.Page(request with { Offset = offset }, filter, scope).Value;
            AssertRows(expected, Math.Min(offset, expected.Count), Math.Clamp(expected.Count - offset, 0, PageRequest.UsualRows), page);
        }

        static void AssertRows(List<AccountSummary> expected, int from, int count, AccountPage page)
        {
            Assert.Equal(expected.GetRange(from, count).Select(account => (account.Id, account.Version)), page.Edges.Select(edge => (edge.Account.Id, edge.Account.Version)));
            Assert.Equal((expected.Count, from > 0, from + count < expected.Count), (page.TotalCount, page.HasPreviousPage, page.HasNextPage));
        }

        void AssertOverview(PortfolioFilter filter, AccountScope scope)
        {
            var chosen = _model.Chosen(filter, scope);
            AccountSummary[] atRisk = [.. chosen.Where(account => account.Standing.IsAtRisk())];

            var overview = Index.Overview(filter, scope, SomeSummaries.Start).Value;

            Assert.Equal(chosen.Count, overview.Accounts);
            Assert.Equal(
                chosen.GroupBy(account => account.Standing).OrderBy(group => group.Key).Select(group => new StandingCount(group.Key, group.Count())),
                overview.Standings);
            AssertMoney(_model.Arr(chosen), overview.Arr);
            Assert.Equal(atRisk.Length, overview.AtRisk.Accounts);
            AssertMoney(_model.Arr(atRisk), overview.AtRisk.Arr);
            Assert.Equal(atRisk.Sum(account => account.Attention?.Value.Amount ?? 0), overview.AtRisk.Value.Sum(money => money.Amount));
            AssertFreshness(chosen, overview.Freshness);
            AssertSegments(chosen, overview);
        }

        static void AssertFreshness(List<AccountSummary> chosen, DataFreshness freshness)
        {
            int Between(int from, int to) => chosen.Count(account =>
                account.LatestData is { } latest && (SomeSummaries.Start - latest).TotalDays is var days && days <= to && (from < 0 || days > from));

            Assert.Equal(
                new DataFreshness(Between(-1, 1), Between(1, 7), Between(7, 30), Between(30, 10_000), chosen.Count(account => account.LatestData is null)),
                freshness);
        }

        static void AssertSegments(List<AccountSummary> chosen, PortfolioOverview overview)
        {
            Assert.Equal(
                chosen.GroupBy(account => account.Segment).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, group.Count())),
                overview.Segments.Select(part => (part.Segment, part.Accounts)));
            AssertMoney(Sum(overview.Segments.SelectMany(part => part.Arr)), overview.Arr);
            AssertMoney(Sum(overview.Segments.SelectMany(part => part.ArrAtRisk)), overview.AtRisk.Arr);
        }

        void AssertFinds()
        {
            var id = _some.Pick(_accounts);
            var known = _model.Find(id);
            Assert.Equal(known?.Version, Index.Find(id)?.Version);
            Assert.Equal(known is null, Index.PathOf(id) is null);
            if (known is { ExternalId.Length: > 0 })
            {
                Assert.Equal(_model.Accounts.Where(account => account.ExternalId == known.ExternalId).Min(account => account.Id), Index.FindByExternalId(known.ExternalId));
            }
        }

        static Dictionary<string, decimal> Sum(IEnumerable<Money> amounts) =>
            amounts.GroupBy(money => money.Currency).ToDictionary(group => group.Key, group => group.Sum(money => money.Amount));

        static void AssertMoney(Dictionary<string, decimal> expected, IReadOnlyList<Money> actual) =>
            Assert.Equal(
                expected.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Money(pair.Value, pair.Key)),
                actual);
    }
}
