using Success.Domain.Tenancy;
using Success.Grains.Journals;
using Success.Journal;

namespace Success.Grains.Changes;

/// <inheritdoc cref="IChangeLogGrain"/>
/// <remarks>
/// Many accounts hand over at once. What comes while something is being written waits, and is then written together: the accounts of a tenant
/// do not queue for the store one behind the other.
/// </remarks>
sealed partial class ChangeLogGrain : Grain, IChangeLogGrain
{
    readonly RouteTag _tag;
    readonly TimeProvider _time;
    readonly ChangeSegments _log;
    List<Waiting> _waiting = [];
    bool _isWriting;

    public ChangeLogGrain(IJournal journal, ChangeLogLimits limits, TimeProvider time, IIdSeeds ids)
    {
        _tag = RouteTag.Create(this.GetPrimaryKeyString()).Value;
        _time = time;
        _log = new(journal, _tag, limits, ids.Beside(nameof(ChangeLogGrain)));
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _log.LoadAsync(cancellationToken);

    public Task Note(ChangeNews news)
    {
        if (news.Changes.IsEmpty)
        {
            return Task.CompletedTask;
        }

        var waiting = new Waiting(news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Add(waiting);
        if (!_isWriting)
        {
            _ = WriteAsync();
        }

        return waiting.Done.Task;
    }

    async Task WriteAsync()
    {
        _isWriting = true;
        while (_waiting.Count > 0)
        {
            (var taken, _waiting) = (_waiting, []);
            try
            {
                await AppendAsync(taken.SelectMany(waiting => waiting.News.Changes));
                taken.ForEach(waiting => waiting.Done.SetResult());
            }
#pragma warning disable CA1031 // It is thrown at everybody who waits for it, and nobody else.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                // What is in memory is not what is stored: the next call begins with what is, and who handed over tries again.
                taken.ForEach(waiting => waiting.Done.SetException(exception));
                DeactivateOnIdle();
            }
        }

        _isWriting = false;
    }

    Task AppendAsync(IEnumerable<LoggedChange> changes) => _log.IsBroken
        ? throw new JournalUnavailableException("The log of changes begins anew.", mayBeWritten: false)
        : _log.AppendAsync(changes);

    sealed record Waiting(ChangeNews News, TaskCompletionSource Done);
}
