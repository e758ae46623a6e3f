namespace Success.Domain.Metrics;

public sealed partial record MetricCatalogue
{
    /// <summary>What a command leads to.</summary>
    /// <param name="catalogue">The catalogue as it is.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="ids">Salts of the texts.</param>
    /// <returns>
    /// Events (none when nothing changes), or a refusal: <see cref="DomainErrorCode.Invalid"/> with the field,
    /// <see cref="DomainErrorCode.NotFound"/> for an unknown metric, <see cref="DomainErrorCode.Conflict"/> for a key that is taken,
    /// <see cref="DomainErrorCode.Stale"/> for another latest version, <see cref="DomainErrorCode.LimitReached"/>.
    /// </returns>
    public static Result<Decision<MetricEvent>> Decide(MetricCatalogue catalogue, MetricCommand command, IdSource ids)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return command switch
        {
            DefineMetric define => catalogue.Define(define, ids),
            ReviseMetric revise => catalogue.Known(revise.Key).Then(chain => Revise(chain, revise)),
            DescribeMetric describe => catalogue.Known(describe.Key).Then(_ => Describe(describe, ids)),
            RetireMetric { Key: var key } => catalogue.Known(key).Then<Decision<MetricEvent>>(
                chain => chain.IsRetired ? new Decision<MetricEvent>() : new Decision<MetricEvent>(new MetricRetired(key))),
            ReinstateMetric { Key: var key } => catalogue.Known(key).Then(chain => catalogue.Reinstate(key, chain)),
            _ => throw new System.Diagnostics.UnreachableException($"The catalogue knows no {command?.GetType().Name}."),
        };
    }

    Result<Decision<MetricEvent>> Define(DefineMetric define, IdSource ids)
    {
        var refusals = new Refusals();
        var read = MetricKey.Create(define.Key);
        var key = read.IsSuccess ? read.Value : default;
        refusals.Add(read.Error is { } wrongKey ? wrongKey with { Field = "key" } : null);
        refusals.Add(read.IsSuccess && Metrics.ContainsKey(key)
            ? new DomainError(DomainErrorCode.Conflict, $"The key '{key}' is taken; revise that metric, or choose another key.", "key")
            : null);
        var metric = refusals.Take(define.Definition.ToMetric(key, version: 1));
        var texts = Described(key, define.Name, define.Meaning, ids);
        refusals.Add(texts.Error);
        return !refusals.IsEmpty ? refusals.ToError()
            : Full() is { } full ? full
            : new Decision<MetricEvent>([new MetricDefined(metric!, texts.Value.Name, texts.Value.Meaning)], texts.Value.Changes);
    }

    static Result<Decision<MetricEvent>> Revise(MetricChain chain, ReviseMetric revise)
    {
        if (revise.Latest != chain.Latest.Version)
        {
            return new DomainError(DomainErrorCode.Stale, $"The latest version is {chain.Latest.Version}; look at it and revise again.", "latest");
        }

        if (chain.Versions.Length == MaxVersions)
        {
            return new DomainError(DomainErrorCode.LimitReached, $"A metric has at most {MaxVersions} versions; define another one.", "key");
        }

        return revise.Definition.ToMetric(revise.Key, chain.Latest.Version + 1).Then<Decision<MetricEvent>>(
            metric => metric with { Version = chain.Latest.Version } == chain.Latest
                ? new Decision<MetricEvent>()
                : new Decision<MetricEvent>(new MetricRevised(metric)));
    }

    static Result<Decision<MetricEvent>> Describe(DescribeMetric describe, IdSource ids) =>
        Described(describe.Key, describe.Name, describe.Meaning, ids).Then<Decision<MetricEvent>>(
            texts => new Decision<MetricEvent>([new MetricDescribed(describe.Key, texts.Name, texts.Meaning)], texts.Changes));

    Result<Decision<MetricEvent>> Reinstate(MetricKey key, MetricChain chain) =>
        !chain.IsRetired ? new Decision<MetricEvent>()
        : InUse >= MaxMetrics ? TooManyInUse()
        : new Decision<MetricEvent>(new MetricReinstated(key));

    Result<MetricChain> Known(MetricKey key) =>
        Metrics.TryGetValue(key, out var chain)
            ? chain
            : new DomainError(DomainErrorCode.NotFound, $"The catalogue has no metric '{key}'.", "key");

    DomainError? Full() =>
        InUse >= MaxMetrics ? TooManyInUse()
        : Metrics.Count >= MaxKeys
            ? new DomainError(DomainErrorCode.LimitReached, $"At most {MaxKeys} metrics fit, the retired ones included; reinstate one of those.", "key")
        : null;

    static DomainError TooManyInUse() =>
        new(DomainErrorCode.LimitReached, $"At most {MaxMetrics} metrics are in use at a time; retire one first.", "key");

    static Result<(TextDigest Name, TextDigest? Meaning, IReadOnlyList<TextChange> Changes)> Described(
        MetricKey key, string? name, string? meaning, IdSource ids)
    {
        var refusals = new Refusals();
        var checkedName = refusals.Take(Texts.Name(name, "name"));
        var checkedMeaning = meaning is null ? null : refusals.Take(Texts.Note(meaning, "meaning"));
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var nameText = new TextChange($"{key}.name", ids.NextValue(), checkedName);
        var meaningText = new TextChange($"{key}.meaning", ids.NextValue(), checkedMeaning);
        return (nameText.Digest!.Value, meaningText.Digest, [nameText, meaningText]);
    }
}
