using System.Text.Json;
using System.Text.Json.Nodes;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <content>Everything that a query reaches.</content>
sealed partial class CanaryRun
{
    async Task SurveyAsync(Random? random)
    {
        var survey = new Survey(world.Contract, _question, random);
        foreach (var type in world.Contract["Node"].PossibleTypes.Select(name => world.Contract[name]))
        {
            await SurveyNodesAsync(survey, type);
        }

        foreach (var field in world.Contract["Query"].Fields.Where(field => field.Name != "node"))
        {
            foreach (var wanted in field.Name == "account" ? ["id", "externalId"] : new string?[] { null })
            {
                foreach (var question in await AffordableAsync(world.Contract[field.TypeName], null, (depth, only) => survey.OfRoot(field, depth, wanted, only)))
                {
                    await AskEverybodyAsync(question, null);
                }
            }
        }

        await SurveyRestAsync(survey);
    }

    async Task SurveyNodesAsync(Survey survey, ContractType type)
    {
        // What a question costs does not depend on whose id it has.
        var sample = IdsOf(type, world.North).FirstOrDefault() ?? world.North.Account["Account"];
        foreach (var question in await AffordableAsync(type, sample, (depth, only) => survey.OfNode(type, depth, only)))
        {
            await AskEverybodyAsync(question, type);
        }
    }

    /// <summary>The whole question where one request may cost so much, and otherwise one for each of the fields, as deep as may be.</summary>
    async Task<IReadOnlyList<SurveyQuestion>> AffordableAsync(ContractType type, string? id, Func<int, string?, SurveyQuestion> make)
    {
        var whole = make(Deepest, null);
        if (await IsAffordableAsync(whole, id))
        {
            return [whole];
        }

        var parts = new List<SurveyQuestion>();
        foreach (var field in type.Fields.Where(field => !world.Contract[field.TypeName].IsLeaf))
        {
            for (var depth = Deepest; depth > 0; depth--)
            {
                var part = make(depth, field.Name);
                if (await IsAffordableAsync(part, id))
                {
                    parts.Add(part);
                    break;
                }
            }
        }

        return parts;
    }

    async Task<bool> IsAffordableAsync(SurveyQuestion question, string? id)
    {
        var answer = await AskAsync(world.Askers[^1], question.Document, VariablesOf(question, world.North, id));
        var isRefused = !answer.TryGetProperty("data", out _);
        Assert.True(!isRefused || answer.GetRawText().Contains("\"COST_TOO_HIGH\"", StringComparison.Ordinal), answer.GetRawText());
        return !isRefused;
    }

    /// <summary>Everybody asks a question: of everything of a type that has an id, or with the ids of each account.</summary>
    async Task AskEverybodyAsync(SurveyQuestion question, ContractType? type)
    {
        // What would have cost too much was made, and is not asked.
        _asked.UnionWith(question.Fields);
        foreach (var asker in world.Askers)
        {
            foreach (var plot in Chosen(asker))
            {
                foreach (var id in type is null ? [null] : IdsOf(type, plot))
                {
                    var answer = await AskAsync(asker, question.Document, VariablesOf(question, plot, id));
                    Note(answer);
                    Given.Note(asker, answer);
                }

                if (!question.HasVariables)
                {
                    // It is the same for every account.
                    break;
                }
            }
        }
    }

    static JsonObject VariablesOf(SurveyQuestion question, Plot plot, string? id)
    {
        var variables = question.Variables(plot.Account.Ids);
        if (id is not null)
        {
            variables["id"] = id;
        }

        return variables;
    }

    /// <summary>What lies deeper than the questions so far is asked on the shortest way to it.</summary>
    async Task SurveyRestAsync(Survey survey)
    {
        foreach (var (type, way) in Ways())
        {
            if (type.Fields.All(field => _asked.Contains($"{type.Name}.{field.Name}")))
            {
                continue;
            }

            await AskEverybodyAsync(survey.OfWay(way, type), way[0].On.Name == "Query" ? null : way[0].On);
        }
    }

