using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Domain.Tests.Agreements;

public sealed class CanonicalEnvelopeTests
{
    static readonly Id<Account> TheAccount = Id<Account>.Create(Scene.Value(1));
    static readonly Id<Plan> ThePlan = Id<Plan>.Create(Scene.Value(2));
    static readonly Id<Proposal> TheProposal = Id<Proposal>.Create(Scene.Value(3));

    /// <summary>The numbers of RFC 8785, appendix B, and the edges between its notations.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    public void Number_IsPrintedAsEcmaScriptPrintsIt(ulong bits, string expected) =>
        Assert.Equal(expected, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(bits)));

    [Fact]
    public void Text_EscapesWhatMustBeAndNothingElse() =>
        Assert.Equal("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001é/€\"", CanonicalJson.Text("\"\\\b\f\n\r\t\u0001é/€"));

    [Fact]
    public void Digest_OfTheDocumentedExample_IsTheDocumentedOne()
    {
        var change = new Change.SetNoticeRule(Id<Change>.Create(Scene.Value(4)), 0, ThePlan, new NoticeRule(2));
        var form = CanonicalEnvelope.Write(TheAccount, ThePlan, TheProposal, 1, Side.Provider, [change], null);

        var document = Repository.Read("docs/agreement-digest.md");

        Assert.Contains(form, document, StringComparison.Ordinal);
        Assert.Contains(AgreementDigest.Of(form).ToString(), document, StringComparison.Ordinal);
    }

    /// <summary>One change of every kind, with every kind of goal and trajectory. What was agreed once keeps its digest.</summary>
    [Fact]
    public void Digest_OfOneChangeOfEveryKind_HasNotChanged() =>
        Assert.Equal("14eb0a567f9f1a3724bed46df9088d89b39b3600597a6d676ff42044800d36e2", Digest(Everything()));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Digest_InAnotherCulture_IsTheSame(string culture)
    {
        var here = Digest(Everything());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, Digest(Everything()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Digest_OfEqualAmountsWrittenDifferently_IsTheSame() =>
        Assert.Equal(Digest([Valued(1.5m, 1m)]), Digest([Valued(1.500m, 1.00m)]));

    /// <summary>Every value in the JSON of every kind of change is altered in turn; whatever was agreed must show in the digest.</summary>
    [Fact]
    public void Digest_WhateverIsAltered_IsAnother()
    {
        var changes = Everything();
        for (var index = 0; index < changes.Length; index++)
        {
            var json = JsonSerializer.SerializeToNode(changes[index], DomainJson.Options)!;
            foreach (var path in Leaves(json, ""))
            {
                var altered = Altered(json, path);
                Change[] others = [.. changes];
                others[index] = altered.Deserialize<Change>(DomainJson.Options)!;

                // Where the texts of an objective are kept is no part of what it says.
                var counts = !path.EndsWith("textOwner", StringComparison.Ordinal);
                Assert.True(Digest(others) != Digest(changes) == counts, $"{changes[index].GetType().Name}{path} does not count.");
            }
        }
    }

    [Fact]
    public void Digest_OfAnotherPlaceRoundSideOrNote_IsAnother()
    {
        var changes = Everything();
        var note = new NoteReference("key", TextDigest.Of(Scene.Value(5), "Why"));

        string[] digests =
        [
            CanonicalEnvelope.Digest(TheAccount, ThePlan, TheProposal, 1, Side.Provider, changes, null).ToString(),
            CanonicalEnvelope.Digest(Id<Account>.Create(Scene.Value(9)), ThePlan, TheProposal, 1, Side.Provider, changes, null).ToString(),
            CanonicalEnvelope.Digest(TheAccount, Id<Plan>.Create(Scene.Value(9)), TheProposal, 1, Side.Provider, changes, null).ToString(),
            CanonicalEnvelope.Digest(TheAccount, ThePlan, Id<Proposal>.Create(Scene.Value(9)), 1, Side.Provider, changes, null).ToString(),
            CanonicalEnvelope.Digest(TheAccount, ThePlan, TheProposal, 2, Side.Provider, changes, null).ToString(),
            CanonicalEnvelope.Digest(TheAccount, ThePlan, TheProposal, 1, Side.Customer, changes, null).ToString(),
            CanonicalEnvelope.Digest(TheAccount, ThePlan, TheProposal, 1, Side.Provider, changes, note).ToString(),
            CanonicalEnvelope.Digest(TheAccount, ThePlan, TheProposal, 1, Side.Provider, changes[1..], null).ToString(),
        ];

        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void Change_ReadFromJsonWithItsPropertiesInAnotherOrder_HasTheSameDigest()
    {
        var changes = Everything();
        Change[] read = [.. changes.Select(change => Reversed(JsonSerializer.SerializeToNode(change, DomainJson.Options)!).Deserialize<Change>(DomainJson.Options)!)];

        Assert.Equal(Digest(changes), Digest(read));
    }

    static string Digest(IReadOnlyList<Change> changes) =>
        CanonicalEnvelope.Digest(TheAccount, ThePlan, TheProposal, 1, Side.Provider, changes, null).ToString();

    static Change[] Everything()
    {
        var metric = new Metric(Scene.Mentions, 1, "", new MetricKind.LevelAtInstant(), TimeSpan.FromHours(2));
        var pause = new AgreedPause(new(2026, 7, 1), new(2026, 7, 31), PauseEffect.Shift);
        var kpi = Id<Kpi>.Create(Scene.Value(10));
        Goal[] goals =
        [
            Deals.Reach,
            Deals.Reach with { Trajectory = new Trajectory.SCurve(), Baseline = new Baseline.Taken(BaselineStatistic.Median, 6), Target = new Target.Relative(-30) },
            Deals.Reach with { Trajectory = new Trajectory.Stepped([new(0.25, 0.5), new(0.5, 0.75)]) },
            Deals.Reach with { Trajectory = new Trajectory.Points([new(0.25, -0.1)]) },
            Deals.Keep,
            new Goal.Keep(1, null, 0.5, new(2026, 4, 1), new(2027, 3, 31)),
        ];
        var terms = goals.Select(goal => Agreed(Deals.Weekly(goal) with { Pauses = [pause], FalseAlarms = FalseAlarmSetting.Early }, metric)).ToList();
        return
        [
            .. terms.Select((content, index) => new Change.SetTerms(Id<Change>.Create(Scene.Value(20 + index)), index, kpi, content)),
            new Change.RetireKpi(Id<Change>.Create(Scene.Value(30)), 1, kpi),
            new Change.PauseKpi(Id<Change>.Create(Scene.Value(31)), 1, kpi, pause, terms[0]),
            Valued(30, 0.5m),
            new Change.SetNoticeRule(Id<Change>.Create(Scene.Value(33)), 0, ThePlan, new NoticeRule(2)),
        ];
    }

    static AgreedTerms Agreed(TermsDraft draft, Metric metric)
    {
        var terms = Terms.Create(draft, metric).Value;
        return new(Measures.Outcome, true, terms, Schedule.Of(terms, Calendar.Default));
    }

    static Change.SetObjective Valued(decimal amount, decimal share) => new(
        Id<Change>.Create(Scene.Value(32)),
        1,
        Id<Objective>.Create(Scene.Value(11)),
        new(
            "chg",
            TextDigest.Of(Scene.Value(12), "Outcome"),
            TextDigest.Of(Scene.Value(13), "Why"),
            new(Id<Member>.Create(Scene.Value(14)), Id<Member>.Create(Scene.Value(15))),
            new(new(amount, "EUR"), Scene.Mentions, share)));

    static IEnumerable<string> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject map => map.Where(pair => pair.Value is not null && !IsDiscriminator(pair.Key, pair.Value)).SelectMany(pair => Leaves(pair.Value!, $"{path}/{pair.Key}")),
        JsonArray list => list.SelectMany((item, index) => Leaves(item!, string.Create(CultureInfo.InvariantCulture, $"{path}/{index}"))),
        _ => [path],
    };

    // The kinds of unions are covered by having one change of each; swapping a kind alone does not make a value of the other.
    static bool IsDiscriminator(string name, JsonNode value) => name is "change" or "shape" || (name is "goal" or "baseline" or "target" && value is JsonValue);

    static JsonNode Altered(JsonNode root, string path)
    {
        var copy = root.DeepClone();
        var steps = path.Split('/')[1..];
        var parent = copy;
        foreach (var step in steps[..^1])
        {
            parent = parent is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : parent[step]!;
        }

        if (parent is JsonArray array)
        {
            var index = int.Parse(steps[^1], CultureInfo.InvariantCulture);
            array[index] = AnotherValue(array[index]!);
        }
        else
        {
            parent[steps[^1]] = AnotherValue(parent[steps[^1]]!);
        }

        return copy;
    }

    static JsonNode AnotherValue(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => value.GetValue<decimal>() + 1,
        _ => AnotherText(value.GetValue<string>()),
    };

    static string AnotherText(string text) => text switch
    {
        "INCREASE" => "DECREASE",
        "DECREASE" => "INCREASE",
        "OUTCOME" => "PROCESS",
        "WEEKLY" => "DAILY",
        "PROVIDER_SYSTEM" => "BOTH",
        "EARLY" => "QUIET",
        "SHIFT" => "KEEP",
        "MEDIAN" => "MEAN",
        "EUR" => "USD",
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant) =>
            instant.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        // Ids, digests and lengths of time stay what they are with another digit.
        _ => text.Contains('1', StringComparison.Ordinal) ? ReplaceLast(text, '1', '2') : ReplaceLast(text, text[^1], text[^1] == '0' ? '1' : '0'),
    };

    static string ReplaceLast(string text, char from, char to)
    {
        var at = text.LastIndexOf(from);
        return $"{text[..at]}{to}{text[(at + 1)..]}";
    }

    static JsonNode Reversed(JsonNode node) => node switch
    {
        // The kind of a union stays in front, where the serializer looks for it.
        JsonObject map => new JsonObject(map
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Reversed(pair.Value)))
            .Reverse()
            .OrderByDescending(pair => pair.Value is not null && IsDiscriminator(pair.Key, pair.Value))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Reversed(item))]),
        _ => node.DeepClone(),
    };
}
