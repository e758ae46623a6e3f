using Success.Silo;

namespace Success.Bench.Silo;

interface IAdderGrain : IGrainWithStringKey
{
    Task<int> Add(int by);

    Task<int> AddLater(int by);

    Task<int> Rally(IAdderGrain other, int calls);

    [OneWay]
    Task Note(int by);

    Task<int> Sum();
}

sealed class AdderGrain : Grain, IAdderGrain
{
    int _sum;

    public Task<int> Add(int by)
    {
        _sum = unchecked(_sum + by);
        return Task.FromResult(_sum);
    }

    public async Task<int> AddLater(int by)
    {
        await Task.Yield();
        return _sum = unchecked(_sum + by);
    }

    public async Task<int> Rally(IAdderGrain other, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await other.AddLater(1);
        }

        return _sum;
    }

    public Task Note(int by)
    {
        _sum = unchecked(_sum + by);
        return Task.CompletedTask;
    }

    public Task<int> Sum() => Task.FromResult(_sum);
}

interface IPlainGrain : IGrainWithStringKey
{
    Task<int> Touch();
}

sealed class PlainGrain : Grain, IPlainGrain
{
    int _touched;

    public Task<int> Touch() => Task.FromResult(++_touched);
}

interface IStatefulGrain : IGrainWithStringKey
{
    Task<int> Touch();
}

sealed class SmallState
{
    public int Touched { get; set; }
}

sealed class StatefulGrain([PersistentState("small")] IPersistentState<SmallState> small) : Grain, IStatefulGrain
{
    public Task<int> Touch() => Task.FromResult(++small.State.Touched);
}
