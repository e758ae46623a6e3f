using System.Globalization;
using System.Text.Json;
using Success.Gateway.Tests.Isolation;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Mutations;

/// <summary>An account with one of everything, at which mutations are tried: each is refused for one field, and carried out.</summary>
sealed class Bench : IAsyncDisposable
{
    readonly HashSet<string> _refused = [];
    readonly HashSet<string> _done = [];
    readonly HashSet<string> _given = [];
    readonly Isolation.Contract _contract;

    // What several parts of the table may name, and the mutation that is to show it.
    static readonly Dictionary<string, string> ShownBy = new(StringComparer.Ordinal)
    {
        ["AccountBindingInput.account"] = "inviteMember",
        ["NewActionInput.assignee"] = "addAction",
        ["NewActionInput.objective"] = "addAction",
        ["NewMilestoneInput.objective"] = "addMilestone",
        ["ObjectiveInput.customerOwner"] = "editObjective",
        ["ObjectiveInput.owner"] = "editObjective",
    };

    Bench(RunningGateway gateway, SharedAccount account, Isolation.Contract contract) => (Gateway, Account, _contract) = (gateway, account, contract);

    public RunningGateway Gateway { get; }

    public SharedAccount Account { get; }

    public Visitor Provider => Account.Provider;

    public Visitor Customer => Account.Customer;

    public string this[string kind] => Account.Ids[kind];

    public static async Task<Bench> StartAsync()
    {
        var gateway = await RunningGateway.StartAsync();
        var owner = new Visitor(gateway, await gateway.SignInAsync());
        await owner.DoAsync("defineMetric", "metric { id }", new { key = SharedAccount.Metric, name = "Seats", unit = "seats", kind = new { level = new { } } });
        return new(gateway, await SharedAccount.MakeAsync(owner, "acme"), await Isolation.Contract.ReadAsync(owner));
    }

    public string Day(int days) => Gateway.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Instant(int days) => Day(days) + "T00:00:00Z";

    /// <summary>Tries what must not be: the one error names its kind and its field.</summary>
    public async Task RefuseAsync(Visitor who, string mutation, object input, string code, string field)
    {
        var payload = await who.TryAsync(mutation, "refused: userErrors { code }", input);
        var errors = payload.GetProperty("userErrors");
        Assert.True(
            errors.GetArrayLength() == 1 && (errors[0].GetProperty("code").GetString(), errors[0].GetProperty("field").GetString()) == (code, field),
            $"{mutation} is to be refused as {code} for {field}, and was answered {payload}");
        _refused.Add(mutation);
    }

    /// <summary>Carries a mutation out; its payload shows what it has done.</summary>
    public async Task<JsonElement> DoAsync(Visitor who, string mutation, string selection, object input, string shows)
    {
        var payload = await who.DoAsync(mutation, selection, input);
        Assert.True(payload.ToString().Contains(shows, StringComparison.Ordinal), $"{mutation} is to show {shows}, and was answered {payload}");
        _done.Add(mutation);
        NoteIds(_contract[_contract["Mutation"].Fields.Single(field => field.Name == mutation).Arguments[0].TypeName], JsonSerializer.SerializeToElement(input, JsonSerializerOptions.Web));
        return payload;
    }

    /// <summary>As <see cref="DoAsync"/>, and gives the id of what was made.</summary>
    public async Task<string> MakeAsync(Visitor who, string mutation, string made, string selection, object input, string shows) =>
        (await DoAsync(who, mutation, $"{made} {{ id {selection} }}", input, shows)).GetProperty(made).GetProperty("id").GetString()!;

    /// <summary>That every mutation of a part of the table was tried both ways, and no other, and carried out with an id in every place that takes one.</summary>
    public void TriedAll(IEnumerable<string> mutations)
    {
        var all = mutations.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(all, _done.Order(StringComparer.Ordinal));
        Assert.Equal(all, _refused.Order(StringComparer.Ordinal));
        var places = IdPlace.All(_contract).Where(place => place.On.Name == "Mutation" && all.Contains(place.Field.Name)).Select(place => place.Row).Distinct();
        Assert.Empty(places.Where(row => !ShownBy.TryGetValue(row, out var by) || all.Contains(by)).Except(_given).Order(StringComparer.Ordinal));
    }

    void NoteIds(ContractType type, JsonElement input)
    {
        foreach (var field in type.Inputs)
        {
            if (input.TryGetProperty(field.Name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                _given.UnionWith(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0 ? [] : [$"{type.Name}.{field.Name}"]);
                foreach (var item in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
                {
                    NoteIds(_contract[field.TypeName], item);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Account.Dispose();
        Provider.Dispose();
        await Gateway.DisposeAsync();
    }
}
