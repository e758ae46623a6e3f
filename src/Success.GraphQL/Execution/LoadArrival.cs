namespace Success.GraphQL.Execution;

/// <summary>A load that a resolver has asked for. What it brings is taken in a turn of its own.</summary>
sealed class LoadArrival(Func<Task<Action>> load) : Arrival
{
    public override void Take(Operation operation) => operation.Schedule(this);

    /// <summary>Whoever still waits for it gets its answer all the same.</summary>
    public override void GoOnWithout() => _ = AnswerAsync();

    public void Start(Operation operation) => _ = StartAsync(operation);

    async Task StartAsync(Operation operation) => operation.Arrived(new Answer(await load()));

    async Task AnswerAsync()
    {
        // Whoever asks for one of several goes on to the next before this continues.
        await Task.Yield();
        (await load())();
    }

    sealed class Answer(Action answer) : Arrival
    {
        public override void Take(Operation operation) => answer();

        public override void GoOnWithout() => answer();
    }
}
