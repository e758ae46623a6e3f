using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Success.GraphQL.TestServer.Fuzzing;

/// <summary>Feeds damaged documents to the engine. Whatever comes, it answers with one JSON object, and nothing is thrown.</summary>
public sealed class FuzzRun
{
    // Ours, answered to what is wrong with a request; anything longer would make the server an amplifier.
    const int MaxRefusalBytes = 8 * 1024;

    static readonly JsonElement Variables = JsonElement.Parse("""{"n": 2, "deep": {"name": "a", "branches": [{"branches": [null]}]}}"""u8);

    readonly GraphQLEngine _engine = TestSchema.Create();
    readonly ArrayBufferWriter<byte> _output = new(64 * 1024);

    /// <summary>Documents that were executed.</summary>
    public int Executed { get; private set; }

    /// <summary>Documents that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Feeds it a number of documents.</summary>
    /// <returns>What went wrong, each with its document; empty if nothing did.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(int count, int seed)
    {
        var fuzzer = new DocumentFuzzer(seed);
        var findings = new List<string>();
        for (var i = 0; i < count && findings.Count < 10; i++)
        {
            var document = fuzzer.Next();
            if (await FindingAsync(document) is { } finding)
            {
                findings.Add($"{finding} Document {i}: {Encoding.UTF8.GetString(document)}");
            }
        }

        return findings;
    }

    async Task<string?> FindingAsync(byte[] document)
    {
        try
        {
            var prepared = _engine.Prepare(new GraphQLRequest { Document = document, Variables = Variables, Services = NoServices.Instance });
            _output.ResetWrittenCount();
            if (prepared is { Errors.Count: 0, Kind: GraphQLOperationKind.Subscription })
            {
                return await StreamAsync(prepared);
            }

            var result = await _engine.ExecuteAsync(prepared.Request, _output, CancellationToken.None);
            return Wrong(result, _output.WrittenMemory);
        }
        catch (Exception exception)
        {
            return $"Thrown: {exception}";
        }
    }

    async Task<string?> StreamAsync(GraphQLPreparation prepared)
    {
        Executed++;
        await foreach (var response in _engine.StreamAsync(prepared))
        {
            JsonElement.Parse(response.Span);
        }

        return null;
    }

    string? Wrong(GraphQLResult result, ReadOnlyMemory<byte> response)
    {
        var (executed, refused) = result.IsRequestError ? (0, 1) : (1, 0);
        (Executed, Refused) = (Executed + executed, Refused + refused);
        var answer = JsonElement.Parse(response.Span);
        return answer.TryGetProperty("data", out _) == result.IsRequestError ? "The answer has data where it must not, or none where it must."
            : result.Errors.Any(error => error.Code == GraphQLErrorCodes.Internal) ? "An internal error."
            : result.IsRequestError && response.Length > MaxRefusalBytes ? $"A refusal of {response.Length} bytes."
            : null;
    }

    sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
