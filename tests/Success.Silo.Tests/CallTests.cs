using System.Globalization;

namespace Success.Silo.Tests;

/// <summary>Every shape of method that an interface may have.</summary>
public class CallTests
{
    public interface IShapes : IGrainWithStringKey, IInherited
    {
        Task Nothing();

        ValueTask NothingByValue();

        Task<string> One(int a);

        ValueTask<string> Eight(int a, string b, long c, decimal d, Guid e, Point f, string? g, IReadOnlyList<int> h);

        Task<string> Overloaded(int a);

        Task<string> Overloaded(string a);

        Task<Point> Value(Point point, int? nothing);

        Task<int> Last(int a, CancellationToken cancellationToken);

        Task<IShapes> Reference(IShapes other);

        Task<int> Later(int a);

        Task Throws(string how);

        Task<int> ThrowsResult(string how);

        Task<string> Key();

        Task ReturnsNull();
    }

    public interface IInherited
    {
        Task<string> Inherited(string a);
    }

    public readonly record struct Point(int X, int Y);

    [Fact]
    public async Task Call_EveryShape_CarriesArgumentsAndResult()
    {
        await using var host = await SiloHost.StartAsync(typeof(Shapes));
        var grain = host.Grain<IShapes>("k");

        await grain.Nothing();
        await grain.NothingByValue();
        Assert.Equal("1", await grain.One(1));
        Assert.Equal(
            "1,b,3,4.5,00000000-0000-0000-0000-000000000000,6:7,,8+9",
            await grain.Eight(1, "b", 3, 4.5m, Guid.Empty, new(6, 7), null, [8, 9]));
        Assert.Equal("int 1", await grain.Overloaded(1));
        Assert.Equal("string x", await grain.Overloaded("x"));
        Assert.Equal("inherited x", await grain.Inherited("x"));
        Assert.Equal(new(2, 1), await grain.Value(new(1, 2), null));
        Assert.Equal(7, await grain.Last(7, CancellationToken.None));
        Assert.Equal(5, await grain.Later(5));
        Assert.Equal("k", await grain.Key());
        Assert.Equal("k", grain.GetPrimaryKeyString());
        Assert.Equal(grain, await grain.Reference(host.Grain<IShapes>("k")));
        Assert.Equal("shapes/k", grain.ToString());
    }

    [Theory]
    [InlineData("now")]
    [InlineData("async")]
    [InlineData("later")]
    public async Task Call_GrainThrows_CallerSeesTypeMessageAndStack(string how)
    {
        await using var host = await SiloHost.StartAsync(typeof(Shapes));

        var exception = await Assert.ThrowsAsync<FormatException>(() => host.Grain<IShapes>().Throws(how).Within());
        var withResult = await Assert.ThrowsAsync<FormatException>(() => host.Grain<IShapes>().ThrowsResult(how).Within());

        Assert.Equal("no such thing", exception.Message);
        Assert.Contains(nameof(Shapes), exception.StackTrace, StringComparison.Ordinal);
        Assert.Contains(nameof(Shapes), withResult.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_GrainCancelsItself_CallerSeesCancellation()
    {
        await using var host = await SiloHost.StartAsync(typeof(Shapes));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Grain<IShapes>().Throws("cancelled").Within());
    }

    [Fact]
    public async Task Call_GrainReturnsNullForATask_ThrowsNamingTheMethod()
    {
        await using var host = await SiloHost.StartAsync(typeof(Shapes));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<IShapes>().ReturnsNull().Within());

        Assert.Equal("shapes/a.ReturnsNull returned null instead of a task.", exception.Message);
    }

    [Fact]
    public async Task GetGrain_BlankKeyOrUnknownInterface_Throws()
    {
        await using var host = await SiloHost.StartAsync(typeof(Shapes));

        Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<IShapes>(" "));
        Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<IUnknown>("a"));
        Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<IShapes>("a", "Other."));
    }

    public interface IUnknown : IGrainWithStringKey;

    internal sealed class Shapes : Grain, IShapes
    {
        public Task Nothing() => Task.CompletedTask;

        public ValueTask NothingByValue() => ValueTask.CompletedTask;

        public Task<string> One(int a) => Task.FromResult(a.ToString(CultureInfo.InvariantCulture));

        public ValueTask<string> Eight(int a, string b, long c, decimal d, Guid e, Point f, string? g, IReadOnlyList<int> h) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{a},{b},{c},{d},{e},{f.X}:{f.Y},{g},{string.Join('+', h)}"));

        public Task<string> Overloaded(int a) => Task.FromResult($"int {a}");

        public Task<string> Overloaded(string a) => Task.FromResult($"string {a}");

        public Task<string> Inherited(string a) => Task.FromResult($"inherited {a}");

        public Task<Point> Value(Point point, int? nothing) => Task.FromResult(new Point(point.Y, point.X));

        public Task<int> Last(int a, CancellationToken cancellationToken) => Task.FromResult(a);

        public Task<IShapes> Reference(IShapes other) => Task.FromResult(other);

        public async Task<int> Later(int a)
        {
            await Task.Yield();
            return a;
        }

        public Task Throws(string how) => how switch
        {
            "now" => throw new FormatException("no such thing"),
            "cancelled" => Task.FromCanceled(new CancellationToken(canceled: true)),
            _ => ThrowsResult(how),
        };

        public async Task<int> ThrowsResult(string how)
        {
            if (how == "later")
            {
                await Task.Yield();
            }

            throw new FormatException("no such thing");
        }

        public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

#pragma warning disable MA0022 // The mistake that the test is about.
        public Task ReturnsNull() => null!;
#pragma warning restore MA0022
    }
}