    /// <summary>Every object that a query reaches with the shortest way to it, from something that has an id or from the root.</summary>
    IEnumerable<(ContractType Type, IReadOnlyList<(ContractType On, ContractField Field)> Way)> Ways()
    {
        var known = new Dictionary<string, IReadOnlyList<(ContractType, ContractField)>>(StringComparer.Ordinal);
        var next = new Queue<string>([.. world.Contract["Node"].PossibleTypes, "Query"]);
        foreach (var name in next)
        {
            known[name] = [];
        }

        while (next.TryDequeue(out var name))
        {
            var type = world.Contract[name];
            foreach (var field in type.Fields)
            {
                var given = world.Contract[field.TypeName];
                foreach (var reached in given.Kind == "OBJECT" ? [given.Name] : given.PossibleTypes)
                {
                    if (known.TryAdd(reached, [.. known[name], (type, field)]))
                    {
                        next.Enqueue(reached);
                    }
                }
            }
        }

        return known.Where(one => one.Value.Count > 0).Select(one => (world.Contract[one.Key], one.Value));
    }

    static IEnumerable<string?> IdsOf(ContractType type, Plot plot)
    {
        var kinds = type.Name switch
        {
            "SuccessPlan" => ["Plan", "OldPlan"],
            "Kpi" => ["Kpi", "ReachKpi", "CustomersKpi", "KeptKpi"],
            "Objective" => ["Objective", "AgreedObjective"],
            "Proposal" => ["Proposal", "RuleProposal", "PauseProposal", "ObjectiveProposal"],
            "Milestone" => ["Milestone", "DoneMilestone"],
            "PlanAction" => ["Action", "DoneAction"],
            "Member" => ["Customer", "Provider"],
            "PlanTemplate" => ["Template"],
            "Metric" => [],
            var name => new[] { name },
        };
        var of = plot.Account;
        return type.Name == "Metric"
            ? [$"met_{SharedAccount.Metric}"]
            : kinds.SelectMany(kind => new[] { of.Ids, of.Deleted, of.OfProvider, of.OfCustomer }.Select(ids => ids.GetValueOrDefault(kind))).OfType<string>();
    }

    HashSet<string> Reach()
    {
        var (reached, types) = (new HashSet<string>(), new Queue<ContractType>([world.Contract["Query"]]));
        for (var known = new HashSet<string>(); types.TryDequeue(out var type);)
        {
            if (known.Add(type.Name))
            {
                reached.UnionWith(type.Kind == "OBJECT" ? type.Fields.Select(one => $"{type.Name}.{one.Name}") : []);
                foreach (var next in type.Fields.Select(one => one.TypeName).Concat(type.PossibleTypes))
                {
                    types.Enqueue(world.Contract[next]);
                }
            }
        }

        return reached;
    }

    /// <summary>The accounts that an asker asks about: its own, and of the others one that is drawn unless the run is thorough.</summary>
    IEnumerable<Plot> Chosen(Asker asker)
    {
        var others = world.Plots.Where(plot => !asker.Knows(plot)).ToList();
        return world.Plots.Where(asker.Knows).Concat(isThorough || others.Count == 0 ? others : [others[_random.Next(others.Count)]]);
    }

    void Note(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Note(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var type = element.TryGetProperty("__typename", out var name) ? name.GetString() : null;
            foreach (var field in element.EnumerateObject())
            {
                if (type is not null && field.Value.ValueKind != JsonValueKind.Null && !(field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 0))
                {
                    _answered.Add($"{type}.{(char.IsUpper(field.Name[0]) ? field.Name[(field.Name.IndexOf('_', StringComparison.Ordinal) + 1)..] : field.Name)}");
                }

                Note(field.Value);
            }
        }
    }
}
