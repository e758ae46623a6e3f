using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Success.Domain.Accounts;

namespace Success.Domain.Tests.Accounts;

public sealed class AccountEventCodecTests
{
    /// <summary>Journals are read for ever: a line of this list may be added, and its format may go up; nothing else may change.</summary>
    [Fact]
    public void Names_AreThosePromised()
    {
        var names = AccountEventCodec.Names.Select(name => FormattableString.Invariant($"{name.Name} {name.Format}"));

        Assert.Equal(Repository.Read("tests/Success.Domain.Tests/Accounts/account-events.txt"), string.Join('\n', names) + "\n");
    }

    [Fact]
    public void EveryEvent_IsMadeByTheStory_AndRoundTrips()
    {
        var journal = Story.Journal();

        Assert.Empty(AccountEventCodec.Names.Select(name => name.Name).Except(journal.Select(happened => AccountEventCodec.Encode(happened).Name)));
        Assert.All(journal, happened =>
        {
            var encoded = AccountEventCodec.Encode(happened);
            var decoded = AccountEventCodec.Current.Decode(encoded);
            Assert.Equal(happened.GetType(), decoded.GetType());
            Assert.Equal(Encoding.UTF8.GetString(encoded.Json.Span), Encoding.UTF8.GetString(AccountEventCodec.Encode(decoded).Json.Span));
        });
    }

    [Fact]
    public void Events_HoldNoWords()
    {
        var scene = Story.Tell();

        var journal = string.Concat(scene.Journal.Select(happened => Encoding.UTF8.GetString(AccountEventCodec.Encode(happened).Json.Span)));

        Assert.DoesNotContain(Story.Words, journal, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void State_RoundTripsAsASnapshot()
    {
        var state = Scene.Json(Story.Tell().Account);

        Assert.Equal(state, Scene.Json(JsonSerializer.Deserialize<Account>(state, DomainJson.Options)));
    }

    [Fact]
    public void OlderFormat_IsBroughtUpStepByStep()
    {
        var codec = new AccountEventCodec(new Dictionary<(string Name, int Format), Func<JsonObject, JsonObject>>
        {
            [("RenewalRecorded", -1)] = json =>
            {
                json["day"] = json["when"]!.DeepClone();
                json.Remove("when");
                return json;
            },
            [("RenewalRecorded", 0)] = json =>
            {
                json["on"] = json["day"]!.DeepClone();
                json.Remove("day");
                return json;
            },
        });
        var old = """{"at":"2026-03-02T09:00:00+00:00","by":"system","when":"2027-01-01"}"""u8.ToArray();

        var decoded = Assert.IsType<RenewalRecorded>(codec.Decode(new("RenewalRecorded", -1, old)));

        Assert.Equal(new DateOnly(2027, 1, 1), decoded.On);
    }

    [Theory]
    [InlineData("NeverHeardOf", 1, "{}")]
    [InlineData("RenewalRecorded", 2, """{"at":"2026-03-02T09:00:00+00:00","by":"system","on":null}""")]
    [InlineData("RenewalRecorded", 0, """{"at":"2026-03-02T09:00:00+00:00","by":"system","on":null}""")]
    [InlineData("RenewalRecorded", 1, """{"at":"2026-03-02T09:00:00+00:00","by":"system"}""")]
    [InlineData("RenewalRecorded", 1, """{"at":"2026-03-02T09:00:00+00:00","by":"system","on":null,"more":1}""")]
    [InlineData("RenewalRecorded", 1, "null")]
    public void Decode_WhatThisReleaseCannotRead_Throws(string name, int format, string json) =>
        Assert.ThrowsAny<JsonException>(() => AccountEventCodec.Current.Decode(new(name, format, Encoding.UTF8.GetBytes(json))));
}
