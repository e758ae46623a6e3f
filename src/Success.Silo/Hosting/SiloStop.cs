namespace Success.Silo;

/// <summary>
/// Stops the activations: no more ticks, then every request that was taken runs to its end, with all that it causes, then every
/// activation is deactivated. What is not done within <see cref="SiloOptions.StopTimeout"/> is left behind.
/// </summary>
sealed class SiloStop(EmbeddedSilo silo)
{
    /// <summary>How many activations are deactivated at once; each may write its state.</summary>
    const int Parallel = 256;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var activation in All())
        {
            activation.Post(static state => ((Activation)state!).StopTimers(), activation);
        }

        using var timeout = new CancellationTokenSource(silo.Options.StopTimeout, silo.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await silo.Reminders.DrainAsync(either.Token);
            await DrainAsync(either.Token);
            await DeactivateAsync(either.Token);
            silo.Log.Stopped();
        }
        catch (OperationCanceledException)
        {
            silo.Log.StoppedTooLate(silo.Options.StopTimeout, string.Join(", ", All().Take(10)));
        }
    }

    /// <summary>
    /// Sends a probe through every queue, again and again until all of them have met nothing but other probes: then nothing runs,
    /// nothing waits, and nobody is left who could call.
    /// </summary>
    async Task DrainAsync(CancellationToken cancellationToken)
    {
        bool quiet;
        do
        {
            quiet = true;
            var probes = All().Select(activation => activation.Probe()).ToList();
            foreach (var probe in probes)
            {
                quiet &= await probe.WaitAsync(cancellationToken);
            }
        }
        while (!quiet);
    }

    /// <summary>Until none is left, because what a grain does at its end may activate another one.</summary>
    async Task DeactivateAsync(CancellationToken cancellationToken)
    {
        while (All().ToList() is { Count: > 0 } activations)
        {
            foreach (var some in activations.Chunk(Parallel))
            {
                foreach (var activation in some)
                {
                    activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo stops."), CancellationToken.None);
                }

                await Task.WhenAll(some.Select(activation => activation.Ended)).WaitAsync(cancellationToken);
            }
        }
    }

    IEnumerable<Activation> All() => silo.Catalog.Classes.SelectMany(grainClass => grainClass.Activations);
}
