using System.Text.Json;
using Success.Domain.Drift;

namespace Success.Domain.Tests.Drift;

public sealed class DetectorStateJsonTests
{
    static readonly DetectorSettings Band = DetectorSettings.Create(true, 52, NoisePrior.Usual, 150);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_WhatWasWritten_IsTheSameState(int seed)
    {
        var random = new Random(seed);
        var state = Detector.Start(Band);
        for (var i = 0; i < 60; i++)
        {
            state = Detector.Step(Band, state, i + (0.3 * random.NextDouble()), (i / 10.0) - 2 + random.NextDouble()).State;

            Assert.Equal(state, JsonSerializer.Deserialize<DetectorState>(JsonSerializer.Serialize(state, DomainJson.Options), DomainJson.Options));
        }
    }

    [Fact]
    public void Write_StartState_HasTheseNamesAndNumbers()
    {
        var settings = DetectorSettings.Create(false, 52, new NoisePrior(0.25, 4), 150);

        Assert.Equal(
            """
            {"version":1,"observations":0,"time":0,"residual":0,"active":0,"recovery":0,"level":0,"lastLevel":0,
            "noise":[0.25,0.25,4,0,0,0,0],
            "trend":[0,0,0.25,0,0.0225,2,0,0,0.25,0,0.0225,2,0,0,0.25,0,0.0225,0,0,0,0.25,0,0.0225,0,0,0,0.25,0,0.0225,-2],
            "positive":[0,0,0,0,0,0],"negative":[0,0,0,0,0,0]}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(Detector.Start(settings), DomainJson.Options));
    }

    [Theory]
    [InlineData("""{"version":2}""")]
    [InlineData("""{"version":0}""")]
    [InlineData("""{}""")]
    [InlineData("""{"version":1,"surprise":1}""")]
    [InlineData("""{"version":1,"noise":[1,2,3,4,5,6,7,8]}""")]
    [InlineData("""[1]""")]
    public void Read_SomethingElse_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DetectorState>(json, DomainJson.Options));
}
