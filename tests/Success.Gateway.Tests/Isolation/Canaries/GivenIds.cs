using System.Text.Json;
using System.Text.Json.Nodes;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// Every id that anybody is given. <c>given.txt</c> says for each field of the contract that gives one where it can be asked back; whoever was not
/// given it is answered as of what never was.
/// </summary>
sealed class GivenIds(CanaryWorld world, CanaryRun run, Random random)
{
    // Of each field and asker in a thorough run, and of each field in any other.
    const int MostIds = 3;
    const int MostAskers = 8;

    static readonly string[] PeoplesIds = [Domain.Tenancy.Member.Prefix, Domain.Tenancy.Person.Prefix, Domain.Tenancy.ApiClient.Prefix];

    // An id in a record stays when what it names is gone.
    const string Record = "record";

    const string Node = "query ($id: ID!) { node(id: $id) { __typename id } }";

    // The other places in which ids of a kind are, of what has no node of its own.
    static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["Viewer.sessions"] = "{ viewer { sessions { id } } }",
        ["Account.closedProposals"] = "query ($account: ID!) { account(id: $account) { closedProposals { id } } }",
        ["Account.closedPeriods"] = "query ($account: ID!) { account(id: $account) { closedPeriods { review } } }",
        ["SuccessPlan.cancelledReviews"] = "query ($account: ID!) { account(id: $account) { plans { cancelledReviews { review } } } }",
        ["ClosedProposal.changes"] = "query ($account: ID!) { account(id: $account) { closedProposals { changes { id } } } }",
        ["Proposal.changes"] = "query ($account: ID!) { account(id: $account) { proposals { changes { id } } } }",
    };

    readonly Dictionary<string, string[]> _ways = Rows();
    readonly HashSet<string> _names = [.. Rows().Keys.Select(row => row.Split('.')[1])];
    readonly Dictionary<Asker, Dictionary<string, HashSet<string>>> _given = [];
    readonly Dictionary<Asker, HashSet<string>> _gone = [];
    readonly Dictionary<(Asker, string), string> _answers = [];
    readonly HashSet<string> _asked = [];

    /// <summary>Fields that gave nobody an id.</summary>
    public IEnumerable<string> Unseen => _ways.Keys.Except(_given.Values.SelectMany(rows => rows.Keys));

    /// <summary>What was given and cannot be asked back, and what is answered to whom it was not given.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Where the ids of each field can be asked back.</summary>
    public static Dictionary<string, string[]> Rows() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Isolation", "given.txt"))
        .Select(line => line.Split(' ')).ToDictionary(row => row[0], row => row[1..], StringComparer.Ordinal);

    /// <summary>The fields of the contract that give ids.</summary>
    public static IEnumerable<string> FieldsOf(Contract contract) =>
        from type in contract.Types
        where type.Kind == "OBJECT"
        from field in type.Fields
        where field.TypeName == "ID"
        select $"{type.Name}.{field.Name}";

    /// <summary>Takes down the ids of an answer.</summary>
    public void Note(Asker asker, JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in answer.EnumerateArray())
            {
                Note(asker, item);
            }
        }
        else if (answer.ValueKind == JsonValueKind.Object)
        {
            var type = answer.TryGetProperty("__typename", out var name) ? name.GetString() : null;
            foreach (var field in answer.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.String && _names.Contains(field.Name) && $"{type}.{field.Name}" is var row && _ways.ContainsKey(row))
                {
                    Take(_given, asker).TryAdd(row, []);
                    _given[asker][row].Add(field.Value.GetString()!);
                }

                Note(asker, field.Value);
            }

            if (type == "ChangeNotice" && answer.GetProperty("isDeletion").GetBoolean())
            {
                Take(_gone, asker).Add(answer.GetProperty("subject").GetString()!);
            }
        }
    }

    /// <summary>Asks for what was given since it was asked last, field by field, as those to whom it was given and as those to whom it was not.</summary>
    /// <param name="isThorough">Whether everybody asks for several of each field, instead of a few for one.</param>
    /// <param name="isSurveyed">Whether everybody was given all that it may see: otherwise those who were not given it may see it all the same.</param>
    public async Task AskBackAsync(bool isThorough, bool isSurveyed)
    {
        var most = isThorough ? MostIds : 1;
        var all = _given.Values.SelectMany(rows => rows).Where(row => !_asked.Contains(row.Key)).GroupBy(row => row.Key).ToDictionary(row => row.Key, row => row.SelectMany(one => one.Value).Distinct().ToArray());
        foreach (var (row, ids) in all)
        {
            foreach (var asker in Some([.. world.Askers], isThorough ? int.MaxValue : MostAskers))
            {
                var own = _given.GetValueOrDefault(asker) ?? [];
                var known = own.Values.SelectMany(ids => ids).ToHashSet();
                foreach (var id in Some(_ways[row] is [Record] ? [] : own.GetValueOrDefault(row)?.ToArray() ?? [], most))
                {
                    await FindAsync(asker, row, id);
                }

                foreach (var id in Some([.. ids.Where(id => isSurveyed && !known.Contains(id) && !IsPerhapsKnown(asker, id))], most))
                {
                    await MissAsync(asker, row, id);
                }
            }
        }

        _asked.UnionWith(all.Keys);
        _answers.Clear();
    }

    async Task FindAsync(Asker asker, string row, string id)
    {
        foreach (var way in _ways[row])
        {
            if (way == "gone" ? _gone.GetValueOrDefault(asker)?.Contains(id) == true : Contains(await AskAsync(asker, way, id), id))
            {
                return;
            }
        }

        // Of those who are signed out or removed meanwhile nobody asks any more.
        if (!(await AskAsync(asker, "node", id)).Contains("UNAUTHENTICATED", StringComparison.Ordinal))
        {
            Failures.Add($"{asker} is given {id} by {row}, and finds it nowhere of {string.Join(", ", _ways[row])}: {await AskAsync(asker, "node", id)}");
        }
    }

    // A program that looks after people finds them by their ids, and reads no account in whose lists they are. Whose names it may see is said by the table.
    static bool IsPerhapsKnown(Asker asker, string id) => asker.Side is not null && PeoplesIds.Contains(id.Split('_')[0]);

    async Task MissAsync(Asker asker, string row, string id)
    {
        var (answer, absent) = (await AskAsync(asker, "node", id), await AskAsync(asker, "node", IdPlace.NeverWas(id)));
        if (answer != absent)
        {
            Failures.Add($"{asker} was not given the id of {row}, asks for it and is answered {answer}, and of what never was {absent}");
        }
    }

    async Task<string> AskAsync(Asker asker, string way, string id)
    {
        var account = $"acc_{id.Split('_')[^1]}";
        var asked = way == "node" ? id : Lists[way].Contains("$account", StringComparison.Ordinal) ? account : "";
        if (!_answers.TryGetValue((asker, way + asked), out var answer))
        {
            var variables = way == "node" ? new JsonObject { ["id"] = id } : asked.Length > 0 ? new JsonObject { ["account"] = account } : null;
            var json = await run.AskAsync(asker, way == "node" ? Node : Lists[way], variables);
            _answers[(asker, way + asked)] = answer = Plain(json);
        }

        return answer;
    }

    // Without what differs from request to request.
    static string Plain(JsonElement answer)
    {
        var plain = JsonNode.Parse(answer.GetRawText())!.AsObject();
        plain.Remove("extensions");
        foreach (var error in plain["errors"]?.AsArray() ?? [])
        {
            error?["extensions"]?.AsObject().Remove("correlationId");
        }

        return plain.ToJsonString();
    }

    static bool Contains(string answer, string id) => answer.Contains($"\"{id}\"", StringComparison.Ordinal);

    T[] Some<T>(T[] from, int most)
    {
        random.Shuffle(from);
        return from[..Math.Min(most, from.Length)];
    }

    static T Take<T>(Dictionary<Asker, T> of, Asker asker)
        where T : new() => of.TryGetValue(asker, out var known) ? known : of[asker] = new();
}
