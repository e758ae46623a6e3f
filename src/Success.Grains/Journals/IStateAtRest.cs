namespace Success.Grains.Journals;

/// <summary>A state while nobody asks for it.</summary>
/// <typeparam name="TState">The aggregate.</typeparam>
interface IStateAtRest<out TState>
    where TState : class
{
    /// <summary>The state; each time the same values, not always the same object.</summary>
    TState Wake();
}
